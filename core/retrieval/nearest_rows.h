#pragma once

#include "core/base/progress.h"
#include "core/retrieval/query/query.h"
#include "core/retrieval/row_source.h"

#include <stop_token>
#include <vector>

namespace stratoscope::retrieval {

/// The k other rows with the largest inner products with each row, best first: exact, a few thousand rows in memory at
/// a time. Of equal products the lower row comes first.
/// @param rows finite; normalised ones give cosines. @param k at least 0; there are fewer where there are no more rows.
/// Time: rows squared x dimension. Throws Error::InvalidArgument, Error::Cancelled.
[[nodiscard]] std::vector<std::vector<Hit>> nearestOthers(const RowSource& rows, int k, Progress& progress,
                                                          const std::stop_token& stop);

} // namespace stratoscope::retrieval
