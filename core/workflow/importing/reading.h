#pragma once

#include "core/base/progress.h"
#include "core/workflow/importing/selection.h"
#include "core/workflow/importing/staging.h"

#include <map>
#include <stop_token>
#include <string>
#include <vector>

namespace stratoscope::workflow {

struct Reading {
  int continued = 0; ///< series that an earlier import had read already
  /// Series that failed for another reason than what is in their files (no memory, a decoder that cannot be started),
  /// by their places: not staged, so that the next import tries them again.
  std::map<std::size_t, imaging::SkippedFile> failed;
};

/// Decodes the series that the staging does not hold yet, several at a time, and stages them in portions: at a stop or
/// a kill, at most the portion that is being read is lost.
/// @param keys of all series, as ImportStaging::keyOf gives them.
/// Throws Error::Cancelled, Error::WriteFailed.
[[nodiscard]] Reading readSeries(const std::vector<ChosenSeries>& chosen, const std::vector<std::string>& keys,
                                 const imaging::Recipe& recipe, ImportStaging& staging, Progress& progress,
                                 const std::stop_token& stop);

} // namespace stratoscope::workflow
