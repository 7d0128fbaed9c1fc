#pragma once

#include "core/base/progress.h"
#include "core/cohort/cohort.h"
#include "core/workflow/evaluation/evaluation_parts.h"
#include "core/workflow/evaluation/supervised_training.h"

#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

namespace stratoscope::workflow {

/// The classifier that stands beside a clustering.
struct SupervisedBaseline {
  learning::Backbone backbone = learning::Backbone::Encoder; ///< shaped as the newest contrastive autoencoder
  int epochs = 20;                                           ///< what a processor can pay; MedMNIST's protocol has 100
  std::filesystem::path weights = {};                        ///< of a ResNet to start from
  std::uint64_t seed = 0;
};

/// What it says of the items of each part.
struct SupervisedAnswers {
  SupervisedResult training;
  bool trainedNow = false; ///< none was stored for this column, these options and these items
  std::vector<int> train;
  std::vector<int> test;
};

/// Takes the stored classifier of the column and these options, goes on with one that was stopped, or trains one; its
/// run is stored, so that the next call finds it. Throws as SupervisedTraining.
[[nodiscard]] SupervisedAnswers supervisedAnswers(cohort::Cohort& cohort, const std::string& truth,
                                                  const SupervisedBaseline& baseline, const EvaluatedParts& parts,
                                                  const std::string& device, Progress& progress,
                                                  const std::stop_token& stop);

} // namespace stratoscope::workflow
