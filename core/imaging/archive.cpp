#include "core/imaging/archive.h"

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/base/progress.h"
#include "core/base/sha256.h"
#include "core/imaging/file_kind.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <memory>
#include <optional>
#include <string_view>
#include <sys/stat.h>
#include <unistd.h>
#include <zip.h>

namespace stratoscope::imaging {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t harmless = 256LL * 1024 * 1024;
constexpr std::int64_t bestRatio = 100;
constexpr const char* skippedList = ".skipped"; ///< beside the entries: what was left out, for the next time

struct CloseZip {
  void operator()(zip_t* zip) const { zip_discard(zip); }
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};
using Zip = std::unique_ptr<zip_t, CloseZip>;
using ZipFile = std::unique_ptr<zip_file_t, CloseZip>;

/// Removes a half unpacked folder.
class Leftover {
public:
  explicit Leftover(fs::path folder) : folder_(std::move(folder)) {}
  ~Leftover() {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }
  Leftover(const Leftover&) = delete;
  Leftover& operator=(const Leftover&) = delete;

private:
  fs::path folder_;
};

[[noreturn]] void failWriting(const fs::path& path) {
  throw Error(ErrorCode::WriteFailed, {STRATOSCOPE_TEXT("cannot be written (%1)"), {std::strerror(errno)}},
              path.string());
}

bool isLink(zip_t* zip, zip_uint64_t index) {
  zip_uint8_t system = 0;
  zip_uint32_t attributes = 0;
  return zip_file_get_external_attributes(zip, index, 0, &system, &attributes) == 0 && system == ZIP_OPSYS_UNIX &&
         S_ISLNK(attributes >> 16U);
}

/// Only names that stay below the folder they are unpacked to.
bool isSafe(const std::string& name) {
  const bool odd = std::any_of(name.begin(), name.end(), [](unsigned char c) { return c < ' ' || c == '\\'; });
  if (odd || name.empty() || name.front() == '/' || (name.size() > 1 && name[1] == ':')) {
    return false;
  }
  const fs::path path(name);
  return std::none_of(path.begin(), path.end(), [](const fs::path& part) { return part == ".."; });
}

bool isHidden(const std::string& name) {
  const fs::path path(name);
  return std::any_of(path.begin(), path.end(),
                     [](const fs::path& part) { return part.string().starts_with('.') || part == "__MACOSX"; });
}

/// One archive on its way into a folder.
class Unpacking {
public:
  Unpacking(const fs::path& archive, fs::path folder)
      : archive_(archive), folder_(std::move(folder)), zip_(zip_open(archive.c_str(), ZIP_RDONLY, nullptr)),
        most_(std::max(harmless, bestRatio * static_cast<std::int64_t>(fs::file_size(archive)))) {
    if (!zip_) {
      throw Error(ErrorCode::Unreadable, STRATOSCOPE_TEXT("this is not a ZIP archive, or it is cut off"),
                  archive.string());
    }
  }

