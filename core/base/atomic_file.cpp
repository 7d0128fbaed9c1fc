#include "core/base/atomic_file.h"

#include "core/base/error.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <sstream>
#include <unistd.h>

namespace stratoscope {
namespace {

[[noreturn]] void failWriting(const std::filesystem::path& path, int reason) {
  throw Error(ErrorCode::WriteFailed, {STRATOSCOPE_TEXT("cannot be written (%1)"), {std::strerror(reason)}},
              path.string(),
              reason == ENOSPC ? Text(STRATOSCOPE_TEXT("Free some disk space and run the step again")) : Text());
}

class Descriptor {
public:
  Descriptor(const std::filesystem::path& path, int flags) : path_(path), fd_(::open(path.c_str(), flags, 0644)) {
    if (fd_ < 0) {
      failWriting(path, errno);
    }
  }
  ~Descriptor() { ::close(fd_); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  void write(std::span<const std::byte> bytes) const {
    while (!bytes.empty()) {
      const auto written = ::write(fd_, bytes.data(), bytes.size());
      if (written < 0 && errno == EINTR) {
        continue;
      }
      if (written < 0) {
        failWriting(path_, errno);
      }
      bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
  }
  void flush() const {
    if (::fsync(fd_) != 0) {
      failWriting(path_, errno);
    }
  }

private:
  const std::filesystem::path& path_;
  int fd_;
};

void renameAndFlushFolder(const std::filesystem::path& temporary, const std::filesystem::path& path) {
  if (::rename(temporary.c_str(), path.c_str()) != 0) {
    failWriting(path, errno);
  }
  const auto folder = path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
  Descriptor(folder, O_RDONLY | O_DIRECTORY).flush();
}

} // namespace

void writeFileAtomically(const std::filesystem::path& path, std::span<const std::byte> bytes) {
  auto temporary = path;
  temporary += ".part" + std::to_string(::getpid());
  try {
    const Descriptor file(temporary, O_WRONLY | O_CREAT | O_TRUNC);
    file.write(bytes);
    file.flush();
  } catch (...) {
    ::unlink(temporary.c_str());
    throw;
  }
  renameAndFlushFolder(temporary, path);
}

void writeFileAtomically(const std::filesystem::path& path, std::string_view text) {
  writeFileAtomically(path, std::as_bytes(std::span(text.data(), text.size())));
}

void commitFile(const std::filesystem::path& temporary, const std::filesystem::path& path) {
  Descriptor(temporary, O_RDWR).flush();
  renameAndFlushFolder(temporary, path);
}

std::string readFile(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    throw Error(std::filesystem::exists(path) ? ErrorCode::Unreadable : ErrorCode::NotFound,
                STRATOSCOPE_TEXT("cannot be opened"), path.string());
  }
  std::ostringstream content;
  content << file.rdbuf();
  return std::move(content).str();
}

} // namespace stratoscope
