#pragma once

#include "core/base/npy.h"
#include "core/imaging/recipe.h"

#include <cstdint>
#include <filesystem>
#include <span>

namespace stratoscope::workflow {

/// Writes the image file of a cohort: items of one shape and one depth of bits, whatever each series has.
class ItemFile {
public:
  /// @param bits of the file's items: 8 or 16.
  ItemFile(const std::filesystem::path& path, const imaging::Recipe& recipe, int bits);

  [[nodiscard]] std::size_t itemBytes(int bits) const { return values_ * static_cast<std::size_t>(bits / 8); }
  /// Items of 8 bits are widened where the file has 16 (255 becomes 65535). Throws as NpyRowWriter::append.
  void append(std::span<const std::byte> item, int bits);
  [[nodiscard]] std::size_t rows() const { return writer_.rows(); }
  /// The least 2^n - 1, at least 255, that no value of 16 bits exceeds: what is shown white, so that 12 bits in 16 are
  /// not black.
  [[nodiscard]] std::uint16_t white() const;
  void finish() { writer_.finish(); }

private:
  int bits_;
  std::size_t values_;
  std::uint16_t largest_ = 0;
  NpyRowWriter writer_;
};

} // namespace stratoscope::workflow
