#pragma once

#include "core/base/image.h"
#include "core/base/matrix.h"
#include "core/base/progress.h"
#include "core/learning/supervised/supervised_options.h"

#include <filesystem>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

namespace stratoscope::learning {

/// A trained classifier, for use. Not thread-safe; may be used from one thread after another.
class SupervisedModel {
public:
  /// Throws Error::NotFound, Error::Unreadable, Error::Unsupported (no such device).
  static SupervisedModel load(const std::filesystem::path& path, const std::string& device = "auto");
  ~SupervisedModel();
  SupervisedModel(SupervisedModel&&) noexcept;
  SupervisedModel& operator=(SupervisedModel&&) noexcept;

  [[nodiscard]] const SupervisedOptions& options() const;
  [[nodiscard]] const std::vector<SupervisedReport>& reports() const; ///< of its training

  /// @param images uint8 items of the size and channels it was trained with.
  /// @return [count, classes], the softmax of the scores; rows sum to 1.
  /// Throws Error::InvalidArgument for images of another size, Error::Cancelled.
  [[nodiscard]] Matrix probabilities(const ImageStack& images, Progress& progress, const std::stop_token& stop);

private:
  struct State;
  explicit SupervisedModel(std::unique_ptr<State> state);

  std::unique_ptr<State> state_;
};

/// Each row's most probable class, the first of equals.
[[nodiscard]] std::vector<int> mostProbable(const Matrix& probabilities);

} // namespace stratoscope::learning
