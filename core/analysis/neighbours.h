#pragma once

#include "core/base/matrix.h"

#include <cstdint>
#include <span>
#include <vector>

namespace stratoscope::analysis {

/// The k nearest rows of a database to each query, nearest first.
struct Neighbours {
  std::size_t queries = 0;
  std::size_t k = 0;
  std::vector<std::int64_t> indices; ///< [queries, k] rows of the database
  std::vector<float> scores;         ///< [queries, k] cosine similarity, descending

  [[nodiscard]] std::span<const std::int64_t> indicesOf(std::size_t query) const {
    return {indices.data() + query * k, k};
  }
  [[nodiscard]] std::span<const float> scoresOf(std::size_t query) const { return {scores.data() + query * k, k}; }
};

/// Each row divided by its Euclidean length; a row of zeros stays.
[[nodiscard]] Matrix normaliseRows(Matrix matrix);

/// Exact neighbours by cosine similarity (FAISS flat index over L2-normalised rows).
/// @param database, queries [rows, dimension] of one dimension, finite.
/// @param k 1 to the database's rows.
/// Time: queries x rows x dimension. Throws Error::InvalidArgument.
[[nodiscard]] Neighbours nearestByCosine(const Matrix& database, const Matrix& queries, std::size_t k);
/// The same of each row among the others: a row is not its own neighbour. k is below the number of rows.
[[nodiscard]] Neighbours nearestOthersByCosine(const Matrix& rows, std::size_t k);

/// Share of queries whose k nearest training rows vote for their class; of equal votes the class with the nearer
/// members (larger sum of scores) wins.
/// @param trainTruth, testTruth one class of each row, >= 0. Throws Error::InvalidArgument.
[[nodiscard]] double neighbourAccuracy(const Matrix& train, std::span<const int> trainTruth, const Matrix& test,
                                       std::span<const int> testTruth, std::size_t k = 20);

} // namespace stratoscope::analysis
