#include "ui/models/row_filter.h"

#include <algorithm>

namespace stratoscope::ui {
namespace {

std::vector<bool> containing(const CodedColumn& column, const QString& part) {
  std::vector<bool> codes(column.words().size() + 1, false);
  codes[0] = part.isEmpty();
  for (std::size_t code = 0; code < column.words().size(); ++code) {
    codes[code + 1] = column.words()[code].contains(part, Qt::CaseInsensitive);
  }
  return codes;
}

std::vector<bool> passing(const CodedColumn& column, const ColumnFilter& filter) {
  std::vector<bool> codes(column.words().size() + 1, true);
  codes[0] = filter.missing;
  for (std::size_t code = 0; code < column.words().size(); ++code) {
    const auto number = column.number(static_cast<int>(code));
    const bool inside =
        !number || ((!filter.least || *number >= *filter.least) && (!filter.most || *number <= *filter.most));
    codes[code + 1] = inside && !filter.without.contains(column.words()[code]);
  }
  return codes;
}

} // namespace

RowFilter::RowFilter(const std::vector<CodedColumn>& columns, const QString& text, const ColumnFilters& filters) {
  for (const auto& column : columns) {
    const auto filter = filters.find(column.name());
    if (filter != filters.end() && filter->second.any()) {
      all_.push_back({column, passing(column, filter->second)});
    }
  }
  addText(columns, text.trimmed());
}

void RowFilter::addText(const std::vector<CodedColumn>& columns, const QString& text) {
  if (text.isEmpty()) {
    return;
  }
  if (const auto equals = text.indexOf(QLatin1Char('=')); equals > 0) {
    const auto name = text.left(equals).trimmed();
    const auto named = std::ranges::find_if(
        columns, [&](const CodedColumn& column) { return column.name().compare(name, Qt::CaseInsensitive) == 0; });
    if (named != columns.end()) {
      all_.push_back({*named, containing(*named, text.mid(equals + 1).trimmed())});
      return;
    }
  }
  for (const auto& column : columns) {
    any_.push_back({column, containing(column, text)});
  }
}

bool RowFilter::shows(int row) const {
  const auto passes = [row](const Passing& one) { return one.passes(row); };
  return std::ranges::all_of(all_, passes) && (any_.empty() || std::ranges::any_of(any_, passes));
}

} // namespace stratoscope::ui
