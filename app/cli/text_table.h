#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace stratoscope::cli {

/// Lines of aligned columns for people: numbers to the right, the rest to the left.
class TextTable {
public:
  explicit TextTable(std::vector<std::string> header);
  void add(std::vector<std::string> cells); ///< as many as the header has
  [[nodiscard]] std::string text() const;

private:
  std::vector<std::vector<std::string>> rows_; ///< the header first
};

/// With so many decimals, in the C locale; "-" for what is not a number.
[[nodiscard]] std::string decimal(double value, int digits = 3);
/// "900 items", "1 item": the plural with an s.
[[nodiscard]] std::string counted(std::int64_t count, const std::string& noun);
/// "75.2 s" or "2 min 5 s".
[[nodiscard]] std::string duration(double seconds);

} // namespace stratoscope::cli
