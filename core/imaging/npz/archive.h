#pragma once

#include "core/base/npy.h"

#include <memory>
#include <optional>
#include <string>

struct zip;
struct zip_file;

namespace stratoscope::imaging {

/// The arrays of an NPZ. Nothing is ever unpickled: object arrays are refused by their header.
class NpzArchive {
public:
  /// Throws Error::Unreadable.
  explicit NpzArchive(std::filesystem::path path);

  /// The header of an array, or nothing when there is none of the name. Throws Error::Unreadable or Unsupported.
  [[nodiscard]] std::optional<NpyHeader> header(const std::string& name) const;
  /// The elements of an array. Throws Error::Unreadable.
  [[nodiscard]] std::vector<char> bytes(const std::string& name, const NpyHeader& header) const;
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

private:
  [[nodiscard]] std::size_t size(const std::string& name) const;
  [[nodiscard]] std::vector<char> read(const std::string& name, std::size_t count) const;

  struct Close {
    void operator()(zip* archive) const;
  };
  std::filesystem::path path_;
  std::unique_ptr<zip, Close> zip_;
};

/// Reads one array of an NPZ forwards, its header included: by seeking where it is stored, by decompressing what lies
/// between where it is deflated.
class NpzEntry {
public:
  /// Throws Error::Unreadable.
  NpzEntry(std::filesystem::path path, std::string name);

  [[nodiscard]] std::int64_t position() const { return position_; }
  /// Fills `bytes`. Throws Error::Unreadable where the array ends before or is damaged.
  void read(std::span<char> bytes);
  /// Goes on to a position. Throws Error::Unreadable.
  void skipTo(std::int64_t position);
  /// Reads what is left, so that the checksum is looked at. Throws Error::Unreadable.
  void finish();

private:
  [[noreturn]] void refuse() const;

  struct Close {
    void operator()(zip* archive) const;
    void operator()(zip_file* file) const;
  };
  std::filesystem::path path_;
  std::string name_;
  std::unique_ptr<zip, Close> zip_;
  std::unique_ptr<zip_file, Close> file_;
  bool isStored_ = false;
  std::int64_t position_ = 0;
};

} // namespace stratoscope::imaging
