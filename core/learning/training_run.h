#pragma once

#include "core/base/image.h"
#include "core/base/progress.h"
#include "core/learning/training_options.h"

#include <filesystem>
#include <memory>
#include <stop_token>

namespace stratoscope::learning {

struct EpochReport {
  int epoch = 0;              ///< epochs done, this one included
  double loss = 0;            ///< mean over the epoch's batches
  double contrastive = 0;     ///< its contrastive part
  double reconstruction = 0;  ///< mean squared error of one view, values in [0, 1]
  double imagesPerSecond = 0; ///< of the epoch proper
  double seconds = 0;         ///< of the whole step, after the last epoch with the refinement of the decoder
};

/// Phase 1 of METHODS section 1 as a resumable object: make it, step() through its epochs, look, save, go on. Pausing
/// is not calling step(). Not thread-safe; may be used from one thread after another.
class TrainingRun {
public:
  /// @param images uint8 items of the size and channels that the options name; held on the device as one tensor.
  /// Throws Error::InvalidArgument (options, fewer than 2 items), Error::Unsupported (no such device, 16-bit items).
  TrainingRun(const ImageStack& images, const TrainingOptions& options);
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

  [[nodiscard]] bool finished() const;
  [[nodiscard]] int epochsDone() const;
  [[nodiscard]] const TrainingOptions& options() const;

  /// One epoch; the last one goes on to refine the decoder (decoder_refinement.h). After Error::Cancelled, or any other
  /// error, the object is to be thrown away; go on from the last checkpoint. Throws Error::InvalidArgument when
  /// finished.
  EpochReport step(Progress& progress, const std::stop_token& stop);
  /// All that resume() needs, written atomically. Throws Error::WriteFailed.
  void saveCheckpoint(const std::filesystem::path& path) const;
  /// Weights and options alone, for Model. Written atomically; equal weights give equal bytes. Throws as above.
  void saveModel(const std::filesystem::path& path) const;

private:
  struct State;
  explicit TrainingRun(std::unique_ptr<State> state);

  std::unique_ptr<State> state_;
};

} // namespace stratoscope::learning