  std::vector<SkippedFile> run(const std::stop_token& stop) {
    const auto count = zip_get_num_entries(zip_.get(), 0);
    for (zip_int64_t i = 0; i < count; ++i) {
      throwIfStopped(stop);
      const auto index = static_cast<zip_uint64_t>(i);
      zip_stat_t facts;
      if (zip_stat_index(zip_.get(), index, 0, &facts) == 0) {
        if (auto reason = unpack(index, facts, stop)) {
          skipped_.push_back({archive_ / fs::path(facts.name).relative_path(), std::move(*reason)});
        }
      }
    }
    return std::move(skipped_);
  }

private:
  /// @return why the entry is left out; nothing where it is unpacked, or nobody will miss it.
  std::optional<Text> unpack(zip_uint64_t index, const zip_stat_t& facts, const std::stop_token& stop) {
    const std::string name = facts.name;
    if (!isSafe(name)) {
      return STRATOSCOPE_TEXT("the entry's name leads out of the archive");
    }
    if (name.ends_with('/') || isHidden(name)) {
      return std::nullopt;
    }
    if (isLink(zip_.get(), index)) {
      return STRATOSCOPE_TEXT("the entry is a link");
    }
    if ((facts.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && facts.encryption_method != ZIP_EM_NONE) {
      return STRATOSCOPE_TEXT("the entry is encrypted");
    }
    const ZipFile entry(zip_fopen_index(zip_.get(), index, 0));
    std::array<char, std::size_t{64} * 1024> bytes{};
    auto count = entry ? zip_fread(entry.get(), bytes.data(), bytes.size()) : -1;
    if (count < 0) {
      return STRATOSCOPE_TEXT("the entry cannot be unpacked");
    }
    const auto start = std::string_view(bytes.data(), static_cast<std::size_t>(count));
    if (start.starts_with("PK\x03\x04") && fs::path(facts.name).extension() == ".zip") {
      return STRATOSCOPE_TEXT("an archive within an archive is not read");
    }
    if (!isWanted(start, facts.name)) {
      return std::nullopt;
    }
    return write(*entry, start, facts, stop);
  }

  static bool isWanted(std::string_view start, const fs::path& name) {
    const bool belongs = name.filename() == "DICOMDIR" || name.extension() == ".img"; // the pixels of a NIfTI header
    return belongs || start.empty() || kindOf(start, name).has_value();
  }

  std::optional<Text> write(zip_file_t& entry, std::string_view start, const zip_stat_t& facts,
                            const std::stop_token& stop) {
    const auto path = folder_ / facts.name;
    std::error_code failure;
    fs::create_directories(path.parent_path(), failure);
    std::ofstream file(path, std::ios::binary);
    std::vector<char> bytes(start.begin(), start.end());
    auto count = static_cast<zip_int64_t>(start.size());
    while (count > 0) {
      throwIfStopped(stop);
      count_ += count;
      checkBelievable();
      if (!file.write(bytes.data(), count)) {
        failWriting(path);
      }
      bytes.resize(std::size_t{256} * 1024);
      count = zip_fread(&entry, bytes.data(), bytes.size());
    }
    file.close();
    if (count < 0) {
      fs::remove(path, failure);
      return STRATOSCOPE_TEXT("the entry cannot be unpacked");
    }
    keepTime(path, facts);
    return std::nullopt;
  }

  void checkBelievable() const {
    if (count_ > most_) {
      throw Error(
          ErrorCode::Unreadable,
          {STRATOSCOPE_TEXT("the archive unpacks to more than %1 times its length"), {std::to_string(bestRatio)}},
          archive_.string());
    }
  }

  /// So that the file is known again should it be unpacked anew.
  static void keepTime(const fs::path& path, const zip_stat_t& facts) {
    if ((facts.valid & ZIP_STAT_MTIME) != 0) {
      std::error_code ignored;
      fs::last_write_time(path, std::chrono::file_clock::from_sys(std::chrono::system_clock::from_time_t(facts.mtime)),
                          ignored);
    }
  }

  const fs::path& archive_;
  fs::path folder_;
  Zip zip_;
  std::int64_t most_;
  std::int64_t count_ = 0; ///< bytes unpacked; what the archive says of itself may be forged
  std::vector<SkippedFile> skipped_;
};

void writeSkipped(const fs::path& folder, const std::vector<SkippedFile>& skipped) {
  std::string lines;
  for (const auto& file : skipped) {
    lines += file.path.string() + '\n' + file.reason.source + '\n';
  }
  writeFileAtomically(folder / skippedList, std::string_view(lines));
}

std::vector<SkippedFile> readSkipped(const fs::path& folder) {
  std::vector<SkippedFile> skipped;
  std::ifstream file(folder / skippedList);
  std::string path;
  std::string reason;
  while (std::getline(file, path) && std::getline(file, reason)) {
    skipped.push_back({path, Text(reason.c_str())});
  }
  return skipped;
}

/// A folder that goes with the process.
class TemporaryFolder {
public:
  TemporaryFolder() {
    auto pattern = (fs::temp_directory_path() / "stratoscope-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) { // readable by its owner alone
      failWriting(pattern);
    }
    path_ = pattern;
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  [[nodiscard]] const fs::path& path() const { return path_; }

private:
  fs::path path_;
};

} // namespace

bool startsLikeZip(FileWindow& file) { return file.at(0, 4) == "PK\x03\x04"; }

UnpackedArchive unpackArchive(const fs::path& archive, const fs::path& place, const std::stop_token& stop) {
  const auto folder = place / sha256OfFile(archive).substr(0, 32);
  if (fs::exists(folder / skippedList)) {
    return {folder, readSkipped(folder)};
  }
  auto unfinished = folder;
  unfinished += ".part" + std::to_string(::getpid());
  const Leftover leftover(unfinished);
  std::error_code failure;
  fs::create_directories(unfinished, failure);
  if (failure) {
    throw Error(ErrorCode::WriteFailed, STRATOSCOPE_TEXT("the folder cannot be made"), unfinished.string());
  }
  auto skipped = Unpacking(archive, unfinished).run(stop);
  writeSkipped(unfinished, skipped);
  fs::remove_all(folder, failure);
  fs::rename(unfinished, folder, failure);
  if (failure) {
    throw Error(ErrorCode::WriteFailed, STRATOSCOPE_TEXT("the folder cannot be made"), folder.string());
  }
  return {folder, std::move(skipped)};
}

fs::path temporaryArchives() {
  static const TemporaryFolder folder;
  return folder.path();
}

} // namespace stratoscope::imaging
