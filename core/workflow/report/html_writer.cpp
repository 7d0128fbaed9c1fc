#include "core/workflow/report/html_writer.h"

#include <utility>

namespace stratoscope::workflow {
namespace {

bool isControl(char character) {
  const auto code = static_cast<unsigned char>(character);
  return (code < 0x20 && character != '\n' && character != '\t') || code == 0x7f;
}

} // namespace

std::string escaped(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (const char character : text) {
    switch (character) {
    case '&':
      result += "&amp;";
      break;
    case '<':
      result += "&lt;";
      break;
    case '>':
      result += "&gt;";
      break;
    case '"':
      result += "&quot;";
      break;
    case '\'':
      result += "&#39;";
      break;
    default:
      if (!isControl(character)) {
        result += character;
      }
    }
  }
  return result;
}

void HtmlWriter::writeTag(std::string_view tag, std::initializer_list<Attribute> attributes, std::string_view end) {
  page_.append("<").append(tag);
  for (const auto& attribute : attributes) {
    page_.append(" ").append(attribute.name).append("=\"").append(escaped(attribute.value)).append("\"");
  }
  page_.append(end);
}

HtmlWriter& HtmlWriter::open(std::string_view tag, std::initializer_list<Attribute> attributes) {
  writeTag(tag, attributes, ">");
  open_.emplace_back(tag);
  return *this;
}

HtmlWriter& HtmlWriter::close() {
  page_.append("</").append(open_.back()).append(">\n");
  open_.pop_back();
  return *this;
}

HtmlWriter& HtmlWriter::text(std::string_view text) {
  page_ += escaped(text);
  return *this;
}

HtmlWriter& HtmlWriter::element(std::string_view tag, std::string_view text,
                                std::initializer_list<Attribute> attributes) {
  open(tag, attributes);
  page_ += escaped(text);
  return close();
}

HtmlWriter& HtmlWriter::empty(std::string_view tag, std::initializer_list<Attribute> attributes) {
  writeTag(tag, attributes, "/>");
  return *this;
}

HtmlWriter& HtmlWriter::raw(std::string_view markup) {
  page_ += markup;
  return *this;
}

std::string HtmlWriter::finish() {
  while (!open_.empty()) {
    close();
  }
  return std::exchange(page_, {});
}

} // namespace stratoscope::workflow
