#pragma once

#include "core/base/progress.h"
#include "core/imaging/recipe.h"
#include "core/learning/training_options.h"
#include "core/workflow/snapshot.h"

#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace stratoscope::workflow {

/// What the model makes of one item.
struct ReconstructedItem {
  int item = 0;
  int cluster = 0;
  Picture original;
  Picture reconstruction;
  double psnr = 0; ///< dB
};

/// The truth column as numbers.
struct TruthColumn {
  std::string name;
  std::vector<std::string> classes; ///< in alphabetical order
  std::vector<int> values;          ///< class of each item, -1 for none
};

/// The training whose model gave the embedding.
struct ReportedTraining {
  cohort::Run run;
  learning::TrainingOptions options;
  std::vector<learning::EpochReport> losses;
  int items = 0;
  std::optional<learning::TrainingOptions> secondPhase{}; ///< of a phase 2 that followed, which refined the decoder
};

/// All that the sections tell, read before the first of them is written.
struct ReportData {
  Snapshot snapshot;
  imaging::Recipe recipe; ///< of the newest import
  CurrentClustering clustering;
  std::vector<std::vector<int>> members; ///< items of each cluster, from its centre to its edge
  std::optional<TruthColumn> truth;
  std::vector<std::string> split; ///< of each item; empty texts where the cohort has no splits
  bool hasHeldOut = false;        ///< there is a split "test" and a split "train", so training has not seen the former
  std::optional<ReportedTraining> training;
  std::vector<ReconstructedItem> reconstructions; ///< the middle and the edge of each cluster
};

/// Throws Error::NotFound when nothing is clustered yet, Error::Cancelled. Without a model there are no
/// reconstructions.
[[nodiscard]] ReportData readReportData(const cohort::Cohort& cohort, const std::string& device,
                                        const std::stop_token& stop);

/// Name of a cluster as the window shows it, counted from 1; `cluster` counts from 0.
[[nodiscard]] std::string clusterName(int cluster);

} // namespace stratoscope::workflow
