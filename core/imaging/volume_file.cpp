#include "core/imaging/volume_file.h"

#include "core/imaging/file_size.h"
#include "core/imaging/finite_values.h"
#include "core/imaging/itk_image.h"
#include "core/imaging/nrrd_geometry.h"
#include "core/imaging/text_header.h"
#include "core/imaging/volume_series.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <itkMetaImageIO.h>
#include <itkNrrdImageIO.h>
#include <numeric>
#include <sstream>
#include <stdexcept>
#include <string_view>

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
  std::vector<std::int64_t> sizes; ///< of the axes of space
  VolumeSeries series;             ///< of a file of several volumes
  std::size_t volumeAxis = 3;      ///< where the axis of the volumes stood
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

struct NrrdType {
  std::string_view name;
  std::string_view numbers; ///< NumPy's letter and digit
};

constexpr std::array nrrdTypes{NrrdType{"signed char", "i1"},
                               NrrdType{"int8", "i1"},
                               NrrdType{"int8_t", "i1"},
                               NrrdType{"uchar", "u1"},
                               NrrdType{"unsigned char", "u1"},
                               NrrdType{"uint8", "u1"},
                               NrrdType{"uint8_t", "u1"},
                               NrrdType{"short", "i2"},
                               NrrdType{"short int", "i2"},
                               NrrdType{"signed short", "i2"},
                               NrrdType{"signed short int", "i2"},
                               NrrdType{"int16", "i2"},
                               NrrdType{"int16_t", "i2"},
                               NrrdType{"ushort", "u2"},
                               NrrdType{"unsigned short", "u2"},
                               NrrdType{"unsigned short int", "u2"},
                               NrrdType{"uint16", "u2"},
                               NrrdType{"uint16_t", "u2"},
                               NrrdType{"int", "i4"},
                               NrrdType{"signed int", "i4"},
                               NrrdType{"int32", "i4"},
                               NrrdType{"int32_t", "i4"},
                               NrrdType{"uint", "u4"},
                               NrrdType{"unsigned int", "u4"},
                               NrrdType{"uint32", "u4"},
                               NrrdType{"uint32_t", "u4"},
                               NrrdType{"longlong", "i8"},
                               NrrdType{"long long", "i8"},
                               NrrdType{"long long int", "i8"},
                               NrrdType{"signed long long", "i8"},
                               NrrdType{"signed long long int", "i8"},
                               NrrdType{"int64", "i8"},
                               NrrdType{"int64_t", "i8"},
                               NrrdType{"ulonglong", "u8"},
                               NrrdType{"unsigned long long", "u8"},
                               NrrdType{"unsigned long long int", "u8"},
                               NrrdType{"uint64", "u8"},
                               NrrdType{"uint64_t", "u8"},
                               NrrdType{"float", "f4"},
                               NrrdType{"double", "f8"}};

/// NumPy's letter and digit for an NRRD type; empty for one that is not read.
std::string nrrdType(const std::string& type) {
  const auto* const found = std::ranges::find(nrrdTypes, type, &NrrdType::name);
  return found == nrrdTypes.end() ? std::string() : std::string(found->numbers);
}

std::size_t nrrdBytes(const std::string& type) {
  const auto word = nrrdType(type);
  return word.empty() ? 0 : static_cast<std::size_t>(word.back() - '0');
}

std::optional<StoredNumbers> nrrdNumbers(const std::string& type, const std::string& endian) {
  return StoredNumbers::ofType(std::string(endian == "big" ? ">" : "<").append(nrrdType(type)));
}

std::vector<std::string> wordsOf(const std::string& text) {
  std::istringstream stream(text);
  std::vector<std::string> words;
  for (std::string word; stream >> word;) {
    words.push_back(word);
  }
  return words;
}

/// The axis whose entries are the values of one voxel, by its kind; none where all axes are of space or time.
std::ptrdiff_t valueAxis(const std::vector<std::string>& kinds) {
  const auto found = std::ranges::find_if(kinds, [](const auto& kind) {
    return !isAnyOf(kind, {"domain", "space", "time", "list", "none", "???"});
  });
  return found == kinds.end() ? -1 : found - kinds.begin();
}

/// A direction may hold spaces between its parentheses: what counts is how many there are, and which are "none".
std::ptrdiff_t axisWithoutDirection(const std::string& directions) {
  std::ptrdiff_t axis = 0;
  for (std::size_t at = directions.find_first_of("(n"); at != std::string::npos; ++axis) {
    if (directions[at] == 'n') {
      return axis;
    }
    at = directions.find_first_of("(n", std::min(directions.find(')', at), directions.size() - 1));
  }
  return -1;
}

