#pragma once

#include "core/cohort/cohort.h"
#include "core/retrieval/training/retrieval_run.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace stratoscope::workflow {

/// Runs of this step hold retrieval encoders; "train" holds autoencoders.
inline constexpr const char* retrievalTrainingStep = "train-retrieval";

struct RetrievalTrainOptions {
  /// `encoder.model`'s channels and size are taken from the cohort, and `start` is filled in. `positives` is "patient",
  /// "study", "series" or "label:COLUMN": what makes items right answers to each other. A learning rate of 0 stands for
  /// 1e-4, from random weights 1e-3; an exponent of 0 for 3, from an autoencoder or a classifier on its encoder for 1,
  /// the mean that these were trained with.
  retrieval::RetrievalOptions training;
  /// "auto" (the newest autoencoder of the cohort, else random), "random", the number of a training run, or a
  /// .safetensors file: an autoencoder, a retrieval encoder, or a ResNet under torchvision's names.
  std::string start = "auto";
};

struct RetrievalTrainResult {
  std::int64_t run = 0;
  int epochs = 0;
  int items = 0;     ///< trained on
  int groups = 0;    ///< of items that are right answers to each other
  std::string start; ///< what the weights were at first
  std::vector<retrieval::RetrievalEpoch> losses;
  double imagesPerSecond = 0; ///< mean of the epochs
  double seconds = 0;         ///< in epochs, pauses left out
  std::string device;
};

/// A retrieval training that was stopped or killed, as its checkpoint tells.
struct UnfinishedRetrievalTraining {
  int epochsDone = 0;
  retrieval::RetrievalOptions options;
};
/// Nothing where the last one was finished.
[[nodiscard]] std::optional<UnfinishedRetrievalTraining> unfinishedRetrievalTraining(const cohort::Cohort& cohort);

/// A training of a retrieval encoder on the cohort's items as a resumable object, as Training is one of its
/// autoencoder: every step ends with a checkpoint in models/. Trains on the items of the split "train" where there are
/// any, else on all; items without a value of `positives` are left out.
/// Not thread-safe; may be used from one thread after another.
class RetrievalTraining {
public:
  /// A checkpoint of an earlier unfinished retrieval training is given up.
  /// Throws Error::InvalidArgument (no items, options, fewer than two groups), Error::NotFound (no such column, run or
  /// file), Error::Unreadable (weights), Error::Unsupported.
  static RetrievalTraining start(const cohort::Cohort& cohort, const RetrievalTrainOptions& options);
  /// Throws Error::NotFound when there is nothing to resume; Error::Conflict when items or positives have changed.
  static RetrievalTraining resume(const cohort::Cohort& cohort, const std::string& device = "auto");
  ~RetrievalTraining();
  RetrievalTraining(RetrievalTraining&&) noexcept;
  RetrievalTraining& operator=(RetrievalTraining&&) noexcept;

  [[nodiscard]] bool finished() const;
  [[nodiscard]] int epochsDone() const;
  [[nodiscard]] const retrieval::RetrievalOptions& options() const;
  [[nodiscard]] const std::vector<retrieval::RetrievalEpoch>& losses() const;

  /// One epoch and its checkpoint. Throws Error::Cancelled (the checkpoint of the epoch before stays),
  /// Error::WriteFailed.
  retrieval::RetrievalEpoch step(Progress& progress, const std::stop_token& stop);
  /// After the last epoch: writes the encoder (named by its content), adds the run, removes the checkpoint.
  RetrievalTrainResult finish(cohort::Cohort& cohort);

private:
  struct State;
  explicit RetrievalTraining(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// All of it in one call. Throws as RetrievalTraining.
RetrievalTrainResult trainRetrieval(cohort::Cohort& cohort, const RetrievalTrainOptions& options, bool resume,
                                    Progress& progress, const std::stop_token& stop);

/// One JSON object: run, model ("retrieval"), epochs, items, groups, start, losses: [{epoch, loss, images_per_second}],
/// images_per_second, seconds, device.
[[nodiscard]] std::string toJson(const RetrievalTrainResult& result);

} // namespace stratoscope::workflow
