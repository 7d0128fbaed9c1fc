#include "core/imaging/deidentification/uncompressed_pixels.h"

#include "core/base/error.h"
#include "core/imaging/deidentification/lossy_history.h"
#include "core/imaging/deidentification/pixel_layout.h"

#include <algorithm>
#include <cstring>
#include <dcmtk/dcmdata/dctk.h>
#include <vector>

namespace stratoscope::imaging {
namespace {

[[noreturn]] void refuse() {
  throw Error(ErrorCode::Unreadable, STRATOSCOPE_TEXT("has pixels that are not of the size its header says"));
}

void checkFits(const StoredImage& image, const PixelLayout& layout) {
  const bool known =
      (image.samples == 1 || image.samples == 3) && (image.bits == 8 || image.bits == 16 || image.bits == 32);
  if (!known || image.columns != layout.columns || image.rows != layout.rows || image.frames != layout.frames ||
      image.size() != image.bytes.size()) {
    refuse();
  }
}

void describe(DcmDataset& data, const StoredImage& image, const PixelLayout& layout) {
  const auto stored = std::clamp(layout.stored, 1, image.bits);
  data.putAndInsertUint16(DCM_SamplesPerPixel, static_cast<Uint16>(image.samples));
  data.putAndInsertString(DCM_PhotometricInterpretation, image.photometric.c_str());
  data.putAndInsertUint16(DCM_BitsAllocated, static_cast<Uint16>(image.bits));
  data.putAndInsertUint16(DCM_BitsStored, static_cast<Uint16>(stored));
  data.putAndInsertUint16(DCM_HighBit, static_cast<Uint16>(stored - 1));
  if (image.samples > 1) {
    data.putAndInsertUint16(DCM_PlanarConfiguration, 0);
  } else {
    data.findAndDeleteElement(DCM_PlanarConfiguration);
  }
  for (const auto& tag : {DCM_ExtendedOffsetTable, DCM_ExtendedOffsetTableLengths, DcmTagKey(0x7fe0, 0x0003)}) {
    data.findAndDeleteElement(tag);
  }
}

/// Words lie in the low byte first in the image; a data set in memory has them as this machine does.
std::vector<Uint16> wordsOf(const std::string& bytes) {
  std::vector<Uint16> words(bytes.size() / 2);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto low = static_cast<unsigned char>(bytes[2 * i]);
    const auto high = static_cast<unsigned char>(bytes[2 * i + 1]);
    words[i] = static_cast<Uint16>(low | high << 8U);
  }
  return words;
}

void put(DcmDataset& data, const StoredImage& image) {
  data.findAndDeleteElement(DCM_PixelData);
  if (image.bits == 8) {
    std::vector<Uint8> bytes(image.bytes.begin(), image.bytes.end());
    bytes.resize(bytes.size() + bytes.size() % 2);
    data.putAndInsertUint8Array(DCM_PixelData, bytes.data(), static_cast<unsigned long>(bytes.size()));
  } else {
    const auto words = wordsOf(image.bytes);
    data.putAndInsertUint16Array(DCM_PixelData, words.data(), static_cast<unsigned long>(words.size()));
  }
}

} // namespace

bool needUncompressing(DcmDataset& data) {
  return DcmXfer(data.getOriginalXfer()).isEncapsulated() || pixelLayout(data).photometric.ends_with("_422");
}

void putUncompressed(DcmDataset& data, const StoredImage& image) {
  const auto layout = pixelLayout(data);
  checkFits(image, layout);
  writeLossyHistory(data, image.size());
  describe(data, image, layout);
  put(data, image);
}

} // namespace stratoscope::imaging
