#pragma once

#include "core/base/image.h"
#include "core/base/matrix.h"
#include "core/base/progress.h"
#include "core/retrieval/training/retrieval_options.h"

#include <filesystem>
#include <memory>
#include <stop_token>
#include <string>

namespace stratoscope::retrieval {

/// A trained retrieval encoder, for use. Not thread-safe; may be used from one thread after another.
class RetrievalModel {
public:
  /// @param path a model file or a checkpoint of RetrievalRun.
  /// Throws Error::NotFound, Error::Unreadable, Error::Unsupported (no such device).
  static RetrievalModel load(const std::filesystem::path& path, const std::string& device = "auto");
  /// The weights of another network as they are, without training: the mean over the last feature map
  /// (start_weights.h).
  /// @param images of which channels and size count. Throws as above.
  static RetrievalModel ofWeights(const std::filesystem::path& weights, const ImageStack& images,
                                  const std::string& device = "auto");
  /// A network of random weights, its normalisation set to the images: what training is to be compared with.
  /// Throws Error::Unsupported, Error::InvalidArgument.
  static RetrievalModel untrained(const EncoderOptions& encoder, const ImageStack& images, std::uint64_t seed,
                                  const std::string& device = "auto");
  ~RetrievalModel();
  RetrievalModel(RetrievalModel&&) noexcept;
  RetrievalModel& operator=(RetrievalModel&&) noexcept;

  [[nodiscard]] const RetrievalOptions& options() const;

  /// @param images uint8 items of the size and channels the encoder was trained with.
  /// @return [count, dimension], the descriptor of each, whitened where the options say so; rows of length 1.
  /// Throws Error::InvalidArgument for images of another size, Error::Cancelled.
  [[nodiscard]] Matrix embed(const ImageStack& images, Progress& progress, const std::stop_token& stop);

private:
  struct State;
  explicit RetrievalModel(std::unique_ptr<State> state);

  std::unique_ptr<State> state_;
};

} // namespace stratoscope::retrieval
