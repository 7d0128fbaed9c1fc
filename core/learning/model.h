#pragma once

#include "core/base/image.h"
#include "core/base/matrix.h"
#include "core/base/progress.h"
#include "core/learning/training_options.h"

#include <filesystem>
#include <memory>
#include <span>
#include <stop_token>
#include <string>

namespace stratoscope::learning {

/// A trained contrastive autoencoder, for use. Not thread-safe; may be used from one thread after another.
class Model {
public:
  /// @param path a model file or a checkpoint of TrainingRun.
  /// Throws Error::NotFound, Error::Unreadable, Error::Unsupported (no such device).
  static Model load(const std::filesystem::path& path, const std::string& device = "auto");
  ~Model();
  Model(Model&&) noexcept;
  Model& operator=(Model&&) noexcept;

  [[nodiscard]] const TrainingOptions& options() const;

  /// @param images uint8 items of the size and channels the model was trained with.
  /// @return [count, latent], the embedding h of each, of a variational model its mu; not normalised.
  /// Throws Error::InvalidArgument for images of another size, Error::Unsupported for items of 16 bits,
  /// Error::Cancelled.
  [[nodiscard]] Matrix embed(const ImageStack& images, Progress& progress, const std::stop_token& stop);
  /// @param embeddings [n, latent]
  /// @return n items of 8 bits. Throws Error::InvalidArgument for another dimension.
  /// A model of phase 2 whose decoder is conditioned uses the soft assignment of each embedding.
  [[nodiscard]] ImageStack decode(const Matrix& embeddings);
  /// @param embeddings [n, latent]
  /// @return [n, prototypes] the soft assignment c of each to the model's prototypes; no columns before phase 2. Throws
  /// as decode().
  [[nodiscard]] Matrix assign(const Matrix& embeddings);

private:
  struct State;
  explicit Model(std::unique_ptr<State> state);

  std::unique_ptr<State> state_;
};

} // namespace stratoscope::learning
