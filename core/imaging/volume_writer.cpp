#include "core/imaging/volume_writer.h"

#include "core/base/atomic_file.h"
#include "core/imaging/c_locale.h"
#include "core/imaging/itk_image.h"
#include "core/imaging/nifti/writer.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <itkNrrdImageIO.h>

namespace stratoscope::imaging {
namespace {

using Component = itk::CommonEnums::IOComponent;

/// The ending that decides the format, or nothing.
std::string endingOf(const std::filesystem::path& path) {
  const auto name = path.filename().string();
  for (const auto* ending : {".nii.gz", ".nii", ".nrrd"}) {
    if (name.ends_with(ending)) {
      return ending;
    }
  }
  throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("the name must end in .nii, .nii.gz or .nrrd"),
              path.string());
}

template <typename T> std::vector<char> packed(const std::vector<float>& values) {
  std::vector<char> bytes(values.size() * sizeof(T));
  auto* out = reinterpret_cast<T*>(bytes.data());
  std::transform(values.begin(), values.end(), out, [](float value) { return static_cast<T>(value); });
  return bytes;
}

bool areShortIntegers(const std::vector<float>& values) {
  return std::all_of(values.begin(), values.end(),
                     [](float v) { return v >= -32768 && v <= 32767 && v == std::floor(v); });
}

std::vector<char> pack(const Volume& volume, itk::ImageIOBase& writer) {
  if (volume.channels == 3) {
    writer.SetComponentType(Component::UCHAR);
    auto values = volume.values;
    std::for_each(values.begin(), values.end(), [](float& v) { v = std::clamp(std::round(v), 0.0F, 255.0F); });
    return packed<unsigned char>(values);
  }
  const bool whole = areShortIntegers(volume.values);
  writer.SetComponentType(whole ? Component::SHORT : Component::FLOAT);
  return whole ? packed<short>(volume.values) : packed<float>(volume.values);
}

void describe(const Volume& volume, itk::ImageIOBase& writer) {
  writer.SetNumberOfDimensions(3);
  itk::ImageIORegion region(3);
  for (unsigned axis = 0; axis < 3; ++axis) {
    const auto& d = volume.geometry.direction;
    writer.SetDimensions(axis, static_cast<unsigned>(volume.size[axis]));
    writer.SetSpacing(axis, volume.geometry.spacing[axis]);
    writer.SetOrigin(axis, volume.geometry.origin[axis]);
    writer.SetDirection(axis, std::vector<double>{d[axis], d[3 + axis], d[6 + axis]});
    region.SetSize(axis, static_cast<unsigned>(volume.size[axis]));
  }
  writer.SetIORegion(region);
  writer.SetNumberOfComponents(static_cast<unsigned>(volume.channels));
  writer.SetPixelType(volume.channels == 3 ? itk::CommonEnums::IOPixel::RGB : itk::CommonEnums::IOPixel::SCALAR);
}

void writeNrrd(const std::filesystem::path& path, const Volume& volume) {
  const auto writer = itk::NrrdImageIO::New();
  describe(volume, *writer);
  const auto bytes = pack(volume, *writer);
  writer->SetFileName(path.string());
  writer->SetUseCompression(true);
  writer->WriteImageInformation();
  writer->Write(bytes.data());
}

[[noreturn]] void refuseToWrite(const std::filesystem::path& path) {
  throw Error(ErrorCode::WriteFailed, STRATOSCOPE_TEXT("the volume cannot be written"), path.string(),
              STRATOSCOPE_TEXT("See that the folder is there, may be written to and has space left"));
}

void writeOrRemove(const std::filesystem::path& path, const std::filesystem::path& temporary,
                   const std::function<void()>& write) {
  try {
    write();
  } catch (const std::exception& problem) { // ITK's, or ours
    std::error_code ignored;
    std::filesystem::remove(temporary, ignored);
    const auto* error = dynamic_cast<const Error*>(&problem);
    if (error != nullptr && error->code() != ErrorCode::WriteFailed) {
      throw Error(error->code(), error->reason(), path.string(), error->advice());
    }
    refuseToWrite(path);
  }
}

} // namespace

void writeVolume(const std::filesystem::path& path, const Volume& volume) {
  const CLocale numbers;
  prepareItk();
  const auto ending = endingOf(path);
  if (volume.values.empty()) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("there are no voxels to write"), path.string());
  }
  auto temporary = path;
  temporary += ".part" + ending; // ITK reads the format from the ending too
  writeOrRemove(path, temporary, [&] {
    if (ending == ".nrrd") {
      writeNrrd(temporary, volume);
    } else {
      writeNifti(temporary, volume);
    }
  });
  commitFile(temporary, path);
}

} // namespace stratoscope::imaging
