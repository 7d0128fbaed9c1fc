#pragma once

#include "core/base/image.h"
#include "core/base/matrix.h"
#include "core/base/progress.h"
#include "core/cohort/cohort.h"
#include "core/retrieval/training/retrieval_model.h"
#include "core/retrieval/training/weights_kind.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>

namespace stratoscope::workflow {

/// A model that turns items into embeddings, whatever it is: a contrastive autoencoder, a retrieval encoder, a
/// classifier or a ResNet's weights. Keeps the model loaded; for one thread at a time.
class Encoder {
public:
  /// @param file a .safetensors file. @param images those of the cohort: their channels and size count.
  /// Throws Error::NotFound, Error::Unreadable, Error::InvalidArgument (a network for other images),
  /// Error::Unsupported.
  static Encoder load(const std::filesystem::path& file, const ImageStack& images, const std::string& device = "auto");
  static Encoder of(retrieval::RetrievalModel model);
  ~Encoder();
  Encoder(Encoder&&) noexcept;
  Encoder& operator=(Encoder&&) noexcept;

  /// @param images of 8 bits (item_rows.h, eightBits). @return [count, dimension].
  /// Throws Error::InvalidArgument for images of another size, Error::Cancelled.
  [[nodiscard]] Matrix embed(const ImageStack& images, Progress& progress, const std::stop_token& stop);

private:
  struct State;
  explicit Encoder(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// A trained model of a cohort.
struct TrainedModel {
  std::int64_t run = 0;
  std::filesystem::path file;
};
/// The newest run that left a model of a kind.
[[nodiscard]] std::optional<TrainedModel> newestModel(const cohort::Cohort& cohort, retrieval::WeightsKind kind);

/// Whether the file is a model that can also decode: a contrastive autoencoder. Throws as Encoder::load.
[[nodiscard]] bool canDecode(const std::filesystem::path& file);

} // namespace stratoscope::workflow
