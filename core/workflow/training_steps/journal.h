#pragma once

#include "core/learning/epoch_report.h"
#include "core/learning/training_options.h"

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace stratoscope::workflow {

/// The record beside the checkpoint of a training that is not finished. It is written before the checkpoint of the same
/// epoch, so it may know one epoch more than the checkpoint, never less.
struct TrainingJournal {
  nlohmann::json inputs; ///< hash of the items' pixels and what else went in
  std::vector<learning::EpochReport> losses;
  learning::TrainingOptions options;
  std::string licence; ///< of the data; may be empty

  /// Atomically. Throws Error::WriteFailed.
  void write(const std::filesystem::path& models) const;
  /// Throws Error::Unreadable.
  [[nodiscard]] static TrainingJournal read(const std::filesystem::path& models);
};

[[nodiscard]] std::filesystem::path checkpointOf(const std::filesystem::path& models);
/// Whether there is a checkpoint with its record.
[[nodiscard]] bool hasUnfinished(const std::filesystem::path& models);
void removeUnfinished(const std::filesystem::path& models);

} // namespace stratoscope::workflow
