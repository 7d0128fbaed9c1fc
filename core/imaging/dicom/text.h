#pragma once

#include "core/base/text.h"

#include <string>
#include <string_view>

namespace stratoscope::imaging {

/// Makes UTF-8 of a DICOM file's text. Source: PS3.3, section C.12.1.1.2 and PS3.5, sections 6.1.2.3 to 6.1.2.5 (code
/// extension by ISO 2022 for Japanese, Korean, Chinese and the ISO 8859 family).
class DicomText {
public:
  /// @param specific the value of Specific Character Set, empty where there is none. Usual misspellings are known.
  explicit DicomText(std::string specific);

  /// Where the text is not in a declared set (or none is declared), valid UTF-8 stays as it is and all else is taken
  /// for Latin-1, so that nothing is lost: warning() then says so.
  [[nodiscard]] std::string toUtf8(std::string_view value);
  /// What had to be assumed of the values so far; empty for nothing.
  [[nodiscard]] const Text& warning() const { return warning_; }

private:
  std::string assume(std::string_view value);

  std::string specific_;
  Text warning_;
};

} // namespace stratoscope::imaging
