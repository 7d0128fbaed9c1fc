#pragma once

#include "core/base/matrix.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <stop_token>
#include <vector>

namespace stratoscope::analysis {

/// The k nearest rows of a database to each query, nearest first; of equally near ones the lower row first.
struct NearestRows {
  std::size_t queries = 0;
  std::size_t k = 0;
  std::vector<std::int64_t> indices; ///< [queries, k] rows of the database
  std::vector<float> distances;      ///< [queries, k] Euclidean

  [[nodiscard]] std::span<const std::int64_t> indicesOf(std::size_t query) const {
    return {indices.data() + query * k, k};
  }
  [[nodiscard]] std::span<const float> distancesOf(std::size_t query) const {
    return {distances.data() + query * k, k};
  }
};

enum class Search {
  Exact,
  /// Exact up to 50,000 rows; above that an inverted file (FAISS IVFFlat) of which a sixteenth is searched.
  FastWhenLarge
};

/// Nearest rows by Euclidean distance (FAISS). FAISS finds the candidates, their distances are then taken from the
/// differences, so that equal rows are at exactly 0.
/// @param database, queries [rows, dimension] of one dimension, finite; @param k 1 to the database's rows.
/// Throws Error::InvalidArgument, Error::Cancelled.
[[nodiscard]] NearestRows nearestByDistance(const Matrix& database, const Matrix& queries, std::size_t k,
                                            Search search = Search::Exact, const std::stop_token& stop = {});

} // namespace stratoscope::analysis
