#pragma once

#include "core/base/progress.h"
#include "core/cohort/cohort.h"

#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace stratoscope::workflow {

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
};

struct EvaluateOptions {
  std::string truth; ///< a metadata column
  bool baseline = false;
  std::string device = "auto";
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
};

/// Compares the newest clustering and embedding with a truth column. Items without a truth are left out; so are those
/// of other splits where there are the splits train and test. Throws Error::NotFound (no such column, no embedding or
/// clustering), Error::InvalidArgument (fewer than two classes), Error::Cancelled.
Evaluation evaluate(cohort::Cohort& cohort, const EvaluateOptions& options, Progress& progress,
                    const std::stop_token& stop);

/// The newest evaluation, as its run tells.
[[nodiscard]] std::optional<Evaluation> latestEvaluation(const cohort::Cohort& cohort);

} // namespace stratoscope::workflow
