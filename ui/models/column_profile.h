#pragma once

#include "ui/models/coded_column.h"

#include <vector>

namespace stratoscope::ui {

/// One bar of a histogram: the rows whose codes lie between two.
struct ProfileBar {
  int first = 0; ///< code
  int last = 0;  ///< code, included
  int rows = 0;
  int selected = 0; ///< of the rows
  double low = 0;   ///< edges, of numbers
  double high = 0;
};

/// How the values of a column are spread.
struct ColumnProfile {
  bool numeric = false; ///< bars are ranges of numbers, in their order; else one bar a value, the commonest first
  bool dates = false;   ///< the numbers are days since 1970-01-01
  std::vector<ProfileBar> bars;
  int missing = 0;  ///< rows without a value
  int distinct = 0; ///< values
  double low = 0;   ///< of numbers
  double high = 0;

  /// The most rows in a bar.
  [[nodiscard]] int highest() const;
};

/// @param count rows. @param selected of each row; empty for none. @param mostBars of numbers; of other values the
/// commonest so many are told.
[[nodiscard]] ColumnProfile profileOf(const CodedColumn& column, int count, const std::vector<bool>& selected,
                                      int mostBars);
/// The rows of a bar, ascending.
[[nodiscard]] std::vector<int> rowsOfBar(const CodedColumn& column, int count, const ProfileBar& bar);

} // namespace stratoscope::ui
