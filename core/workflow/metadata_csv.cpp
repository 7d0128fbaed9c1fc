#include "core/workflow/metadata_csv.h"

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/cohort/items.h"

#include <QStringDecoder>

#include <algorithm>
#include <array>
#include <functional>
#include <map>

namespace stratoscope::workflow {
namespace {

using Fields = std::vector<std::string>;

[[noreturn]] void refuse(const std::filesystem::path& path, Text reason) {
  throw Error(ErrorCode::Unreadable, std::move(reason), path.string());
}

std::string readText(const std::filesystem::path& path) {
  auto text = readFile(path);
  QStringDecoder decoder(QStringDecoder::Utf8);
  const QString decoded = decoder(QByteArray::fromRawData(text.data(), static_cast<qsizetype>(text.size())));
  if (decoder.hasError() || decoded.contains(QChar(0))) {
    refuse(path, STRATOSCOPE_TEXT("the table is not text in UTF-8"));
  }
  return text.starts_with("\xef\xbb\xbf") ? text.substr(3) : text;
}

char separatorOf(const std::string& text) {
  const auto header = text.substr(0, text.find('\n'));
  constexpr std::array separators{',', ';', '\t'};
  return *std::ranges::max_element(separators, {}, [&](char c) { return std::ranges::count(header, c); });
}

/// Splits a text into records of fields; quotes may hold separators, line breaks and doubled quotes.
class CsvReader {
public:
  CsvReader(const std::string& text, char separator) : text_(text), separator_(separator) {}

  /// The next record, or an empty one at the end. A blank line is a record of one empty field.
  Fields next() {
    Fields fields;
    if (at_ >= text_.size()) {
      return fields;
    }
    fields.emplace_back();
    bool quoted = false;
    for (; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (quoted) {
        quoted = readQuoted(c, fields.back());
      } else if (c == '"' && fields.back().empty()) {
        quoted = true;
      } else if (c == separator_) {
        fields.emplace_back();
      } else if (c == '\n') {
        ++at_;
        break;
      } else if (c != '\r') {
        fields.back() += c;
      }
    }
    return fields;
  }

private:
  /// Returns whether the field is still inside its quotes.
  bool readQuoted(char c, std::string& field) {
    const bool doubled = c == '"' && at_ + 1 < text_.size() && text_[at_ + 1] == '"';
    if (c == '"' && !doubled) {
      return false;
    }
    at_ += doubled ? 1 : 0;
    field += c;
    return true;
  }

  const std::string& text_;
  char separator_;
  std::size_t at_ = 0;
};

/// Whether `path` ends in `tail`, whole names only.
bool endsIn(const std::string& path, const std::string& tail) {
  return path.ends_with(tail) && (path.size() == tail.size() || path[path.size() - tail.size() - 1] == '/');
}

std::string fileNameOf(const std::string& path) { return std::filesystem::path(path).filename().string(); }

/// The items that a key of the table means.
class ItemFinder {
public:
  ItemFinder(const cohort::Cohort& cohort, const std::string& key) : byPath_(key == "path" || key == "file") {
    const auto series = cohort::series(cohort);
    std::map<std::int64_t, const cohort::SeriesRow*> seriesById;
    for (const auto& row : series) {
      seriesById[row.id] = &row;
    }
    std::map<std::int64_t, std::string> patients;
    for (const auto& row : cohort::patients(cohort)) {
      patients[row.id] = row.identifier;
    }
    std::map<std::int64_t, std::string> studies;
    for (const auto& row : cohort::studies(cohort)) {
      studies[row.id] = row.uid;
    }
    for (const auto& item : cohort::items(cohort)) {
      const auto& path = seriesById.at(item.series)->path.string();
      if (byPath_) {
        add(fileNameOf(path), item.row, path);
      } else if (key == "item") {
        add(std::to_string(item.row), item.row);
      } else if (key == "patient") {
        add(patients.at(item.patient), item.row);
      } else {
        add(key == "study" ? studies.at(item.study) : seriesById.at(item.series)->uid, item.row);
      }
    }
  }

  [[nodiscard]] std::vector<int> find(const std::string& key) const {
    std::vector<int> rows;
    const auto [begin, end] = entries_.equal_range(byPath_ ? fileNameOf(key) : key);
    for (auto entry = begin; entry != end; ++entry) {
      if (!byPath_ || endsIn(entry->second.path, key)) {
        rows.push_back(entry->second.row);
      }
    }
    return rows;
  }

private:
  struct Entry {
    int row;
    std::string path;
  };

  void add(const std::string& key, int row, std::string path = {}) {
    if (!key.empty()) {
      entries_.emplace(key, Entry{row, std::move(path)});
    }
  }

  bool byPath_;
  std::multimap<std::string, Entry> entries_;
};

std::size_t keyColumn(const CsvTable& table) {
  constexpr std::array keys{"path", "file", "item", "series", "study", "patient"};
  for (const auto* key : keys) {
    if (const auto found = std::ranges::find(table.header, key); found != table.header.end()) {
      return static_cast<std::size_t>(found - table.header.begin());
    }
  }
  throw Error(ErrorCode::InvalidArgument,
              STRATOSCOPE_TEXT("the table has no column that says which items its rows belong to"), {},
              STRATOSCOPE_TEXT("Name one of its columns path, file, item, series, study or patient"));
}

} // namespace

CsvTable readCsv(const std::filesystem::path& path) {
  const auto text = readText(path);
  CsvReader reader(text, separatorOf(text));
  CsvTable table;
  table.header = reader.next();
  if (table.header.empty() || std::ranges::find(table.header, "") != table.header.end()) {
    refuse(path, STRATOSCOPE_TEXT("the table has no header, or a column of it has no name"));
  }
  for (auto row = reader.next(); !row.empty(); row = reader.next()) {
    if (row == Fields{""}) {
      continue;
    }
    if (row.size() != table.header.size()) {
      refuse(path, {STRATOSCOPE_TEXT("row %1 of the table has another length than its header"),
                    {std::to_string(table.rows.size() + 1)}});
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

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

std::vector<std::vector<int>> itemsOfRows(const cohort::Cohort& cohort, const CsvTable& table) {
  const auto key = keyColumn(table);
  const ItemFinder finder(cohort, table.header[key]);
  std::vector<std::vector<int>> items;
  std::ranges::transform(table.rows, std::back_inserter(items), [&](const auto& row) { return finder.find(row[key]); });
  return items;
}

JoinReport joinMetadata(cohort::Cohort& cohort, const CsvTable& table) {
  const auto key = keyColumn(table);
  const auto items = itemsOfRows(cohort, table);
  JoinReport report;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (items[i].empty()) {
      report.unmatched.push_back(table.rows[i][key]);
    } else {
      ++report.matchedRows;
    }
  }
  for (std::size_t column = 0; column < table.header.size(); ++column) {
    if (column == key) {
      continue;
    }
    std::map<int, std::string> values;
    for (std::size_t i = 0; i < items.size(); ++i) {
      for (const int item : items[i]) {
        values[item] = table.rows[i][column];
      }
    }
    cohort::setColumn(cohort, table.header[column], values);
    report.columns.push_back(table.header[column]);
  }
  return report;
}

} // namespace stratoscope::workflow
