#include "core/imaging/file_kind.h"

#include "core/base/error.h"
#include "core/imaging/file_window.h"
#include "core/imaging/nifti/header.h"

#include <algorithm>
#include <cctype>
#include <string_view>

namespace stratoscope::imaging {
namespace {

using namespace std::string_view_literals;

std::string_view firstBytes(FileWindow& file) {
  const auto bytes = file.at(0, 132);
  if (bytes.empty()) {
    throw Error(ErrorCode::Unreadable, STRATOSCOPE_TEXT("the file is empty"), file.path().string());
  }
  return bytes;
}

bool hasExtension(const std::filesystem::path& path, std::initializer_list<std::string_view> extensions) {
  auto name = path.filename().string();
  std::transform(name.begin(), name.end(), name.begin(), [](unsigned char c) { return std::tolower(c); });
  return std::any_of(extensions.begin(), extensions.end(), [&](auto extension) { return name.ends_with(extension); });
}

bool isPicture(std::string_view bytes) {
  return bytes.starts_with("\x89PNG\r\n\x1a\n"sv) || bytes.starts_with("\xff\xd8\xff"sv) ||
         bytes.starts_with("II*\0"sv) || bytes.starts_with("MM\0*"sv) || bytes.starts_with("II+\0"sv) ||
         bytes.starts_with("MM\0+"sv) || bytes.starts_with("GIF8"sv) ||
         (bytes.starts_with("RIFF"sv) && bytes.size() >= 12 && bytes.substr(8, 4) == "WEBP"sv);
}

/// One of the lines with which writers begin.
bool isMetaImage(std::string_view bytes) {
  return bytes.starts_with("ObjectType = Image") || bytes.starts_with("NDims = ");
}

/// A data set that starts without the preamble begins with an element of group 2 or 8, little-endian.
bool isBareDicom(std::string_view bytes) {
  return bytes.size() >= 8 && (bytes[0] == 2 || bytes[0] == 8) && bytes[1] == 0 && bytes[3] == 0;
}

} // namespace

std::optional<SourceKind> kindOfFile(const std::filesystem::path& path) {
  FileWindow file(path);
  return kindOfFile(file);
}

std::optional<SourceKind> kindOfFile(FileWindow& file) {
  const auto bytes = firstBytes(file);
  const auto kind = kindOf(bytes, file.path());
  const bool hidden = kind != SourceKind::Nifti && bytes.starts_with("\x1f\x8b"); // its name does not tell
  return hidden && isCompressedNifti(file.path()) ? SourceKind::Nifti : kind;
}

std::optional<SourceKind> kindOf(std::string_view bytes, const std::filesystem::path& path) {
  if (bytes.size() >= 132 && bytes.substr(128, 4) == "DICM") {
    return SourceKind::Dicom;
  }
  if (isPicture(bytes) || (bytes.starts_with("BM") && hasExtension(path, {".bmp"}))) {
    return SourceKind::Picture;
  }
  if (bytes.starts_with("PK\x03\x04") && hasExtension(path, {".npz"})) {
    return SourceKind::Npz;
  }
  if (startsLikeNifti(bytes) || hasExtension(path, {".nii", ".nii.gz"})) {
    return SourceKind::Nifti;
  }
  if (bytes.starts_with("NRRD000") || hasExtension(path, {".nrrd", ".nhdr"})) {
    return SourceKind::Nrrd;
  }
  if (isMetaImage(bytes) || hasExtension(path, {".mha", ".mhd"})) {
    return SourceKind::MetaImage;
  }
  if (isBareDicom(bytes) || hasExtension(path, {".dcm", ".dicom"})) {
    return SourceKind::Dicom;
  }
  if (hasExtension(path, {".png", ".jpg", ".jpeg", ".bmp", ".tif", ".tiff"})) {
    return SourceKind::Picture;
  }
  return hasExtension(path, {".npz"}) ? std::optional(SourceKind::Npz) : std::nullopt;
}

} // namespace stratoscope::imaging
