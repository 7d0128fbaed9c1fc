#pragma once

#include "core/base/image.h"
#include "core/base/progress.h"
#include "core/retrieval/training/retrieval_options.h"

#include <filesystem>
#include <memory>
#include <span>
#include <stop_token>

namespace stratoscope::retrieval {

struct RetrievalEpoch {
  int epoch = 0;              ///< epochs done, this one included
  double loss = 0;            ///< mean over the epoch's lists
  double imagesPerSecond = 0; ///< of the epoch proper
  double seconds = 0;         ///< of the whole step, after the last epoch with the whitening
};

/// The training of a retrieval encoder (METHODS section 2) as a resumable object: make it, step() through its epochs,
/// look, save, go on. Pausing is not calling step(). Each epoch deals the items into lists (lists.h), one augmented
/// view of each, and takes one step of Adam for each list (multi_stage.h); after the last one the whitening is fitted.
/// Not thread-safe; may be used from one thread after another.
class RetrievalRun {
public:
  /// @param images uint8 items of the size and channels that the options name. @param groups of each item: items of
  /// the same group are right answers to each other; below 0 for none, such items are not trained on.
  /// @param start weights to begin with (start_weights.h); random ones where empty.
  /// Throws Error::InvalidArgument (options, fewer than 2 groups), Error::Unsupported (no such device, volumes), and
  /// what reading the weights throws.
  RetrievalRun(const ImageStack& images, std::span<const int> groups, const RetrievalOptions& options,
               const std::filesystem::path& start = {});
  /// Goes on from a checkpoint as if it had never stopped; on the CPU the result is the same bit for bit.
  /// @param images, groups the very ones the run began with. Throws as the other, and Error::Unreadable.
  static RetrievalRun resume(const ImageStack& images, std::span<const int> groups,
                             const std::filesystem::path& checkpoint, const std::string& device = "auto");
  ~RetrievalRun();
  RetrievalRun(RetrievalRun&&) noexcept;
  RetrievalRun& operator=(RetrievalRun&&) noexcept;

  [[nodiscard]] bool finished() const;
  [[nodiscard]] int epochsDone() const;
  [[nodiscard]] const RetrievalOptions& options() const;

  /// One epoch. After Error::Cancelled, or any other error, the object is to be thrown away; go on from the last
  /// checkpoint. Throws Error::InvalidArgument when finished.
  RetrievalEpoch step(Progress& progress, const std::stop_token& stop);
  /// All that resume() needs, written atomically. Throws Error::WriteFailed.
  void saveCheckpoint(const std::filesystem::path& path) const;
  /// Weights and options alone, for RetrievalModel. Throws as above.
  void saveModel(const std::filesystem::path& path) const;

private:
  struct State;
  explicit RetrievalRun(std::unique_ptr<State> state);

  std::unique_ptr<State> state_;
};

} // namespace stratoscope::retrieval
