#include "core/imaging/dicom/siemens_mosaic.h"

#include "core/imaging/dicom/siemens_csa.h"

#include <cmath>
#include <cstdlib>
#include <dcmtk/dcmdata/dctk.h>

namespace stratoscope::imaging {
namespace {

const DcmTagKey imageHeader(0x0029, 0x1010);
const DcmTagKey imagesInMosaic(0x0019, 0x100A);

std::map<std::string, std::vector<std::string>> csaOf(DcmDataset& data) {
  const Uint8* bytes = nullptr;
  unsigned long length = 0;
  if (data.findAndGetUint8Array(imageHeader, bytes, &length).bad() || bytes == nullptr) {
    return {};
  }
  return readCsaHeader({bytes, length});
}

/// In files without value representations the private number is two bytes of unknown meaning.
int privateNumber(DcmDataset& data) {
  Uint16 number = 0;
  if (data.findAndGetUint16(imagesInMosaic, number).good()) {
    return number;
  }
  const Uint8* bytes = nullptr;
  unsigned long length = 0;
  const bool isThere = data.findAndGetUint8Array(imagesInMosaic, bytes, &length).good() && bytes != nullptr;
  return isThere && length >= 2 ? bytes[0] + 256 * bytes[1] : 0;
}

std::string firstOf(const std::map<std::string, std::vector<std::string>>& csa, const char* name) {
  const auto found = csa.find(name);
  return found == csa.end() || found->second.empty() ? std::string() : found->second.front();
}

int tilesOf(DcmDataset& data) {
  const auto count = firstOf(csaOf(data), "NumberOfImagesInMosaic");
  return count.empty() ? privateNumber(data) : std::atoi(count.c_str());
}

/// The way from slice to slice, 1 mm long: the CSA header says on which side of the pictures the next slice lies.
Vector stackDirection(DcmDataset& data, const DicomHeader& header) {
  auto normal = normalOf(*header.orientation);
  const auto csa = csaOf(data);
  const auto found = csa.find("SliceNormalVector");
  if (found != csa.end() && found->second.size() == 3) {
    Vector told{};
    for (std::size_t axis = 0; axis < 3; ++axis) {
      told[axis] = std::strtod(found->second[axis].c_str(), nullptr);
    }
    if (dot(told, normal) < 0) {
      normal = {-normal[0], -normal[1], -normal[2]};
    }
  }
  return normal;
}

} // namespace

std::optional<Mosaic> mosaicOf(DcmDataset& data, const DicomHeader& header) {
  if (!header.isMosaic || header.frames > 1) {
    return std::nullopt;
  }
  Mosaic mosaic;
  mosaic.tiles = tilesOf(data);
  mosaic.across = static_cast<int>(std::ceil(std::sqrt(static_cast<double>(std::max(mosaic.tiles, 1)))));
  if (mosaic.tiles < 2 || header.columns % mosaic.across != 0 || header.rows % mosaic.across != 0) {
    return std::nullopt;
  }
  mosaic.columns = header.columns / mosaic.across;
  mosaic.rows = header.rows / mosaic.across;
  return mosaic;
}

std::string mosaicBValue(DcmDataset& data) { return firstOf(csaOf(data), "B_value"); }

std::vector<DicomPlane> mosaicPlanes(DcmDataset& data, const DicomHeader& header, const Mosaic& mosaic) {
  std::vector<DicomPlane> planes(static_cast<std::size_t>(mosaic.tiles));
  for (std::size_t tile = 0; tile < planes.size(); ++tile) {
    planes[tile].frame = tile;
    planes[tile].size = {mosaic.columns, mosaic.rows};
    planes[tile].number = static_cast<int>(tile);
    planes[tile].pixelSpacing = header.pixelSpacing;
  }
  if (!header.position || !header.orientation) {
    return planes;
  }
  const auto& o = *header.orientation;
  const auto direction = stackDirection(data, header);
  const double right = header.pixelSpacing[1] * (header.columns - mosaic.columns) / 2;
  const double down = header.pixelSpacing[0] * (header.rows - mosaic.rows) / 2;
  for (std::size_t tile = 0; tile < planes.size(); ++tile) {
    Vector place{};
    for (std::size_t axis = 0; axis < 3; ++axis) {
      place[axis] = (*header.position)[axis] + o[axis] * right + o[3 + axis] * down +
                    direction[axis] * header.sliceSpacing * static_cast<double>(tile);
    }
    planes[tile].position = place;
    planes[tile].orientation = o;
  }
  return planes;
}

} // namespace stratoscope::imaging
