#include "core/base/npy.h"

#include "core/base/atomic_file.h"
#include "core/base/error.h"

#include <cerrno>
#include <charconv>
#include <cstring>
#include <fcntl.h>
#include <functional>
#include <numeric>
#include <regex>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace stratoscope {
namespace {

constexpr std::size_t headerBytes = 128;

[[noreturn]] void unreadable(const std::string& subject, Text reason) {
  throw Error(ErrorCode::Unreadable, std::move(reason), subject);
}

std::vector<std::size_t> parseShape(const std::string& list, const std::string& subject) {
  std::vector<std::size_t> shape;
  static const std::regex number("[0-9]+");
  for (std::sregex_iterator it(list.begin(), list.end(), number), end; it != end; ++it) {
    std::size_t extent = 0;
    const std::string digits = it->str();
    if (std::from_chars(digits.data(), digits.data() + digits.size(), extent).ec != std::errc()) {
      unreadable(subject, STRATOSCOPE_TEXT("the array's shape is damaged"));
    }
    shape.push_back(extent);
  }
  return shape;
}

std::string headerText(const std::string& type, std::span<const std::size_t> shape) {
  std::string text = "{'descr': '" + type + "', 'fortran_order': False, 'shape': (";
  for (const auto extent : shape) {
    text += std::to_string(extent) + ", ";
  }
  text += "), }";
  // A fixed length, so that the first extent can be filled in when all rows are written.
  text.resize(headerBytes - 10 - 1, ' ');
  return std::string("\x93NUMPY\x01\x00", 8) + static_cast<char>(headerBytes - 10) + '\0' + text + '\n';
}

[[noreturn]] void failWriting(const std::filesystem::path& path) {
  throw Error(ErrorCode::WriteFailed, {STRATOSCOPE_TEXT("cannot be written (%1)"), {std::strerror(errno)}},
              path.string(), STRATOSCOPE_TEXT("Free some disk space and run the step again"));
}

} // namespace

std::size_t NpyHeader::elementSize() const {
  return static_cast<std::size_t>(std::strtoul(type.c_str() + 2, nullptr, 10)) * (type[1] == 'U' ? 4 : 1);
}

std::size_t NpyHeader::elements() const {
  return std::accumulate(shape.begin(), shape.end(), std::size_t{1}, std::multiplies<>());
}

NpyHeader parseNpyHeader(std::span<const std::byte> bytes, const std::string& subject) {
  const auto* text = reinterpret_cast<const char*>(bytes.data());
  if (bytes.size() < 12 || std::memcmp(text, "\x93NUMPY", 6) != 0) {
    unreadable(subject, STRATOSCOPE_TEXT("is not a NumPy array"));
  }
  const bool longHeader = text[6] >= 2;
  std::size_t length = 0;
  for (int i = longHeader ? 11 : 9; i >= 8; --i) {
    length = (length << 8U) | static_cast<unsigned char>(text[i]);
  }
  NpyHeader header;
  header.dataOffset = (longHeader ? 12 : 10) + length;
  if (header.dataOffset > bytes.size()) {
    unreadable(subject, STRATOSCOPE_TEXT("the array's header is cut off"));
  }
  const std::string dictionary(text + (longHeader ? 12 : 10), length);
  static const std::regex form("'descr':\\s*'([<>|=][a-zA-Z][0-9]+)'.*'fortran_order':\\s*(True|False).*'shape':\\s*"
                               "\\(([^)]*)\\)");
  std::smatch match;
  if (!std::regex_search(dictionary, match, form)) {
    throw Error(ErrorCode::Unsupported, STRATOSCOPE_TEXT("holds an array of a kind that is not read"), subject);
  }
  header.type = match[1];
  header.fortranOrder = match[2] == "True";
  header.shape = parseShape(match[3], subject);
  std::size_t total = header.elementSize();
  for (const auto extent : header.shape) {
    if (extent != 0 && total > (std::size_t{1} << 60U) / extent) {
      unreadable(subject, STRATOSCOPE_TEXT("the array's shape is impossible"));
    }
    total *= extent;
  }
  return header;
}

std::shared_ptr<const NpyMap> NpyMap::open(const std::filesystem::path& path) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) {
    throw Error(ErrorCode::NotFound, STRATOSCOPE_TEXT("cannot be opened"), path.string());
  }
  struct stat status {};
  ::fstat(fd, &status);
  std::shared_ptr<NpyMap> map(new NpyMap);
  map->length_ = static_cast<std::size_t>(status.st_size);
  map->address_ = map->length_ == 0 ? MAP_FAILED : ::mmap(nullptr, map->length_, PROT_READ, MAP_SHARED, fd, 0);
  ::close(fd);
  if (map->address_ == MAP_FAILED) {
    map->address_ = nullptr;
    unreadable(path.string(), STRATOSCOPE_TEXT("cannot be mapped into memory"));
  }
  map->header_ = parseNpyHeader({static_cast<const std::byte*>(map->address_), map->length_}, path.string());
  if (map->header_.dataOffset + map->header_.elements() * map->header_.elementSize() > map->length_) {
    unreadable(path.string(), STRATOSCOPE_TEXT("is shorter than its header says"));
  }
  return map;
}

