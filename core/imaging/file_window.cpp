#include "core/imaging/file_window.h"

#include "core/base/error.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace stratoscope::imaging {
namespace {

constexpr std::size_t longest = std::size_t{64} * 1024;
constexpr std::size_t first = std::size_t{16} * 1024; ///< holds most headers whole
constexpr std::size_t later = std::size_t{8} * 1024;

[[noreturn]] void refuse(const std::filesystem::path& path) {
  throw Error(ErrorCode::Unreadable, STRATOSCOPE_TEXT("the file cannot be opened"), path.string());
}

} // namespace

FileWindow::FileWindow(const std::filesystem::path& path)
    : path_(path), descriptor_(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)),
      buffer_(std::make_unique_for_overwrite<char[]>(longest)), ahead_(first) {
  struct stat facts {};
  if (descriptor_ < 0 || ::fstat(descriptor_, &facts) != 0 || !S_ISREG(facts.st_mode)) {
    if (descriptor_ >= 0) {
      ::close(descriptor_);
    }
    refuse(path_);
  }
  size_ = facts.st_size;
}

FileWindow::~FileWindow() { ::close(descriptor_); }

void FileWindow::fill(std::int64_t offset, std::size_t count) {
  begin_ = offset;
  filled_ = 0;
  const auto wanted = std::max(count, ahead_);
  while (filled_ < wanted) {
    const auto got =
        ::pread(descriptor_, buffer_.get() + filled_, wanted - filled_, offset + static_cast<std::int64_t>(filled_));
    if (got < 0 && errno == EINTR) {
      continue;
    }
    if (got < 0) {
      refuse(path_);
    }
    if (got == 0) {
      break;
    }
    filled_ += static_cast<std::size_t>(got);
  }
  ahead_ = later;
}

std::string_view FileWindow::at(std::int64_t offset, std::size_t count) {
  if (offset < 0 || offset >= size_) {
    return {};
  }
  count = std::min({count, longest, static_cast<std::size_t>(size_ - offset)});
  if (offset < begin_ || offset + static_cast<std::int64_t>(count) > begin_ + static_cast<std::int64_t>(filled_)) {
    fill(offset, count);
  }
  const auto from = static_cast<std::size_t>(offset - begin_);
  return {buffer_.get() + from, std::min(count, filled_ - from)};
}

} // namespace stratoscope::imaging
