#pragma once

#include "core/base/progress.h"
#include "core/cohort/cohort.h"
#include "core/learning/supervised/supervised_options.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace stratoscope::workflow {

/// The step's name in the cohort's runs.
inline constexpr const char* supervisedStep = "train-supervised";

struct SupervisedOrder {
  std::string truth;                   ///< a metadata column
  learning::SupervisedOptions options; ///< classes, channels and sizes are taken from the cohort
  std::filesystem::path weights = {};  ///< of a ResNet to start from; empty for random ones
};

struct SupervisedResult {
  std::int64_t run = 0;
  std::string truth;
  learning::Backbone backbone = learning::Backbone::Encoder;
  std::vector<learning::SupervisedReport> reports; ///< one of each epoch
  int bestEpoch = 0;                               ///< the one whose weights are kept
  std::optional<double> validationAccuracy;        ///< of that epoch
  int items = 0;                                   ///< trained on
  int validationItems = 0;
  bool heldOut = false;       ///< validation was a tenth of the training part, for want of a split "val"
  double imagesPerSecond = 0; ///< mean of the epochs
  double seconds = 0;         ///< in epochs, pauses left out
  std::string device;
};

/// A classifier's training that was stopped or killed.
struct UnfinishedSupervised {
  int epochsDone = 0;
  SupervisedOrder order;
};
[[nodiscard]] std::optional<UnfinishedSupervised> unfinishedSupervised(const cohort::Cohort& cohort);

/// The training of a classifier on a truth column of the cohort, as a resumable object: start or resume, step through
/// the epochs, finish. Every step ends with a checkpoint in models/. Not thread-safe; may be used from one thread after
/// another.
class SupervisedTraining {
public:
  /// An earlier unfinished one is given up. Throws Error::NotFound (no such column, no such weights),
  /// Error::InvalidArgument (fewer than two classes or items, options), Error::Unreadable (weights),
  /// Error::Unsupported.
  static SupervisedTraining start(const cohort::Cohort& cohort, const SupervisedOrder& order);
  /// Throws Error::NotFound when there is nothing to resume; Error::Conflict when the cohort's items or their classes
  /// have changed.
  static SupervisedTraining resume(const cohort::Cohort& cohort, const std::string& device = "auto");
  ~SupervisedTraining();
  SupervisedTraining(SupervisedTraining&&) noexcept;
  SupervisedTraining& operator=(SupervisedTraining&&) noexcept;

  [[nodiscard]] bool finished() const;
  [[nodiscard]] const learning::SupervisedOptions& options() const;
  [[nodiscard]] const std::vector<learning::SupervisedReport>& reports() const;

  /// One epoch and its checkpoint. Throws Error::Cancelled (the checkpoint of the epoch before stays),
  /// Error::WriteFailed.
  learning::SupervisedReport step(Progress& progress, const std::stop_token& stop);
  /// After the last epoch: writes the model (named by its content), adds the run, removes the checkpoint.
  SupervisedResult finish(cohort::Cohort& cohort);

private:
  struct State;
  explicit SupervisedTraining(std::unique_ptr<State> state);

  std::unique_ptr<State> state_;
};

/// All of it in one call. @param resume goes on with the one that was stopped, with its own options.
SupervisedResult trainSupervised(cohort::Cohort& cohort, const SupervisedOrder& order, bool resume, Progress& progress,
                                 const std::stop_token& stop);

/// The newest run with these options (but for the device) on the same items and classes; nothing where there is none.
[[nodiscard]] std::optional<SupervisedResult> storedSupervised(const cohort::Cohort& cohort,
                                                               const SupervisedOrder& order);
/// Whether the unfinished training is this one.
[[nodiscard]] bool isUnfinished(const cohort::Cohort& cohort, const SupervisedOrder& order);

} // namespace stratoscope::workflow
