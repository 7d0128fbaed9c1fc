#pragma once

#include "core/cohort/cohort.h"
#include "core/learning/training_run.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace stratoscope::workflow {

struct TrainResult {
  std::int64_t run = 0;
  int epochs = 0;
  int items = 0;                             ///< trained on
  std::vector<learning::EpochReport> losses; ///< one of each epoch, those before a resume included
  double imagesPerSecond = 0;                ///< mean of the epochs
  double seconds = 0;                        ///< in epochs, pauses left out
  std::string device;
};

/// What a training begins with beside its options.
struct TrainingStart {
  std::filesystem::path weights; ///< a model file, whose weights it starts from; empty for random ones; phase 1
  std::string licence;           ///< of the data, for the model's card; may be empty
};

/// Phase 2 as it is done unless told otherwise: small batches and a high rate, for the decoder gains by the number of
/// its steps, and a step costs it little.
[[nodiscard]] learning::TrainingOptions secondPhaseOptions();

/// A training that was stopped or killed, as its checkpoint tells.
struct UnfinishedTraining {
  int epochsDone = 0;
  learning::TrainingOptions options;
  std::vector<learning::EpochReport> losses;
};

/// Nothing where the last training was finished.
[[nodiscard]] std::optional<UnfinishedTraining> unfinishedTraining(const cohort::Cohort& cohort);

/// A training of the cohort's contrastive autoencoder (phase 1 or 2) as a resumable object: start or resume, step
/// through the epochs, finish. Every step ends with a checkpoint in models/, so a stop or a killed process loses the
/// running epoch at most. Trains on the items whose column "split" is "train" where there are any, else on all. Not
/// thread-safe; may be used from one thread after another (the cohort is opened again where it is used).
class Training {
public:
  /// A checkpoint of an earlier unfinished training is given up. Channels and image size of the options are taken from
  /// the cohort. Options of phase 2 refine the decoder of the newest embedding's model, with the newest clustering's
  /// centroids as prototypes, on the same items (learning::TrainingRun::secondPhase).
  /// Throws Error::InvalidArgument (no items, options), Error::Unsupported; Error::NotFound (phase 2 without an
  /// embedding or a clustering, no such weights), Error::Unreadable (weights of another shape).
  static Training start(const cohort::Cohort& cohort, learning::TrainingOptions options,
                        const TrainingStart& start = {});
  /// Throws Error::NotFound when there is nothing to resume; Error::Conflict when the cohort's items have changed.
  static Training resume(const cohort::Cohort& cohort, const std::string& device = "auto");
  ~Training();
  Training(Training&&) noexcept;
  Training& operator=(Training&&) noexcept;

  [[nodiscard]] bool finished() const;
  [[nodiscard]] int epochsDone() const;
  [[nodiscard]] const learning::TrainingOptions& options() const;
  [[nodiscard]] const std::vector<learning::EpochReport>& losses() const;

  /// One epoch and its checkpoint. Throws Error::Cancelled (the checkpoint of the epoch before stays),
  /// Error::WriteFailed.
  learning::EpochReport step(Progress& progress, const std::stop_token& stop);
  /// After the last epoch: writes the model (named by its content) and its card (training_steps/model_card.h), adds the
  /// run, removes the checkpoint. After phase 2 the embedding that it stood on is carried over to the new model.
  TrainResult finish(cohort::Cohort& cohort);

private:
  struct State;
  explicit Training(std::unique_ptr<State> state);

  std::unique_ptr<State> state_;
};

/// All of it in one call. Throws as Training.
TrainResult train(cohort::Cohort& cohort, const learning::TrainingOptions& options, bool resume, Progress& progress,
                  const std::stop_token& stop, const TrainingStart& start = {});

} // namespace stratoscope::workflow
