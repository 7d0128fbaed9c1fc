#include "core/imaging/volume_file.h"

#include "core/imaging/file_size.h"
#include "core/imaging/finite_values.h"
#include "core/imaging/itk_image.h"
#include "core/imaging/text_header.h"

#include <algorithm>
#include <cmath>
#include <itkMetaImageIO.h>
#include <itkNrrdImageIO.h>
#include <sstream>
#include <stdexcept>

namespace stratoscope::imaging {
namespace {

[[noreturn]] void refuse(const std::filesystem::path& path, ErrorCode code, Text reason) {
  throw Error(code, std::move(reason), path.string());
}

[[noreturn]] void refuseHeader(const std::filesystem::path& path) {
  refuse(path, ErrorCode::Unreadable, STRATOSCOPE_TEXT("the header of the volume is damaged"));
}

/// What both formats say, each in its own words.
struct Description {
  std::vector<std::int64_t> sizes;
  std::int64_t channels = 1;
  std::size_t bytes = 0;     ///< of a value; 0 for a type that is not read
  std::string dataFile;      ///< empty for the file itself
  std::int64_t behind = 0;   ///< bytes before the data
  bool isCompressed = false; ///< with deflate
  bool isText = false;       ///< numbers as text
};

bool isAnyOf(const std::string& word, std::initializer_list<const char*> words) {
  return std::any_of(words.begin(), words.end(), [&](const char* one) { return word == one; });
}

std::size_t nrrdBytes(const std::string& type) {
  if (isAnyOf(type, {"signed char", "int8", "int8_t", "uchar", "unsigned char", "uint8", "uint8_t"})) {
    return 1;
  }
  if (isAnyOf(type, {"short", "short int", "signed short", "signed short int", "int16", "int16_t", "ushort",
                     "unsigned short", "unsigned short int", "uint16", "uint16_t"})) {
    return 2;
  }
  if (isAnyOf(type, {"int", "signed int", "int32", "int32_t", "uint", "unsigned int", "uint32", "uint32_t", "float"})) {
    return 4;
  }
  return isAnyOf(type, {"longlong", "long long", "long long int", "signed long long", "signed long long int", "int64",
                        "int64_t", "ulonglong", "unsigned long long", "unsigned long long int", "uint64", "uint64_t",
                        "double"})
             ? 8
             : 0;
}

/// The axis whose entries are the values of one voxel, by its kind; none where all axes are of space.
std::ptrdiff_t valueAxis(const std::string& kinds) {
  std::istringstream words(kinds);
  std::ptrdiff_t axis = 0;
  for (std::string kind; words >> kind; ++axis) {
    if (!isAnyOf(kind, {"domain", "space", "time", "none", "???"})) {
      return axis;
    }
  }
  return -1;
}

Description describeNrrd(const std::filesystem::path& path) {
  const auto header = readTextHeader(path, ':', "");
  Description description;
  description.sizes = header.numbers("sizes");
  if (description.sizes.size() != static_cast<std::size_t>(std::stoi(header.value("dimension")))) {
    refuseHeader(path);
  }
  if (const auto axis = valueAxis(header.value("kinds")); axis >= 0 && axis < std::ssize(description.sizes)) {
    description.channels = description.sizes[static_cast<std::size_t>(axis)];
    description.sizes.erase(description.sizes.begin() + axis);
  }
  description.bytes = nrrdBytes(header.value("type"));
  const auto encoding = header.value("encoding");
  description.isCompressed = isAnyOf(encoding, {"gzip", "gz"});
  description.isText = isAnyOf(encoding, {"ascii", "text", "txt", "hex"});
  if (!description.isCompressed && !description.isText && encoding != "raw") {
    refuse(path, ErrorCode::Unsupported, {STRATOSCOPE_TEXT("data in the encoding %1 are not read"), {encoding}});
  }
  description.dataFile = header.value("data file", "datafile");
  description.behind = description.dataFile.empty() ? header.length : 0;
  return description;
}

std::size_t metaBytes(const std::string& type) {
  if (isAnyOf(type, {"MET_CHAR", "MET_UCHAR"})) {
    return 1;
  }
  if (isAnyOf(type, {"MET_SHORT", "MET_USHORT"})) {
    return 2;
  }
  if (isAnyOf(type, {"MET_INT", "MET_UINT", "MET_FLOAT"})) {
    return 4;
  }
  return isAnyOf(type, {"MET_LONG", "MET_ULONG", "MET_LONG_LONG", "MET_ULONG_LONG", "MET_DOUBLE"}) ? 8 : 0;
}

Description describeMeta(const std::filesystem::path& path) {
  const auto header = readTextHeader(path, '=', "elementdatafile");
  Description description;
  description.sizes = header.numbers("dimsize");
  if (description.sizes.size() != static_cast<std::size_t>(std::stoi(header.value("ndims")))) {
    refuseHeader(path);
  }
  const auto channels = header.numbers("elementnumberofchannels");
  description.channels = channels.empty() ? 1 : channels.front();
  description.bytes = metaBytes(header.value("elementtype"));
  description.isCompressed = isAnyOf(header.value("compresseddata"), {"True", "true", "1"});
  description.isText = isAnyOf(header.value("binarydata"), {"False", "false", "0"});
  const auto data = header.value("elementdatafile");
  if (data.empty()) {
    refuseHeader(path);
  }
  const bool local = isAnyOf(data, {"LOCAL", "Local", "local"});
  description.dataFile = local ? std::string() : data;
  description.behind = local ? header.length : 0;
  return description;
}

void checkShape(const Description& description, const std::filesystem::path& path) {
  if (description.sizes.empty()) {
    refuseHeader(path);
  }
  if (description.sizes.size() > 3) {
    refuse(path, ErrorCode::Unsupported,
           {STRATOSCOPE_TEXT("the volume has %1 dimensions; up to three are read"),
            {std::to_string(description.sizes.size())}});
  }
  if (description.channels < 1 || description.channels > 4) {
    refuse(path, ErrorCode::Unsupported, STRATOSCOPE_TEXT("the image is neither grey nor colour"));
  }
  if (description.bytes == 0) {
    refuse(path, ErrorCode::Unsupported, STRATOSCOPE_TEXT("values of this type are not read"));
  }
}

std::int64_t voxelsOf(const Description& description, const std::filesystem::path& path) {
  std::int64_t count = 1;
  for (const auto length : description.sizes) {
    if (length < 1) {
      refuseHeader(path);
    }
    if (length > (mostPixels - 1) / count) {
      refuse(path, ErrorCode::Unsupported, STRATOSCOPE_TEXT("the header asks for more than 2^31 pixels"));
    }
    count *= length;
  }
  return count;
}

/// A list of slices is announced as LIST, or as a pattern with three numbers behind it.
void checkOneFile(const std::string& name, const std::filesystem::path& path) {
  if (name.starts_with("LIST") || name.find('%') != std::string::npos) {
    refuse(path, ErrorCode::Unsupported, STRATOSCOPE_TEXT("volumes in several data files are not read"));
  }
}

void checkLength(const Description& description, const VolumeFileHeader& header, const std::filesystem::path& path) {
  constexpr double bestDeflate = 1040;
  const double values = static_cast<double>(voxelsOf(description, path)) * static_cast<double>(description.channels);
  const double wanted = values * (description.isText ? 1 : static_cast<double>(description.bytes));
  const auto there =
      static_cast<double>(std::filesystem::file_size(header.data)) - static_cast<double>(description.behind);
  if (wanted > there * (description.isCompressed ? bestDeflate : 1)) {
    refuse(path, ErrorCode::Unreadable, STRATOSCOPE_TEXT("the file is shorter than its header says"));
  }
}

Description described(SourceKind kind, const std::filesystem::path& path) {
  try {
    return kind == SourceKind::Nrrd ? describeNrrd(path) : describeMeta(path);
  } catch (const std::logic_error&) { // a number that is none
    refuseHeader(path);
  }
}

void repair(Volume& volume, const std::filesystem::path& path) {
  auto& geometry = volume.geometry;
  const auto finite = [](double value) { return std::isfinite(value); };
  const auto usable = [&](double value) { return finite(value) && value > 0; };
  if (!std::all_of(geometry.spacing.begin(), geometry.spacing.end(), usable)) {
    std::replace_if(
        geometry.spacing.begin(), geometry.spacing.end(), [&](double s) { return !usable(s); }, 1.0);
    volume.warnings.push_back({path, STRATOSCOPE_TEXT("the voxel size is missing; 1 mm is assumed")});
  }
  if (!std::all_of(geometry.direction.begin(), geometry.direction.end(), finite) ||
      !std::all_of(geometry.origin.begin(), geometry.origin.end(), finite)) {
    geometry.direction = Geometry().direction;
    geometry.origin = Geometry().origin;
    volume.warnings.push_back({path, STRATOSCOPE_TEXT("the orientation in the header is damaged; it is not known")});
  }
}

} // namespace

VolumeFileHeader readVolumeFileHeader(SourceKind kind, const std::filesystem::path& path) {
  const auto description = described(kind, path);
  checkShape(description, path);
  checkOneFile(description.dataFile, path);
  VolumeFileHeader header;
  header.data = description.dataFile.empty() ? path : besideHeader(path, description.dataFile);
  checkLength(description, header, path);
  std::transform(description.sizes.begin(), description.sizes.end(), header.size.begin(),
                 [](std::int64_t length) { return static_cast<int>(length); });
  return header;
}

Volume readVolumeFile(SourceKind kind, const std::filesystem::path& path) {
  prepareItk();
  const auto header = readVolumeFileHeader(kind, path);
  itk::ImageIOBase::Pointer reader;
  if (kind == SourceKind::Nrrd) {
    reader = itk::NrrdImageIO::New();
  } else {
    reader = itk::MetaImageIO::New();
  }
  auto image = readItkImage(*reader, path);
  if (image.size != header.size) {
    refuseHeader(path);
  }
  Volume volume;
  volume.size = image.size;
  volume.channels = image.channels;
  volume.values = std::move(image.values);
  volume.geometry = image.geometry;
  if (image.channels == 3 && image.bytes) { // 8 bits are shown as stored
    volume.windowCentre = 127.5;
    volume.windowWidth = 255;
  }
  repair(volume, path);
  replaceNonFinite(volume, path);
  return volume;
}

} // namespace stratoscope::imaging
