#include "core/imaging/nifti_volume.h"

#include "core/imaging/itk_image.h"
#include "core/imaging/nifti_header.h"

#include <algorithm>
#include <cmath>
#include <itkNiftiImageIO.h>

namespace stratoscope::imaging {
namespace {

void warn(Volume& volume, const std::filesystem::path& path, Text message) {
  volume.warnings.push_back({path, std::move(message)});
}

/// ITK takes a slope of 0 for 1 and adds the intercept; NIfTI takes both for absent then.
void undoIntercept(Volume& volume, const NiftiHeader& header) {
  if (header.slope == 0 && header.intercept != 0 && std::isfinite(header.intercept)) {
    const auto intercept = static_cast<float>(header.intercept);
    std::for_each(volume.values.begin(), volume.values.end(), [=](float& value) { value -= intercept; });
  }
}

void replaceNonFinite(Volume& volume, const std::filesystem::path& path) {
  float least = 0;
  bool any = false;
  std::size_t bad = 0;
  for (const float value : volume.values) {
    if (std::isfinite(value)) {
      least = any ? std::min(least, value) : value;
      any = true;
    } else {
      ++bad;
    }
  }
  if (bad > 0) {
    std::replace_if(
        volume.values.begin(), volume.values.end(), [](float v) { return !std::isfinite(v); }, least);
    warn(volume, path,
         {STRATOSCOPE_TEXT("%1 values are not numbers; they are read as the smallest value"), {std::to_string(bad)}});
  }
}

void repairGeometry(Volume& volume, const NiftiHeader& header, const std::filesystem::path& path) {
  auto& geometry = volume.geometry;
  const auto finite = [](double value) { return std::isfinite(value); };
  const auto usable = [&](double value) { return finite(value) && value > 0; };
  if (!std::all_of(header.spacing.begin(), header.spacing.end(), [&](double s) { return usable(std::abs(s)); })) {
    warn(volume, path, STRATOSCOPE_TEXT("the voxel size is missing; 1 mm is assumed"));
  }
  std::replace_if(
      geometry.spacing.begin(), geometry.spacing.end(), [&](double s) { return !usable(s); }, 1.0);
  if (!std::all_of(geometry.direction.begin(), geometry.direction.end(), finite) ||
      !std::all_of(geometry.origin.begin(), geometry.origin.end(), finite)) {
    geometry.direction = Geometry().direction;
    geometry.origin = Geometry().origin;
    warn(volume, path, STRATOSCOPE_TEXT("the orientation in the header is damaged; it is not known"));
  }
}

} // namespace

Volume readNiftiVolume(const std::filesystem::path& path) {
  prepareItk();
  const auto header = readNiftiHeader(path);
  if (header.version != 1) {
    throw Error(ErrorCode::Unsupported, STRATOSCOPE_TEXT("NIfTI-2 files are not read in this version"), path.string());
  }
  checkNiftiData(path, header);
  const auto reader = itk::NiftiImageIO::New();
  auto image = readItkImage(*reader, path);
  Volume volume;
  volume.size = image.size;
  volume.channels = image.channels;
  volume.values = std::move(image.values);
  volume.geometry = image.geometry;
  if (image.channels == 3 && image.bytes) {
    volume.windowCentre = 127.5;
    volume.windowWidth = 255;
  }
  if (image.volumes > 1) {
    warn(volume, path,
         {STRATOSCOPE_TEXT("the file holds %1 volumes; the first one is read"), {std::to_string(image.volumes)}});
  }
  undoIntercept(volume, header);
  repairGeometry(volume, header, path);
  replaceNonFinite(volume, path);
  return volume;
}

} // namespace stratoscope::imaging
