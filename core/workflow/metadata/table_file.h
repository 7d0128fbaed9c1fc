#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <variant>
#include <vector>

namespace stratoscope::workflow {

/// std::monostate: there is no value; empty in a CSV, null in JSON.
using Cell = std::variant<std::string, std::int64_t, float, std::monostate>;

/// A table that is written row by row, so that it need not be held as a whole.
struct Table {
  std::vector<std::string> header;
  std::size_t rows = 0;
  std::function<std::vector<Cell>(std::size_t)> row; ///< as many cells as the header has
};

enum class TableFormat { Csv, Npy, Json };
/// By the file's extension. Throws Error::InvalidArgument for another one.
[[nodiscard]] TableFormat tableFormatOf(const std::filesystem::path& file);

/// RFC 4180 with a header, lines end in LF; numbers in the C locale, as short as they can be read back exactly.
[[nodiscard]] std::string csvOf(const Table& table);
/// An array of objects, a row each; a number that is not finite is null.
[[nodiscard]] std::string jsonOf(const Table& table);

} // namespace stratoscope::workflow
