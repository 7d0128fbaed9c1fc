#pragma once

#include "core/base/text.h"

#include <filesystem>
#include <string>
#include <vector>

namespace stratoscope::workflow {

/// A table of text as it was read: names and cells without interpretation.
struct CsvTable {
  std::vector<std::string> header;            ///< names without spaces around them, no two alike
  std::vector<std::vector<std::string>> rows; ///< each as long as the header
  char separator = ',';
  std::vector<Text> warnings = {}; ///< what the reader had to assume
};

/// Reads a CSV (RFC 4180) with commas, semicolons or tabs between its fields: whichever splits its first records most
/// evenly, or the one that a first line `sep=;` names. UTF-8 and UTF-16 by their byte order marks, UTF-8 without one,
/// Latin-1 else (with a warning). Lines end in LF, CRLF or CR. A column without a name is left out, a second column of
/// the same name gets a number (both with a warning); fields beyond the header are passed over while they are empty.
/// Throws Error::NotFound; Error::Unreadable (no text, no header, a row of another length, a quote that is not closed).
[[nodiscard]] CsvTable readCsv(const std::filesystem::path& path);
/// The same of bytes. @param subject the file, for messages.
[[nodiscard]] CsvTable parseCsv(const std::string& bytes, const std::filesystem::path& subject);

/// One field as RFC 4180 wants it: quoted where it holds a comma, a quote or a line break.
[[nodiscard]] std::string csvField(const std::string& value);
/// Without white space at either end.
[[nodiscard]] std::string trimmed(const std::string& text);

} // namespace stratoscope::workflow
