#pragma once

#include "core/base/matrix.h"
#include "core/base/progress.h"
#include "core/retrieval/row_source.h"

#include <functional>
#include <span>
#include <stop_token>
#include <vector>

namespace stratoscope::retrieval {

enum class Metric { Cosine, Euclidean };

/// Ranks the whole database for each query: exact; of equally near rows the lower comes first. Queries are handed over
/// in their order. Of the rows a few thousand are in memory at a time, of the distances up to a quarter of a gigabyte.
/// @param database, queries [rows, dimension] of one dimension, finite; @param use gets a query and the database's
/// rows, best first. Time: queries x rows x (dimension + log rows). Throws Error::InvalidArgument, Error::Cancelled.
void rankDatabase(const RowSource& database, const RowSource& queries, Metric metric,
                  const std::function<void(std::size_t query, std::span<const int> order)>& use, Progress& progress,
                  const std::stop_token& stop);
void rankDatabase(const Matrix& database, const Matrix& queries, Metric metric,
                  const std::function<void(std::size_t query, std::span<const int> order)>& use, Progress& progress,
                  const std::stop_token& stop);

} // namespace stratoscope::retrieval
