#pragma once

#include "core/base/image.h"
#include "core/base/matrix.h"
#include "core/base/progress.h"
#include "core/learning/epoch_report.h"
#include "core/learning/training_options.h"

#include <filesystem>
#include <memory>
#include <stop_token>

namespace stratoscope::learning {

/// A phase of METHODS section 1 as a resumable object: make it, step() through its epochs, look, save, go on. Pausing
/// is not calling step(). Not thread-safe; may be used from one thread after another.
///
/// Where memory does not suffice, an epoch begins again with batches of half the size, down to `smallestBatch`, and
/// then on the CPU. Progress and EpochReport tell; options() and what is saved have the new batch.
class TrainingRun {
public:
  /// @param images uint8 items of the size and channels that the options name; held on the device as one tensor.
  /// Throws Error::InvalidArgument (options, fewer than 2 items), Error::Unsupported (no such device, 16-bit items).
  TrainingRun(const ImageStack& images, const TrainingOptions& options);
  /// Phase 2: the decoder of a trained model is refined on the reconstruction of the items, told their soft assignment
  /// to prototypes unless `options.model.conditioned` is off; encoder, head and so every embedding stay as they are.
  /// The prototypes start as given and follow their members, see ContrastiveAutoencoderImpl.
  /// @param model      a model file of either phase.
  /// @param prototypes [k, latent], k from 2: the centroids of a clustering of the embeddings, each brought to unit
  ///                   length.
  /// @param options    epochs, batch, learningRate, prototypeMomentum, precision, deterministic, seed and device, and
  /// of
  ///                   the model `conditioned` and `assignmentTemperature`; the rest is the file's.
  /// Throws as above, and Error::NotFound, Error::Unreadable.
  static TrainingRun secondPhase(const ImageStack& images, const std::filesystem::path& model, const Matrix& prototypes,
                                 const TrainingOptions& options);
  /// Goes on from a checkpoint as if it had never stopped: weights, optimiser and random state (seed and
  /// epoch: every epoch draws from generators of its own) are restored, and on the CPU the result is the same bit for
  /// bit.
  /// @param images the very items the run began with.
  /// Throws as the other, and Error::Unreadable for a file that is no checkpoint of this kind.
  /// @param device may differ from the one the run began on.
  static TrainingRun resume(const ImageStack& images, const std::filesystem::path& checkpoint,
                            const std::string& device = "auto");
  ~TrainingRun();
  TrainingRun(TrainingRun&&) noexcept;
  TrainingRun& operator=(TrainingRun&&) noexcept;

  /// Before the first epoch: begins with the weights of another training of the same architecture and sizes. Throws
  /// Error::NotFound, Error::Unreadable (no such file, other shapes), Error::InvalidArgument (an epoch was trained).
  void startFrom(const std::filesystem::path& model);

  [[nodiscard]] bool finished() const;
  [[nodiscard]] int epochsDone() const;
  [[nodiscard]] const TrainingOptions& options() const;

  /// One epoch; the last one goes on to refine the decoder (decoder_refinement.h). After Error::Cancelled, or any other
  /// error, the object is to be thrown away; go on from the last checkpoint. Throws Error::InvalidArgument when
  /// finished, Error::OutOfMemory where not even the smallest batch fits.
  EpochReport step(Progress& progress, const std::stop_token& stop);
  /// All that resume() needs, written atomically. Throws Error::WriteFailed.
  void saveCheckpoint(const std::filesystem::path& path) const;
  /// Weights and options alone, for Model. Written atomically; equal weights give equal bytes. Throws as above.
  void saveModel(const std::filesystem::path& path) const;

  static constexpr int smallestBatch = 8;

private:
  struct State;
  explicit TrainingRun(std::unique_ptr<State> state);

  std::unique_ptr<State> state_;
};

} // namespace stratoscope::learning
