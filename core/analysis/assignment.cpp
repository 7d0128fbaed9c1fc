#include "core/analysis/assignment.h"

#include "core/base/error.h"

#include <algorithm>
#include <limits>

namespace stratoscope::analysis {
namespace {

/// State of the method: row and column potentials and the matching so far. Row and column 0 are dummies, so that a
/// free column is matched to row 0.
class Matching {
public:
  explicit Matching(const std::vector<std::vector<double>>& cost)
      : cost_(cost), rows_(cost.size()), columns_(cost.front().size()), rowPotential_(rows_ + 1),
        columnPotential_(columns_ + 1), rowOf_(columns_ + 1), previous_(columns_ + 1) {}

  void addRow(std::size_t row) {
    rowOf_[0] = row;
    slack_.assign(columns_ + 1, std::numeric_limits<double>::infinity());
    visited_.assign(columns_ + 1, false);
    std::size_t column = 0;
    do {
      visited_[column] = true;
      relax(column);
      const auto next = nearestFree();
      shiftPotentials(slack_[next]);
      column = next;
    } while (rowOf_[column] != 0);
    augment(column);
  }

  [[nodiscard]] std::vector<int> columns() const {
    std::vector<int> columnOf(rows_);
    for (std::size_t column = 1; column <= columns_; ++column) {
      if (rowOf_[column] != 0) {
        columnOf[rowOf_[column] - 1] = static_cast<int>(column - 1);
      }
    }
    return columnOf;
  }

private:
  void relax(std::size_t from) {
    const auto row = rowOf_[from];
    for (std::size_t column = 1; column <= columns_; ++column) {
      const double reduced = cost_[row - 1][column - 1] - rowPotential_[row] - columnPotential_[column];
      if (!visited_[column] && reduced < slack_[column]) {
        slack_[column] = reduced;
        previous_[column] = from;
      }
    }
  }
  [[nodiscard]] std::size_t nearestFree() const {
    std::size_t nearest = 0;
    for (std::size_t column = 1; column <= columns_; ++column) {
      if (!visited_[column] && (nearest == 0 || slack_[column] < slack_[nearest])) {
        nearest = column;
      }
    }
    return nearest;
  }
  void shiftPotentials(double by) {
    for (std::size_t column = 0; column <= columns_; ++column) {
      if (visited_[column]) {
        rowPotential_[rowOf_[column]] += by;
        columnPotential_[column] -= by;
      } else {
        slack_[column] -= by;
      }
    }
  }
  void augment(std::size_t column) {
    while (column != 0) {
      rowOf_[column] = rowOf_[previous_[column]];
      column = previous_[column];
    }
  }

  const std::vector<std::vector<double>>& cost_;
  std::size_t rows_;
  std::size_t columns_;
  std::vector<double> rowPotential_;
  std::vector<double> columnPotential_;
  std::vector<std::size_t> rowOf_;
  std::vector<std::size_t> previous_;
  std::vector<double> slack_;
  std::vector<bool> visited_;
};

} // namespace

std::vector<int> leastCostAssignment(const std::vector<std::vector<double>>& cost) {
  if (cost.empty()) {
    return {};
  }
  const auto columns = cost.front().size();
  const bool even = std::ranges::all_of(cost, [&](const auto& row) { return row.size() == columns; });
  if (!even || cost.size() > columns) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("an assignment needs at least as many columns as rows"));
  }
  Matching matching(cost);
  for (std::size_t row = 1; row <= cost.size(); ++row) {
    matching.addRow(row);
  }
  return matching.columns();
}

} // namespace stratoscope::analysis
