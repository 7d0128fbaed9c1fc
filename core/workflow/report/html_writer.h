#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace stratoscope::workflow {

/// Text as it stands in a page: the five characters of markup escaped, control characters left out.
[[nodiscard]] std::string escaped(std::string_view text);

struct Attribute {
  std::string_view name;
  std::string value;
};

/// Writes markup that is HTML and well-formed XML at once; what is put in as text cannot become markup.
class HtmlWriter {
public:
  HtmlWriter& open(std::string_view tag, std::initializer_list<Attribute> attributes = {});
  /// Closes what was opened last.
  HtmlWriter& close();
  HtmlWriter& text(std::string_view text);
  /// An element that holds text alone.
  HtmlWriter& element(std::string_view tag, std::string_view text, std::initializer_list<Attribute> attributes = {});
  /// An element that holds nothing.
  HtmlWriter& empty(std::string_view tag, std::initializer_list<Attribute> attributes = {});
  /// Markup of the program's own, put in as it is.
  HtmlWriter& raw(std::string_view markup);
  /// Closes all that is open. The writer is empty afterwards.
  [[nodiscard]] std::string finish();

private:
  void writeTag(std::string_view tag, std::initializer_list<Attribute> attributes, std::string_view end);

  std::string page_;
  std::vector<std::string> open_;
};

} // namespace stratoscope::workflow
