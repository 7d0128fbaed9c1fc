#pragma once

#include "ui/models/coded_column.h"

#include <map>
#include <set>

namespace stratoscope::ui {

/// What a person wants to see of one column.
struct ColumnFilter {
  std::set<QString> without;   ///< values that are left out
  std::optional<double> least; ///< of numbers
  std::optional<double> most;  ///< of numbers
  bool missing = true;         ///< rows without a value stay
  [[nodiscard]] bool any() const { return !without.empty() || least || most || !missing; }
};

/// Filters by the columns' names; a name that no column has filters nothing.
using ColumnFilters = std::map<QString, ColumnFilter>;

/// Tells for each row whether it is shown. Looks at each distinct value once, when it is made.
class RowFilter {
public:
  /// @param text what any value of the row contains, or, for "column = text", the value of that column; case does not
  /// count and an empty text matches all.
  RowFilter(const std::vector<CodedColumn>& columns, const QString& text, const ColumnFilters& filters);

  [[nodiscard]] bool shows(int row) const;

private:
  /// Whether the column's codes pass; place 0 is for a missing value.
  struct Passing {
    CodedColumn column;
    std::vector<bool> codes;
    [[nodiscard]] bool passes(int row) const { return codes[static_cast<std::size_t>(column.code(row)) + 1]; }
  };

  void addText(const std::vector<CodedColumn>& columns, const QString& text);

  std::vector<Passing> all_; ///< each must pass
  std::vector<Passing> any_; ///< one must pass, where there are any
};

} // namespace stratoscope::ui
