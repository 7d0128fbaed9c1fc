#include "core/workflow/metadata/csv_table.h"

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/workflow/metadata/text_encoding.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string_view>

namespace stratoscope::workflow {
namespace {

using Fields = std::vector<std::string>;

/// Records looked at to find the separator.
constexpr int sniffed = 20;

[[noreturn]] void refuse(const std::filesystem::path& path, Text reason) {
  throw Error(ErrorCode::Unreadable, std::move(reason), path.string());
}

/// Splits a text into records of fields; quotes may hold separators, line breaks and doubled quotes.
class RecordReader {
public:
  RecordReader(std::string_view text, char separator) : text_(text), separator_(separator) {}

  /// The next record, or an empty one at the end. A blank line is a record of one empty field.
  Fields next() {
    Fields fields;
    if (at_ >= text_.size()) {
      return fields;
    }
    fields.emplace_back();
    quoted_ = false;
    while (at_ < text_.size() && read(text_[at_++], fields)) {
    }
    return fields;
  }

  /// The last record ended inside a quote: the end of the text came first.
  [[nodiscard]] bool unclosed() const { return quoted_; }

private:
  /// Returns whether the record goes on.
  bool read(char c, Fields& fields) {
    if (quoted_) {
      readQuoted(c, fields.back());
    } else if (c == '"' && fields.back().empty()) {
      quoted_ = true;
    } else if (c == separator_) {
      fields.emplace_back();
    } else if (c == '\n' || c == '\r') {
      at_ += c == '\r' && at_ < text_.size() && text_[at_] == '\n' ? 1 : 0;
      return false;
    } else {
      fields.back() += c;
    }
    return true;
  }

  void readQuoted(char c, std::string& field) {
    const bool doubled = c == '"' && at_ < text_.size() && text_[at_] == '"';
    if (c == '"' && !doubled) {
      quoted_ = false;
      return;
    }
    at_ += doubled ? 1 : 0;
    field += c;
  }

  std::string_view text_;
  char separator_;
  std::size_t at_ = 0;
  bool quoted_ = false;
};

bool isBlank(const Fields& record) { return record.size() == 1 && trimmed(record.front()).empty(); }

/// Fields of the header, twice over where the records that follow have as many.
std::size_t evenness(std::string_view text, char separator) {
  RecordReader reader(text, separator);
  const auto columns = reader.next().size();
  if (columns < 2) {
    return 0;
  }
  for (int i = 0; i < sniffed; ++i) {
    const auto record = reader.next();
    if (!record.empty() && !isBlank(record) && record.size() != columns) {
      return columns;
    }
  }
  return 2 * columns + 1;
}

/// The separator that a first line "sep=;" names; the line is taken off.
std::optional<char> takeNamedSeparator(std::string_view& text) {
  constexpr std::string_view mark = "sep=";
  const auto end = text.find_first_of("\r\n");
  if (!text.starts_with(mark) || end != mark.size() + 1) {
    return std::nullopt;
  }
  const char separator = text[mark.size()];
  text.remove_prefix(std::min(text.size(), text.find_first_not_of("\r\n", end)));
  return separator;
}

char separatorOf(std::string_view text) {
  constexpr std::array separators{',', ';', '\t'};
  return *std::ranges::max_element(separators, {}, [&](char c) { return evenness(text, c); });
}

/// The columns that are read, under names of their own.
class Header {
public:
  Header(const Fields& names, CsvTable& table) : width_(names.size()) {
    for (std::size_t i = 0; i < names.size(); ++i) {
      const auto name = trimmed(names[i]);
      if (name.empty()) {
        table.warnings.emplace_back(STRATOSCOPE_TEXT("column %1 has no name and is left out"),
                                    std::vector<std::string>{std::to_string(i + 1)});
        continue;
      }
      columns_.push_back(i);
      table.header.push_back(unused(name));
      if (table.header.back() != name) {
        std::vector<std::string> arguments{name, std::to_string(i + 1), table.header.back()};
        table.warnings.emplace_back(STRATOSCOPE_TEXT("there are several columns %1; column %2 is called %3"),
                                    std::move(arguments));
      }
    }
  }

  /// Whether a record has a field for each column, and nothing but empty fields beyond.
  [[nodiscard]] bool fits(const Fields& record) const {
    return record.size() >= width_ && std::all_of(record.begin() + static_cast<std::ptrdiff_t>(width_), record.end(),
                                                  [](const std::string& field) { return trimmed(field).empty(); });
  }

  [[nodiscard]] Fields select(Fields& record) const {
    Fields fields;
    std::ranges::transform(columns_, std::back_inserter(fields),
                           [&](std::size_t column) { return std::move(record[column]); });
    return fields;
  }

private:
  /// The name, with a number behind it where it is taken.
  std::string unused(const std::string& name) {
    auto own = name;
    for (int count = 2; !names_.insert(own).second; ++count) {
      own = name;
      own.append(" (").append(std::to_string(count)).append(")");
    }
    return own;
  }

  std::set<std::string> names_;
  std::size_t width_;
  std::vector<std::size_t> columns_;
};

void readRows(RecordReader& reader, const Header& header, const std::filesystem::path& subject, CsvTable& table) {
  for (auto record = reader.next(); !record.empty(); record = reader.next()) {
    if (isBlank(record)) {
      continue;
    }
    const auto number = std::to_string(table.rows.size() + 1);
    if (reader.unclosed()) {
      refuse(subject, {STRATOSCOPE_TEXT("a quote in row %1 of the table is not closed"), {number}});
    }
    if (!header.fits(record)) {
      refuse(subject, {STRATOSCOPE_TEXT("row %1 of the table has another length than its header"), {number}});
    }
    table.rows.push_back(header.select(record));
  }
}

} // namespace

CsvTable parseCsv(const std::string& bytes, const std::filesystem::path& subject) {
  const auto decoded = decodeText(bytes, subject);
  CsvTable table;
  if (decoded.encoding == Encoding::Latin1) {
    table.warnings.emplace_back(STRATOSCOPE_TEXT("the table is not in UTF-8; it is read as Latin-1"));
  }
  std::string_view text(decoded.utf8);
  const auto named = takeNamedSeparator(text);
  table.separator = named ? *named : separatorOf(text);
  RecordReader reader(text, table.separator);
  const auto names = reader.next();
  if (reader.unclosed()) {
    refuse(subject, STRATOSCOPE_TEXT("a quote in the table's header is not closed"));
  }
  const Header header(names, table);
  if (table.header.empty()) {
    refuse(subject, STRATOSCOPE_TEXT("the table has no header"));
  }
  readRows(reader, header, subject, table);
  return table;
}

CsvTable readCsv(const std::filesystem::path& path) { return parseCsv(readFile(path), path); }

std::string csvField(const std::string& value) {
  if (value.find_first_of(",\"\r\n") == std::string::npos) {
    return value;
  }
  std::string quoted = "\"";
  for (const char c : value) {
    quoted += c == '"' ? "\"\"" : std::string(1, c);
  }
  return quoted + '"';
}

std::string trimmed(const std::string& text) {
  constexpr const char* space = " \t\r\n\v\f";
  const auto begin = text.find_first_not_of(space);
  return begin == std::string::npos ? std::string{} : text.substr(begin, text.find_last_not_of(space) - begin + 1);
}

} // namespace stratoscope::workflow
