#pragma once

#include "core/base/progress.h"
#include "core/cohort/cohort.h"
#include "core/workflow/similar/similar_query.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace stratoscope::workflow {

struct SimilarItem {
  int item = 0;
  std::string patient; ///< identifier; empty for none
  float score = 0;     ///< cosine similarity, -1 to 1
  std::filesystem::path path;
};

struct SimilarResult {
  std::vector<SimilarItem> items; ///< best first; after re-ranking their scores need not fall
  IndexKind searched = IndexKind::Exact;
  bool expanded = false;
  bool reranked = false;
  std::optional<Picture> query; ///< what was asked about, where it is one image from outside or a part of an item
  std::vector<Text> notes;      ///< what a person should know, such as an index that was damaged and built again
};

/// Finds similar items in the newest embedding of a cohort. Made once, asked many times; for one thread at a time.
/// It holds no connection, so a thread hands its own cohort to each call, which must be the one it was opened with.
class SimilarSearch {
public:
  /// Maps the embedding and looks up where items come from. @param device that outside images are encoded on.
  /// Throws Error::NotFound ("embed first").
  static SimilarSearch open(const cohort::Cohort& cohort, const std::string& device = "auto");
  ~SimilarSearch();
  SimilarSearch(SimilarSearch&&) noexcept;
  SimilarSearch& operator=(SimilarSearch&&) noexcept;

  /// Items of the query itself and disliked ones are never among the results.
  /// Throws Error::InvalidArgument (no such item, a box of several examples or outside its image, "same patient" of a
  /// file), Error::NotFound (no such column), what reading a file throws, Error::Cancelled.
  [[nodiscard]] SimilarResult find(cohort::Cohort& cohort, const SimilarQuery& query, const SimilarOptions& options,
                                   Progress& progress, const std::stop_token& stop);
  /// Which parts of both images make the result like the query; see Explanation.
  /// Throws as find(), and Error::InvalidArgument for a query of several examples.
  [[nodiscard]] Explanation explain(const cohort::Cohort& cohort, const SimilarQuery& query, int result,
                                    const ExplanationOptions& options, Progress& progress, const std::stop_token& stop);
  /// The embedding that is searched.
  [[nodiscard]] std::int64_t run() const;

private:
  struct State;
  explicit SimilarSearch(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

} // namespace stratoscope::workflow
