#pragma once

#include "core/base/progress.h"
#include "core/cohort/cohort.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace stratoscope::workflow {

struct RetrievalOptions {
  /// What makes an item a right answer: "patient", "study", "series", or a metadata column of the same value.
  std::string positives;
  /// Instead of `positives`: a ground truth of the revisited form; its images are found among the cohort's files by
  /// the ends of their paths, with or without extension.
  std::optional<std::filesystem::path> groundTruth = std::nullopt;
  bool otherPatientsOnly = false; ///< items of the query's own patient are ignored; not for ground truths
  /// Where the cohort has the splits "train" and "test", queries are "test" and this is looked through: "train", "test"
  /// (a split by object, which leaves a query's answers on its own side) or "all". A query is no answer to itself.
  std::string database = "train";
  bool compare = false; ///< every model of the cohort beside each other, not the newest embedding alone
  std::string device = "auto";
  std::uint64_t seed = 0; ///< of the untrained network in a comparison
};

/// METHODS section 3, medical retrieval, of one system.
struct RetrievalFigures {
  std::string name;
  int queries = 0;       ///< with at least one positive
  int database = 0;      ///< items
  double map = 0;        ///< mean average precision over the whole ranking
  double mapAt5 = 0;     ///< divided by the smaller of 5 and the positives
  double mapAt5Hits = 0; ///< divided by the positives among the first 5
  double precisionAt1 = 0;
  double precisionAt5 = 0;
  double precisionAt10 = 0;
};

/// Revisited Oxford and Paris, of one system at one difficulty.
struct ProtocolRow {
  std::string name;
  std::string difficulty; ///< easy, medium or hard
  int queries = 0;
  double map = 0;
  double precisionAt1 = 0;
  double precisionAt5 = 0;
  double precisionAt10 = 0;
};

struct RetrievalEvaluation {
  std::int64_t run = 0;
  std::vector<RetrievalFigures> systems;
  std::vector<ProtocolRow> protocol;
  double seconds = 0;
};

/// Measures retrieval with the newest embedding (cosine), beside raw pixels (Euclidean) as the floor, or compares the
/// cohort's models (retrieval_systems.h). Queries are the split "test" and the database is the split "train"; without
/// these splits every item is a query to all others. A query of a ground truth that has a box is cut out of its source
/// image, before the recipe is applied.
/// Throws Error::NotFound (no embedding or model, no such column, no such ground truth, an image of it that the cohort
/// does not have, a moved source), Error::InvalidArgument (no query has a positive, no such database, a box outside its
/// image), Error::Cancelled.
RetrievalEvaluation evaluateRetrieval(cohort::Cohort& cohort, const RetrievalOptions& options, Progress& progress,
                                      const std::stop_token& stop);

} // namespace stratoscope::workflow
