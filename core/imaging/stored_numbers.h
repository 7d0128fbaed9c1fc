#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace stratoscope::imaging {

/// Numbers as NumPy stores them: bool, integers of 1 to 8 bytes, floating point of 4 and 8, in either byte order.
class StoredNumbers {
public:
  /// @param type NumPy's descr, "<u2". Nothing for a type that is none of these.
  [[nodiscard]] static std::optional<StoredNumbers> ofType(const std::string& type);

  [[nodiscard]] std::size_t bytes() const { return bytes_; } ///< of one number
  [[nodiscard]] bool isTruth() const { return kind_ == 'b'; }
  [[nodiscard]] bool isFloat() const { return kind_ == 'f'; }
  [[nodiscard]] bool isSigned() const { return kind_ != 'b' && kind_ != 'u'; }
  /// Appends all whole numbers of `stored`.
  void append(std::span<const char> stored, std::vector<float>& values) const;

private:
  char kind_ = 'u';
  std::size_t bytes_ = 1;
  bool swapped_ = false;
};

} // namespace stratoscope::imaging
