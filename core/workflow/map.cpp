#include "core/workflow/map.h"

#include "core/analysis/neighbours.h"
#include "core/analysis/pca.h"
#include "core/analysis/trustworthiness.h"
#include "core/analysis/umap.h"
#include "core/base/error.h"
#include "core/base/npy.h"
#include "core/cohort/runs.h"
#include "core/workflow/embedding.h"
#include "core/workflow/provenance.h"
#include "core/workflow/results_json.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace stratoscope::workflow {
namespace {

/// Points whose neighbourhoods are judged; exact up to so many, an even part of larger maps.
constexpr std::size_t judged = 5000;

Matrix principalPlane(const Matrix& rows) {
  const int components = static_cast<int>(std::min({std::size_t{2}, rows.rows, rows.columns}));
  const auto flat = analysis::project(analysis::fitPca(rows, components), rows);
  Matrix plane(rows.rows, 2);
  for (std::size_t i = 0; i < rows.rows; ++i) {
    std::ranges::copy(flat.row(i), plane.row(i).begin());
  }
  return plane;
}

Matrix layOut(const Matrix& rows, const MapOptions& options, Progress& progress, const std::stop_token& stop) {
  if (options.method == "pca") {
    return principalPlane(rows);
  }
  if (options.method == "umap") {
    analysis::UmapOptions umap;
    umap.seed = options.seed;
    return analysis::umap(rows, umap, progress, stop);
  }
  throw Error(ErrorCode::InvalidArgument, {STRATOSCOPE_TEXT("there is no map method %1"), {options.method}}, {},
              STRATOSCOPE_TEXT("Use umap or pca"));
}

double judge(const Matrix& rows, const Matrix& places) {
  const int k = std::min(15, (static_cast<int>(rows.rows) - 1) / 2);
  return k < 1 ? 1 : analysis::trustworthiness(rows, places, k, judged);
}

} // namespace

MapResult layOut(cohort::Cohort& cohort, const MapOptions& options, Progress& progress, const std::stop_token& stop) {
  const StepClock clock("map");
  const auto embedding = latestEmbedding(cohort);
  const auto rows = analysis::normaliseRows(embedding.values);
  const auto places = layOut(rows, options, progress, stop);

  MapResult result;
  result.method = options.method;
  result.seconds = clock.seconds();
  result.trustworthiness = judge(rows, places);
  const auto fresh = cohort.mapsFolder() / "new.npy";
  writeMatrix(fresh, places);
  const auto named = nameByContent(fresh);

  cohort::Transaction transaction(cohort);
  auto run = clock.record(nlohmann::json{{"method", options.method}}.dump(), options.seed);
  run.inputsJson = nlohmann::json{{"embedding", embedding.run}}.dump();
  run.resultJson = toJson(result);
  run.file = "maps/" + named.filename().string();
  result.run = cohort::addRun(cohort, run);
  transaction.commit();
  return result;
}

std::optional<CurrentMap> latestMap(const cohort::Cohort& cohort) {
  const auto run = cohort::latestRun(cohort, "map");
  if (!run) {
    return std::nullopt;
  }
  CurrentMap current;
  current.places = readMatrix(cohort.folder() / run->file);
  if (current.places.rows != cohort.images().count) {
    return std::nullopt;
  }
  const auto result = nlohmann::json::parse(run->resultJson);
  current.run = run->id;
  current.method = result.at("method");
  current.trustworthiness = result.at("trustworthiness");
  return current;
}

} // namespace stratoscope::workflow