NpyMap::~NpyMap() {
  if (address_ != nullptr) {
    ::munmap(address_, length_);
  }
}

std::span<const std::byte> NpyMap::bytes() const {
  return {static_cast<const std::byte*>(address_) + header_.dataOffset, header_.elements() * header_.elementSize()};
}

ImageStack openImageStack(const std::filesystem::path& path) {
  const auto map = NpyMap::open(path);
  const auto& header = map->header();
  const bool wide = header.type == "<u2";
  if ((!wide && header.type != "|u1") || header.fortranOrder || header.shape.size() < 3 || header.shape.size() > 5) {
    throw Error(ErrorCode::Unsupported, STRATOSCOPE_TEXT("does not hold images of 8 or 16 bits"), path.string());
  }
  ImageStack stack;
  const auto& shape = header.shape;
  stack.count = shape[0];
  stack.channels = shape.size() > 3 ? static_cast<int>(shape[1]) : 1;
  stack.depth = shape.size() > 4 ? static_cast<int>(shape[2]) : 1;
  stack.height = static_cast<int>(shape[shape.size() - 2]);
  stack.width = static_cast<int>(shape.back());
  stack.type = wide ? PixelType::UInt16 : PixelType::UInt8;
  stack.data = map->bytes().data();
  stack.owner = map;
  return stack;
}

Matrix readMatrix(const std::filesystem::path& path) {
  const auto map = NpyMap::open(path);
  const auto& header = map->header();
  if (header.type != "<f4" || header.fortranOrder || header.shape.size() != 2) {
    throw Error(ErrorCode::Unsupported, STRATOSCOPE_TEXT("does not hold a matrix of 32-bit numbers"), path.string());
  }
  Matrix matrix(header.shape[0], header.shape[1]);
  std::memcpy(matrix.values.data(), map->bytes().data(), map->bytes().size());
  return matrix;
}

void writeNpy(const std::filesystem::path& path, const std::string& type, std::span<const std::size_t> shape,
              std::span<const std::byte> bytes) {
  NpyRowWriter writer(path, type, {shape.begin() + 1, shape.end()});
  const std::size_t row = shape[0] == 0 ? 0 : bytes.size() / shape[0];
  for (std::size_t i = 0; i < shape[0]; ++i) {
    writer.append(bytes.subspan(i * row, row));
  }
  writer.finish();
}

void writeMatrix(const std::filesystem::path& path, const Matrix& matrix) {
  const std::vector<std::size_t> shape{matrix.rows, matrix.columns};
  writeNpy(path, "<f4", shape, std::as_bytes(std::span(matrix.values)));
}

NpyRowWriter::NpyRowWriter(std::filesystem::path path, std::string type, std::vector<std::size_t> rowShape)
    : path_(std::move(path)), temporary_(path_), type_(std::move(type)), rowShape_(std::move(rowShape)) {
  temporary_ += ".part" + std::to_string(::getpid());
  const NpyHeader row{type_, false, rowShape_, 0};
  rowBytes_ = row.elements() * row.elementSize();
  file_.open(temporary_, std::ios::binary | std::ios::trunc);
  writeHeader();
}

NpyRowWriter::~NpyRowWriter() {
  if (!finished_) {
    file_.close();
    std::error_code ignored;
    std::filesystem::remove(temporary_, ignored);
  }
}

void NpyRowWriter::writeHeader() {
  std::vector<std::size_t> shape{rows_};
  shape.insert(shape.end(), rowShape_.begin(), rowShape_.end());
  const auto text = headerText(type_, shape);
  if (!file_.write(text.data(), static_cast<std::streamsize>(text.size()))) {
    failWriting(path_);
  }
}

void NpyRowWriter::append(std::span<const std::byte> row) {
  if (row.size() != rowBytes_) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("a row of another size was given"), path_.string());
  }
  if (!file_.write(reinterpret_cast<const char*>(row.data()), static_cast<std::streamsize>(row.size()))) {
    failWriting(path_);
  }
  ++rows_;
}

void NpyRowWriter::finish() {
  file_.seekp(0);
  writeHeader();
  file_.close();
  if (!file_) {
    failWriting(path_);
  }
  commitFile(temporary_, path_);
  finished_ = true;
}

} // namespace stratoscope