/// The axis that counts volumes: one of a kind of its own (gradients, "list"), of time, or without a place in space.
std::ptrdiff_t volumeAxis(const std::vector<std::string>& kinds, const std::string& directions, std::ptrdiff_t axes) {
  for (const auto* kind : {"list", "time"}) {
    if (const auto found = std::ranges::find(kinds, kind); found != kinds.end()) {
      return found - kinds.begin();
    }
  }
  const auto axis = axisWithoutDirection(directions);
  return axes < 4 || (axis >= 0 && axis < axes) ? axis : axes - 1;
}

/// Takes the axis of the volumes out of the sizes.
void takeVolumes(Description& description, const TextHeader& header, const std::vector<std::string>& kinds) {
  auto& sizes = description.sizes;
  const auto axis = volumeAxis(kinds, header.value("space directions"), std::ssize(sizes));
  if (axis < 0 || axis >= std::ssize(sizes)) {
    return;
  }
  auto& series = description.series;
  description.volumeAxis = static_cast<std::size_t>(axis);
  series.volumes = sizes[static_cast<std::size_t>(axis)];
  series.before = std::accumulate(sizes.begin(), sizes.begin() + axis, std::int64_t{1}, std::multiplies<>());
  sizes.erase(sizes.begin() + axis);
  series.numbers = nrrdNumbers(header.value("type"), header.value("endian"));
}

Description describeNrrd(const std::filesystem::path& path) {
  const auto header = readTextHeader(path, ':', "");
  Description description;
  description.sizes = header.numbers("sizes");
  if (description.sizes.size() != static_cast<std::size_t>(std::stoi(header.value("dimension")))) {
    refuseHeader(path);
  }
  const auto kinds = wordsOf(header.value("kinds"));
  if (const auto axis = valueAxis(kinds); axis >= 0 && axis < std::ssize(description.sizes)) {
    description.channels = description.sizes[static_cast<std::size_t>(axis)];
    description.sizes.erase(description.sizes.begin() + axis);
  } else {
    takeVolumes(description, header, kinds);
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

/// Of all volumes.
std::int64_t voxelsOf(const Description& description, const std::filesystem::path& path) {
  std::int64_t count = 1;
  auto lengths = description.sizes;
  lengths.push_back(description.series.volumes);
  for (const auto length : lengths) {
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

Volume readThroughItk(SourceKind kind, const VolumeFileHeader& header, const std::filesystem::path& path) {
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
  return volume;
}

/// One of several volumes: ITK reads none of such a file.
Volume readPart(const Description& description, const VolumeFileHeader& header, const std::filesystem::path& path,
                int part) {
  if (description.isText || !description.series.numbers) {
    refuse(path, ErrorCode::Unsupported,
           STRATOSCOPE_TEXT("several volumes are read from raw or gzipped numbers alone"));
  }
  Volume volume;
  volume.size = header.size;
  volume.geometry = nrrdGeometry(readTextHeader(path, ':', ""), description.volumeAxis);
  auto series = description.series;
  series.data = header.data;
  series.offset = description.behind;
  series.after = voxelsOf(description, path) / series.volumes / series.before;
  volume.values = readOneOf(series, part);
  return volume;
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

VolumeFileHeader checkedHeader(const Description& description, const std::filesystem::path& path) {
  checkShape(description, path);
  checkOneFile(description.dataFile, path);
  VolumeFileHeader header;
  header.data = description.dataFile.empty() ? path : besideHeader(path, description.dataFile);
  checkLength(description, header, path);
  header.volumes = static_cast<int>(description.series.volumes);
  std::transform(description.sizes.begin(), description.sizes.end(), header.size.begin(),
                 [](std::int64_t length) { return static_cast<int>(length); });
  return header;
}

} // namespace

VolumeFileHeader readVolumeFileHeader(SourceKind kind, const std::filesystem::path& path) {
  return checkedHeader(described(kind, path), path);
}

Volume readVolumeFile(SourceKind kind, const std::filesystem::path& path, int part) {
  prepareItk();
  auto description = described(kind, path);
  const auto header = checkedHeader(description, path);
  if (part < 0 || part >= header.volumes) {
    throw Error(ErrorCode::InvalidArgument, {STRATOSCOPE_TEXT("the file has no volume %1"), {std::to_string(part + 1)}},
                path.string());
  }
  Volume volume;
  if (description.series.numbers) {
    volume = readPart(description, header, path, part);
  } else {
    volume = readThroughItk(kind, header, path);
  }
  repair(volume, path);
  replaceNonFinite(volume, path);
  return volume;
}

} // namespace stratoscope::imaging
