#pragma once

#include "core/base/progress.h"
#include "core/workflow/clustering/clustering.h"
#include "core/workflow/embedding.h"
#include "core/workflow/evaluation/evaluation.h"
#include "core/workflow/importing/import.h"
#include "core/workflow/map.h"
#include "core/workflow/training.h"

#include <filesystem>
#include <stop_token>

namespace stratoscope::workflow {

struct DemoOptions {
  std::filesystem::path sample; ///< folder of the bundled sample
  std::filesystem::path out;    ///< gets sample.stratoscope, report.html, map.png and gallery.png
  std::string device = "auto";
  std::uint64_t seed = 0;
  int epochs = 0; ///< 0: as many as a training has by default
};

/// A step that an earlier call had finished is not repeated, and its result is empty here.
struct DemoResult {
  std::filesystem::path cohort;
  std::optional<ImportResult> imported;
  std::optional<TrainResult> trained;
  std::optional<EmbedResult> embedded;
  std::optional<ClusterResult> clustered;
  std::optional<MapResult> mapped;
  std::optional<Evaluation> evaluated;
  std::filesystem::path report;
  std::filesystem::path map;
  std::filesystem::path gallery;
  double seconds = 0;
};

/// The main job on the bundled cohort: import, train, embed, cluster (k = 6), map, evaluate with the baseline on raw
/// pixels, report and pictures. Throws as the steps do.
DemoResult runDemo(const DemoOptions& options, Progress& progress, const std::stop_token& stop);

/// The bundled sample: beside the program when it is installed, else in its source tree.
/// Throws Error::NotFound naming the places that were tried.
[[nodiscard]] std::filesystem::path sampleFolder();

} // namespace stratoscope::workflow
