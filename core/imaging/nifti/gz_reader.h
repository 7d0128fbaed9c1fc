#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>

struct gzFile_s;

namespace stratoscope::imaging {

/// Reads a gzipped or a plain file forwards, told apart by its content.
class GzReader {
public:
  /// @param ahead bytes that are read at once; a header alone needs few. @param from where the content begins in the
  /// file: positions count from there. Throws Error::Unreadable.
  explicit GzReader(std::filesystem::path path, unsigned ahead = 1U << 17U, std::int64_t from = 0);

  [[nodiscard]] bool compressed() const;
  [[nodiscard]] std::int64_t position() const;
  /// As many bytes as there are, up to the size of `bytes`. Throws Error::Unreadable for damaged compressed data.
  [[nodiscard]] std::size_t readSome(std::span<char> bytes);
  /// Fills `bytes`. Throws Error::Unreadable where the file ends before.
  void read(std::span<char> bytes);
  /// Goes on to a position; cheap in a plain file. Throws Error::Unreadable.
  void skipTo(std::int64_t position);
  /// Reads what is left, so that a checksum at its end is looked at. Throws Error::Unreadable.
  void finish();

private:
  struct Close {
    void operator()(gzFile_s* file) const;
  };
  std::filesystem::path path_;
  std::unique_ptr<gzFile_s, Close> file_;
};

} // namespace stratoscope::imaging
