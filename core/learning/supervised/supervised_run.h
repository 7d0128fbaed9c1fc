#pragma once

#include "core/base/image.h"
#include "core/base/progress.h"
#include "core/learning/supervised/supervised_options.h"

#include <filesystem>
#include <memory>
#include <stop_token>
#include <vector>

namespace stratoscope::learning {

/// Items and the class of each, 0 to classes - 1.
struct LabelledItems {
  ImageStack images; ///< uint8
  std::vector<int> classes;
};

/// The training of a classifier (supervised_options.h) as a resumable object: make it, step() through its epochs, look,
/// save, go on. Items lie on the device as one uint8 tensor. Not thread-safe; may be used from one thread after
/// another.
class SupervisedRun {
public:
  /// @param validation may be empty: the last epoch is the best one then.
  /// @param weights of a ResNet to start from (resnet_weights.h); empty for random ones.
  /// Throws Error::InvalidArgument (options, fewer than 2 items, a class out of range, items of another size than the
  /// options name), Error::Unsupported (no such device, 16-bit items), Error::NotFound and Error::Unreadable (weights).
  SupervisedRun(const LabelledItems& train, const LabelledItems& validation, const SupervisedOptions& options,
                const std::filesystem::path& weights = {});
  /// Goes on as if it had never stopped; on the CPU the result is the same bit for bit.
  /// @param train, validation the very items the run began with. @param device may differ from the one it began on.
  /// Throws as the other, and Error::Unreadable for a file that is no checkpoint of this kind.
  static SupervisedRun resume(const LabelledItems& train, const LabelledItems& validation,
                              const std::filesystem::path& checkpoint, const std::string& device = "auto");
  ~SupervisedRun();
  SupervisedRun(SupervisedRun&&) noexcept;
  SupervisedRun& operator=(SupervisedRun&&) noexcept;

  [[nodiscard]] bool finished() const;
  [[nodiscard]] const SupervisedOptions& options() const;
  [[nodiscard]] const std::vector<SupervisedReport>& reports() const; ///< one of each epoch done

  /// One epoch and its validation. After an error the object is to be thrown away; go on from the last checkpoint.
  /// Throws Error::Cancelled; Error::InvalidArgument when finished.
  SupervisedReport step(Progress& progress, const std::stop_token& stop);
  /// All that resume() needs, written atomically. Throws Error::WriteFailed.
  void saveCheckpoint(const std::filesystem::path& path) const;
  /// Weights of the best epoch, for SupervisedModel; those of a ResNet have torchvision's names. Throws as above.
  void saveModel(const std::filesystem::path& path) const;

private:
  struct State;
  explicit SupervisedRun(std::unique_ptr<State> state);

  std::unique_ptr<State> state_;
};

} // namespace stratoscope::learning
