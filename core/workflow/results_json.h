#pragma once

#include "core/workflow/clustering/clustering.h"
#include "core/workflow/demo.h"
#include "core/workflow/embedding.h"
#include "core/workflow/evaluation/evaluation.h"
#include "core/workflow/importing/import.h"
#include "core/workflow/map.h"
#include "core/workflow/snapshot.h"
#include "core/workflow/synthesis.h"
#include "core/workflow/training.h"

#include <string>

namespace stratoscope::workflow {

/// Results as JSON objects with the fields of the command line's contract; runs store the same. Figures that this
/// version does not compute are null.
[[nodiscard]] std::string toJson(const ImportResult& result);
[[nodiscard]] std::string toJson(const TrainResult& result);
[[nodiscard]] std::string toJson(const EmbedResult& result);
[[nodiscard]] std::string toJson(const ClusterResult& result);
[[nodiscard]] std::string toJson(const MapResult& result);
[[nodiscard]] std::string toJson(const Evaluation& result);
[[nodiscard]] std::string toJson(const SyntheticImages& images, const ExportedSynthetic& files);
[[nodiscard]] std::string toJson(const DemoResult& result);
/// Counts, columns and runs, for `info`.
[[nodiscard]] std::string toJson(const Snapshot& snapshot);

} // namespace stratoscope::workflow
