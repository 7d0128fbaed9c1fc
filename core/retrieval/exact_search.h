#pragma once

#include "core/retrieval/query/query.h"
#include "core/retrieval/rows_view.h"

#include <functional>
#include <span>
#include <vector>

namespace stratoscope::retrieval {

/// Finds the items most like a query by cosine similarity, all of them looked at. Made once for an embedding: making it
/// measures each row, and every query after that is one pass. Immutable; may be asked from many threads.
class ExactSearch {
public:
  /// @param rows [items, dimension], as they are or normalised, finite. Throws Error::InvalidArgument.
  explicit ExactSearch(RowsView rows);

  /// Whether an item may be a hit (the query itself, its patient, another split ...).
  using Allowed = std::function<bool(int)>;

  /// Best first; of equal scores the lower item comes first. A row of zeros, and every row against a query of zeros,
  /// scores 0.
  /// @param k at least 0; fewer hits come back when fewer items are allowed. @param allowed all when empty.
  /// Time: items x dimension x examples, on threadCount() threads. Throws Error::InvalidArgument.
  [[nodiscard]] std::vector<Hit> search(const Query& query, int k, const Allowed& allowed = {}) const;
  /// The score of some items alone, in the order asked for.
  [[nodiscard]] std::vector<Hit> scoresOf(const Query& query, std::span<const int> items) const;
  [[nodiscard]] const RowsView& rows() const { return rows_; }

private:
  void check(const Query& query) const;
  void scoreChunk(const Query& query, std::size_t begin, std::span<float> scores) const;

  RowsView rows_;
  std::vector<float> inverse_; ///< 1 / length of each row; 0 for a row of zeros
};

/// Puts hits in their order, best first and of equals the lower item first, and keeps the first k.
void keepBest(std::vector<Hit>& hits, int k);

} // namespace stratoscope::retrieval
