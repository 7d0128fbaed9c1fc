#pragma once

#include "core/base/progress.h"
#include "core/cohort/cohort.h"
#include "core/workflow/similar/similar_query.h"

#include <optional>
#include <stop_token>
#include <string>

namespace stratoscope::workflow {

struct IndexOptions {
  IndexKind kind = IndexKind::Hnsw;
  std::uint64_t seed = 0;
};

struct IndexResult {
  std::int64_t run = 0;
  IndexKind kind = IndexKind::Hnsw;
  int items = 0;
  int added = 0;         ///< of the items, those that an older index did not have; all of them where it was built anew
  double recallAt10 = 0; ///< share of the 10 nearest items that it finds, too, against the exact search
  double seconds = 0;
  double megabytes = 0;    ///< of its file
  std::string file;        ///< inside the cohort folder
  std::vector<Text> notes; ///< such as an index that was damaged
};

/// Makes the index of the newest embedding, or adds to one of the same model the items that have come since. Its file
/// in indexes/ is named by its content and never changed. Where an index of the newest embedding is there and whole,
/// its record is given back.
/// Throws Error::NotFound ("embed first"), Error::InvalidArgument (too few items), Error::WriteFailed,
/// Error::Cancelled.
IndexResult updateIndex(cohort::Cohort& cohort, const IndexOptions& options, Progress& progress,
                        const std::stop_token& stop);

/// The kind of the newest index of the newest embedding; nothing where there is none.
[[nodiscard]] std::optional<IndexKind> readyIndex(const cohort::Cohort& cohort);

/// "exact", "hnsw" or "ivfpq".
[[nodiscard]] std::string wordOf(IndexKind kind);
[[nodiscard]] std::optional<IndexKind> indexKindNamed(const std::string& word);
[[nodiscard]] std::string toJson(const IndexResult& result);

} // namespace stratoscope::workflow
