#include "core/imaging/dicom_volume.h"

#include "core/imaging/itk_image.h"

#include <algorithm>
#include <itkGDCMImageIO.h>

namespace stratoscope::imaging {
namespace {

bool isPlaced(const DicomHeader& slice) { return slice.position && slice.orientation; }

std::array<double, 3> cross(const std::array<double, 6>& o) {
  return {o[1] * o[5] - o[2] * o[4], o[2] * o[3] - o[0] * o[5], o[0] * o[4] - o[1] * o[3]};
}

/// Distance from the first slice to the last along the normal, divided by the number of steps.
double meanStep(std::span<const DicomHeader> slices, const std::array<double, 3>& normal) {
  double way = 0;
  for (std::size_t axis = 0; axis < 3; ++axis) {
    way += ((*slices.back().position)[axis] - (*slices.front().position)[axis]) * normal[axis];
  }
  return way / static_cast<double>(slices.size() - 1);
}

double orOne(double spacing) { return spacing > 0 ? spacing : 1; }

void append(Volume& volume, ItkImage image, const std::filesystem::path& path, std::size_t files) {
  if (volume.values.empty()) {
    volume.size = {image.size[0], image.size[1], 0};
    volume.channels = image.channels;
    volume.values.reserve(image.values.size() * files);
  }
  if (volume.size[0] != image.size[0] || volume.size[1] != image.size[1] || volume.channels != image.channels) {
    throw Error(ErrorCode::Unreadable, STRATOSCOPE_TEXT("the slice differs from the others of its series in size"),
                path.string());
  }
  volume.size[2] += image.size[2];
  volume.values.insert(volume.values.end(), image.values.begin(), image.values.end());
}

/// ITK turns MONOCHROME1 round; the window of the file has to follow. A stored value s becomes mirror - s, so that the
/// value slope * s + intercept becomes slope * mirror + 2 intercept - value.
double centreOf(const DicomHeader& slice) {
  if (slice.photometric != "MONOCHROME1") {
    return slice.windowCentre;
  }
  return slice.slope * slice.mirror + 2 * slice.intercept - slice.windowCentre;
}

void describe(Volume& volume, std::span<const DicomHeader> slices, bool bytes) {
  const auto& middle = slices[slices.size() / 2];
  volume.unit = middle.unit;
  if (volume.channels == 3 && bytes) {
    volume.windowCentre = 127.5;
    volume.windowWidth = 255;
  } else if (middle.windowWidth > 0) {
    volume.windowCentre = centreOf(middle);
    volume.windowWidth = middle.windowWidth;
  }
}

void warnOfSpacing(Volume& volume, const DicomHeader& slice) {
  if (slice.frames == 1 && isPlaced(slice) && !(slice.pixelSpacing[0] > 0 && slice.pixelSpacing[1] > 0)) {
    volume.warnings.push_back({slice.path, STRATOSCOPE_TEXT("the pixel spacing is missing; 1 mm is assumed")});
  }
}

} // namespace

Geometry geometryOf(std::span<const DicomHeader> slices) {
  const auto& first = slices.front();
  Geometry geometry;
  geometry.spacing = {orOne(first.pixelSpacing[1]), orOne(first.pixelSpacing[0]), orOne(first.sliceSpacing)};
  if (!std::all_of(slices.begin(), slices.end(), isPlaced)) {
    return geometry;
  }
  const auto& o = *first.orientation;
  const auto normal = cross(o);
  geometry.origin = *first.position;
  geometry.direction = {o[0], o[3], normal[0], o[1], o[4], normal[1], o[2], o[5], normal[2]};
  if (slices.size() > 1) {
    geometry.spacing[2] = orOne(meanStep(slices, normal));
  }
  return geometry;
}

Volume readDicomVolume(const Series& series) {
  prepareItk();
  Volume volume;
  std::vector<DicomHeader> slices;
  bool bytes = true;
  for (const auto& path : series.files) {
    slices.push_back(readDicomHeader(path));
    const auto reader = itk::GDCMImageIO::New();
    auto image = readItkImage(*reader, path);
    volume.geometry = image.geometry;
    bytes = bytes && image.bytes;
    append(volume, std::move(image), path, series.files.size());
  }
  if (slices.size() > 1 || slices.front().frames == 1) {
    volume.geometry = geometryOf(slices);
  }
  describe(volume, slices, bytes);
  warnOfSpacing(volume, slices.front());
  return volume;
}

} // namespace stratoscope::imaging
