#include "core/imaging/npz/archive.h"

#include "core/base/error.h"

#include <algorithm>
#include <zip.h>

namespace stratoscope::imaging {
namespace {

zip_t* opened(const std::filesystem::path& path) {
  zip_t* archive = zip_open(path.c_str(), ZIP_RDONLY, nullptr);
  if (archive == nullptr) {
    throw Error(ErrorCode::Unreadable, STRATOSCOPE_TEXT("this is not an NPZ file, or it is cut off"), path.string());
  }
  return archive;
}

std::string entryName(const std::string& array) { return array + ".npy"; }

} // namespace

void NpzArchive::Close::operator()(zip* archive) const { zip_discard(archive); }
void NpzEntry::Close::operator()(zip* archive) const { zip_discard(archive); }
void NpzEntry::Close::operator()(zip_file* file) const { zip_fclose(file); }

NpzArchive::NpzArchive(std::filesystem::path path) : path_(std::move(path)), zip_(opened(path_)) {}

std::optional<NpyHeader> NpzArchive::header(const std::string& name) const {
  const auto length = size(name);
  if (length == 0) {
    return std::nullopt;
  }
  const auto start = read(name, std::min<std::size_t>(length, 4096));
  auto found = parseNpyHeader(std::as_bytes(std::span(start)), path_.string() + "/" + name);
  const auto room = length > found.dataOffset ? length - found.dataOffset : 0;
  const auto each = std::max<std::size_t>(1, found.elementSize());
  if (found.fortranOrder || found.elements() > room / each) {
    throw Error(ErrorCode::Unreadable, {STRATOSCOPE_TEXT("the array %1 is not as its header says"), {name}},
                path_.string());
  }
  return found;
}

std::vector<char> NpzArchive::bytes(const std::string& name, const NpyHeader& header) const {
  auto all = read(name, header.dataOffset + header.elements() * header.elementSize());
  all.erase(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(header.dataOffset));
  return all;
}

std::size_t NpzArchive::size(const std::string& name) const {
  zip_stat_t status;
  const bool found =
      zip_stat(zip_.get(), entryName(name).c_str(), 0, &status) == 0 && (status.valid & ZIP_STAT_SIZE) != 0;
  return found ? static_cast<std::size_t>(status.size) : 0;
}

std::vector<char> NpzArchive::read(const std::string& name, std::size_t count) const {
  std::vector<char> bytes(count);
  NpzEntry(path_, name).read(bytes);
  return bytes;
}

NpzEntry::NpzEntry(std::filesystem::path path, std::string name)
    : path_(std::move(path)), name_(std::move(name)), zip_(opened(path_)),
      file_(zip_fopen(zip_.get(), entryName(name_).c_str(), 0)) {
  if (!file_) {
    refuse();
  }
  zip_stat_t status;
  isStored_ = zip_stat(zip_.get(), entryName(name_).c_str(), 0, &status) == 0 &&
              (status.valid & ZIP_STAT_COMP_METHOD) != 0 && status.comp_method == ZIP_CM_STORE;
}

void NpzEntry::refuse() const {
  throw Error(ErrorCode::Unreadable, {STRATOSCOPE_TEXT("the array %1 cannot be read"), {name_}}, path_.string());
}

void NpzEntry::read(std::span<char> bytes) {
  if (zip_fread(file_.get(), bytes.data(), bytes.size()) != static_cast<zip_int64_t>(bytes.size())) {
    refuse();
  }
  position_ += static_cast<std::int64_t>(bytes.size());
}

void NpzEntry::skipTo(std::int64_t position) {
  if (isStored_ && zip_fseek(file_.get(), position, SEEK_SET) == 0) {
    position_ = position;
    return;
  }
  std::vector<char> passed(std::size_t{1} << 16);
  while (position_ < position) {
    const auto left = static_cast<std::size_t>(position - position_);
    read(std::span(passed).first(std::min(left, passed.size())));
  }
}

void NpzEntry::finish() {
  std::vector<char> rest(std::size_t{1} << 16);
  zip_int64_t got = 0;
  while ((got = zip_fread(file_.get(), rest.data(), rest.size())) > 0) {
    position_ += got;
  }
  if (got < 0) {
    refuse();
  }
}

} // namespace stratoscope::imaging
