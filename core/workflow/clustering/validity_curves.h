#pragma once

#include "core/base/matrix.h"
#include "core/workflow/clustering/clustering.h"

#include <cstdint>
#include <stop_token>

namespace stratoscope::workflow {

/// Figures that help a reader to choose k, of k-means on the rows (2,000 of them at most, evenly spaced; 800 for the
/// consensus) for k from 2 to 20. Throws Error::Cancelled.
[[nodiscard]] ValidityCurves validityCurves(const Matrix& rows, std::uint64_t seed, Progress& progress,
                                            const std::stop_token& stop);

} // namespace stratoscope::workflow
