#pragma once

#include "core/base/progress.h"
#include "core/cohort/cohort.h"
#include "core/workflow/evaluation/supervised_baseline.h"

#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace stratoscope::workflow {

/// 95 % confidence interval (Wilson) of a share of right answers.
struct ShareInterval {
  double low = 0;
  double high = 0;
};

/// Figures of one part of the cohort, METHODS section 3.
struct Figures {
  int items = 0;
  double acc = 0;
  double purity = 0;
  double balancedAcc = 0;
  double nmi = 0;
  double ari = 0;
  double f1 = 0;
  double floor = 0;            ///< share of training's most frequent class
  std::optional<double> knn;   ///< k = 20, cosine; of `test` only
  std::optional<double> probe; ///< accuracy of a linear classifier on the embedding; of `test` only
  std::optional<double> psnr;  ///< mean over items, dB; where there is a model
  std::optional<double> ssim;
  std::optional<ShareInterval> accInterval; ///< of the items alone: as if mapping and weights were given
  std::optional<ShareInterval> knnInterval;
  std::optional<ShareInterval> probeInterval;
};

/// The supervised baseline: a classifier trained on the truth of the training part.
struct SupervisedFigures {
  std::int64_t run = 0;
  std::string backbone;
  int epochs = 0;
  int bestEpoch = 0;
  std::optional<double> validationAcc; ///< of the best epoch
  bool trainedNow = false;             ///< and not taken from an earlier run
  Figures train;
  std::optional<Figures> test;
};

struct EvaluateOptions {
  std::string truth;     ///< a metadata column
  bool baseline = false; ///< also principal components of the raw pixels with k-means
  std::string device = "auto";
  std::optional<SupervisedBaseline> supervised = std::nullopt; ///< also a classifier, trained where none is stored
};

struct Evaluation {
  std::int64_t run = 0;
  std::string truth;
  std::vector<std::string> classes;     ///< in alphabetical order
  int k = 0;                            ///< clusters that were compared
  Figures train;                        ///< mappings are fitted here
  std::optional<Figures> test;          ///< nothing where the cohort has no split "test"
  std::optional<Figures> baselineTrain; ///< 32 principal components of the raw pixels, k-means with k = classes
  std::optional<Figures> baselineTest;
  std::optional<SupervisedFigures> supervised;
};

/// Compares the newest clustering and embedding with a truth column. Items without a truth are left out; so are those
/// of other splits where there are the splits train and test. Throws Error::NotFound (no such column, no embedding or
/// clustering), Error::InvalidArgument (fewer than two classes), Error::Cancelled.
Evaluation evaluate(cohort::Cohort& cohort, const EvaluateOptions& options, Progress& progress,
                    const std::stop_token& stop);

/// The newest evaluation, as its run tells.
[[nodiscard]] std::optional<Evaluation> latestEvaluation(const cohort::Cohort& cohort);

} // namespace stratoscope::workflow
