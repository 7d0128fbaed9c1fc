#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string_view>

namespace stratoscope::imaging {

/// A file, opened once and read here and there through one small buffer: what its headers need is then a read or two,
/// not hundreds. For one thread at a time.
class FileWindow {
public:
  /// Throws Error::Unreadable for a file that cannot be opened or is none (a folder, a pipe).
  explicit FileWindow(const std::filesystem::path& path);
  ~FileWindow();
  FileWindow(const FileWindow&) = delete;
  FileWindow& operator=(const FileWindow&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  [[nodiscard]] std::int64_t size() const { return size_; }
  /// `count` bytes (64 KiB at most) from `offset`, fewer at the file's end; valid until the next call.
  /// Throws Error::Unreadable.
  [[nodiscard]] std::string_view at(std::int64_t offset, std::size_t count);

private:
  void fill(std::int64_t offset, std::size_t count);

  std::filesystem::path path_;
  int descriptor_ = -1;
  std::int64_t size_ = 0;
  std::unique_ptr<char[]> buffer_;
  std::int64_t begin_ = 0; ///< offset of the buffer's first byte in the file
  std::size_t filled_ = 0; ///< bytes in the buffer
  std::size_t ahead_ = 0;  ///< bytes that the next read takes at least
};

} // namespace stratoscope::imaging
