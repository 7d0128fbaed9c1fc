#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace stratoscope::imaging {

/// The lines "key: value" or "key = value" at the start of an NRRD or MetaImage file.
struct TextHeader {
  std::map<std::string, std::string> fields; ///< keys in lower case, values trimmed
  std::int64_t length = 0;                   ///< bytes before the data

  /// The value of a field, or of another name it has; empty where there is none.
  [[nodiscard]] std::string value(std::string_view key, std::string_view otherKey = {}) const;
  /// The whole numbers of a field. Throws std::invalid_argument or std::out_of_range for what is none.
  [[nodiscard]] std::vector<std::int64_t> numbers(std::string_view key) const;
};

/// Reads lines up to an empty one, to the end of the file, or to the line of the key `last` (that one, too).
/// Throws Error::Unreadable where there is no end within 1 MiB.
[[nodiscard]] TextHeader readTextHeader(const std::filesystem::path& path, char separator, std::string_view last);

/// The file `name` that a header at `path` points to. A forged name must lead nowhere else: it has to lie in the
/// header's folder or below. Throws Error::Unsupported (elsewhere) or Error::Unreadable (missing).
[[nodiscard]] std::filesystem::path besideHeader(const std::filesystem::path& path, const std::string& name);

} // namespace stratoscope::imaging
