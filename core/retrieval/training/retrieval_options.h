#pragma once

#include "core/retrieval/descriptor/encoder_options.h"
#include "core/retrieval/training/list_loss_options.h"

#include <cstdint>
#include <string>

namespace stratoscope::retrieval {

/// How a retrieval encoder is trained. Stored with the run.
struct RetrievalOptions {
  EncoderOptions encoder;
  ListLossOptions loss;
  std::string positives;        ///< what counts as alike, in the user's words; for the record
  std::string start = "random"; ///< what the weights were at first, for the record
  learning::AugmentationPreset augmentation = learning::AugmentationPreset::Radiograph;
  int epochs = 20;
  int list = 128;             ///< items of a list, all of them queries and database of each other
  int perGroup = 4;           ///< of the same group in a list, at least
  int chunk = 64;             ///< items in memory at a time (multi_stage.h)
  int tunedStages = 0;        ///< the last so many stages of the backbone are trained; 0 for all
  double learningRate = 1e-4; ///< of Adam, falling to 0 on half a cosine over the epochs
  std::uint64_t seed = 0;
  std::string device = "auto"; ///< auto, cpu, cuda or cuda:n
};

/// As one JSON object, and back. Throws Error::Unreadable for what is none; `subject` is the file named.
[[nodiscard]] std::string toJson(const RetrievalOptions& options);
[[nodiscard]] RetrievalOptions retrievalOptionsFromJson(const std::string& text, const std::string& subject);

} // namespace stratoscope::retrieval
