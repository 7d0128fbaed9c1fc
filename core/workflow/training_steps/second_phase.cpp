#include "core/workflow/training_steps/second_phase.h"

#include "core/analysis/neighbours.h"
#include "core/base/error.h"
#include "core/cohort/items.h"
#include "core/workflow/clustering/clustering.h"
#include "core/workflow/embedding.h"
#include "core/workflow/item_rows.h"

#include <algorithm>
#include <functional>
#include <span>
#include <vector>

namespace stratoscope::workflow {
namespace {

using nlohmann::json;

void addTo(std::span<float> sum, std::span<const float> row) {
  std::ranges::transform(sum, row, sum.begin(), std::plus<>());
}

/// Directions of the clusters: the sum of a cluster's rows of unit length points as their mean does.
Matrix centroids(const Matrix& rows, const std::vector<int>& clusters, int k, const std::vector<std::size_t>& fitting) {
  Matrix sums(static_cast<std::size_t>(k), rows.columns);
  std::vector<bool> found(static_cast<std::size_t>(k));
  for (const auto row : fitting) {
    const auto cluster = static_cast<std::size_t>(clusters[row]);
    addTo(sums.row(cluster), rows.row(row));
    found[cluster] = true;
  }
  for (std::size_t row = 0; row < rows.rows; ++row) {
    const auto cluster = static_cast<std::size_t>(clusters[row]);
    if (!found[cluster]) {
      addTo(sums.row(cluster), rows.row(row));
    }
  }
  return sums;
}

} // namespace

SecondPhaseStart secondPhaseStart(const cohort::Cohort& cohort) {
  const auto embedding = latestEmbedding(cohort);
  const auto clustering = latestClustering(cohort);
  if (!clustering) {
    throw Error(ErrorCode::NotFound, STRATOSCOPE_TEXT("the cohort has no clustering"), cohort.folder().string(),
                STRATOSCOPE_TEXT("Cluster the images first"));
  }
  const auto rows = analysis::normaliseRows(embedding.values);
  return {embedding.model,
          centroids(rows, clustering->clusters, clustering->k, fittingRows(cohort)),
          {{"model", "models/" + embedding.model.filename().string()},
           {"embedding", embedding.run},
           {"clustering", clustering->run}}};
}

void carryEmbedding(cohort::Cohort& cohort, const cohort::Run& training) {
  const auto inputs = json::parse(training.inputsJson);
  const auto newest = cohort::latestRun(cohort, "embed");
  if (!newest || newest->id != inputs.value("embedding", std::int64_t{0})) {
    return;
  }
  auto run = *newest;
  auto parameters = json::parse(run.parametersJson);
  auto basis = json::parse(run.inputsJson);
  parameters["model"] = training.file;
  basis["embedding"] = newest->id;
  run.parametersJson = parameters.dump();
  run.inputsJson = basis.dump();
  run.modelHash = training.modelHash;
  run.librariesJson = training.librariesJson;
  run.programVersion = training.programVersion;
  run.started = training.started;
  run.device = training.device;
  run.seconds = 0;
  run.id = 0;
  (void)cohort::addRun(cohort, run);
}

std::string firstPhaseModel(const cohort::Cohort& cohort, std::string model) {
  const auto runs = cohort::runs(cohort);
  // A phase 2 may begin with the model of another; each began earlier than what it led to.
  for (auto run = runs.rbegin(); run != runs.rend(); ++run) {
    if (run->step == "train" && run->file == model) {
      model = json::parse(run->inputsJson).value("model", model);
    }
  }
  return model;
}

} // namespace stratoscope::workflow
