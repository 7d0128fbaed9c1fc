#pragma once

#include <string>
#include <vector>

/// Marks an English source string of core for the translators (lupdate knows it as an alias of QT_TRANSLATE_NOOP with
/// the context "core"); the value is the string itself.
#define STRATOSCOPE_TEXT(source) source

namespace stratoscope {

/// A message that core writes and the window translates: an English template with %1, %2 ... and its arguments.
struct Text {
  std::string source;
  std::vector<std::string> arguments;

  Text() = default;
  Text(const char* source_, std::vector<std::string> arguments_ = {})
      : source(source_), arguments(std::move(arguments_)) {}

  [[nodiscard]] bool empty() const noexcept { return source.empty(); }
  /// The template with its arguments filled in.
  [[nodiscard]] std::string english() const;
};

/// Replaces %1 ... %9 in a template (English or translated) by the arguments; a missing argument leaves the mark.
[[nodiscard]] std::string fillText(const std::string& source, const std::vector<std::string>& arguments);

} // namespace stratoscope
