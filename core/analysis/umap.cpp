#include "core/analysis/umap.h"

#include "core/analysis/counter_random.h"
#include "core/analysis/euclidean.h"
#include "core/analysis/fuzzy_graph.h"
#include "core/analysis/pca.h"
#include "core/analysis/umap_curve.h"
#include "core/analysis/umap_layout.h"
#include "core/base/error.h"

#include <algorithm>
#include <cmath>

namespace stratoscope::analysis {
namespace {

constexpr float extent = 10;    ///< of the map before the first epoch, along both axes
constexpr float jitter = 1e-3F; ///< parts points that start at the same place
constexpr std::size_t smallUpTo = 10000;
constexpr int epochsWhenSmall = 500;
constexpr int epochsWhenLarge = 200;

void check(const Matrix& embedding, const UmapOptions& options) {
  if (options.neighbours < 2 || options.epochs < 0 || !(options.minDistance >= 0 && options.minDistance <= 1)) {
    throw Error(ErrorCode::InvalidArgument,
                STRATOSCOPE_TEXT("a map needs at least 2 neighbours and a least distance from 0 to 1"));
  }
  if (embedding.rows > 0 && embedding.columns == 0) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("the embedding has no columns"));
  }
  if (!std::ranges::all_of(embedding.values, [](float value) { return std::isfinite(value); })) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("the embedding holds values that are not numbers"));
  }
}

void spread(Matrix& map, std::size_t axis) {
  float least = map.row(0)[axis];
  float greatest = least;
  for (std::size_t i = 0; i < map.rows; ++i) {
    least = std::min(least, map.row(i)[axis]);
    greatest = std::max(greatest, map.row(i)[axis]);
  }
  const float scale = greatest > least ? extent / (greatest - least) : 0.F;
  for (std::size_t i = 0; i < map.rows; ++i) {
    map.row(i)[axis] = (map.row(i)[axis] - least) * scale;
  }
}

/// The first two principal components, each spread over the map's extent.
Matrix startOf(const Matrix& embedding, std::uint64_t seed) {
  const auto components = std::min({std::size_t{2}, embedding.columns, embedding.rows});
  const auto projected = project(fitPca(embedding, static_cast<int>(components)), embedding);
  Matrix map(embedding.rows, 2);
  for (std::size_t axis = 0; axis < components; ++axis) {
    for (std::size_t i = 0; i < map.rows; ++i) {
      map.row(i)[axis] = projected.row(i)[axis];
    }
    spread(map, axis);
  }
  for (std::size_t i = 0; i < map.rows; ++i) {
    CounterRandom random(seed, 0, i);
    map.row(i)[0] += jitter * random.symmetric();
    map.row(i)[1] += jitter * random.symmetric();
  }
  return map;
}

FuzzyGraph graphOf(const Matrix& embedding, const UmapOptions& options, const std::stop_token& stop) {
  const auto k = std::min(static_cast<std::size_t>(options.neighbours), embedding.rows);
  return fuzzyGraph(nearestByDistance(embedding, embedding, k, Search::FastWhenLarge, stop));
}

int epochsOf(const Matrix& embedding, const UmapOptions& options) {
  const int usual = embedding.rows <= smallUpTo ? epochsWhenSmall : epochsWhenLarge;
  return options.epochs > 0 ? options.epochs : usual;
}

} // namespace

Matrix umap(const Matrix& embedding, const UmapOptions& options, Progress& progress, const std::stop_token& stop) {
  check(embedding, options);
  if (embedding.rows < 2) {
    return {embedding.rows, 2};
  }
  throwIfStopped(stop);
  progress.report(0, 0, STRATOSCOPE_TEXT("Finding neighbours"));
  const auto graph = graphOf(embedding, options, stop);
  throwIfStopped(stop);
  const int epochs = epochsOf(embedding, options);
  UmapLayout layout(graph, startOf(embedding, options.seed), fitUmapCurve(options.minDistance), epochs, options.seed);
  while (layout.epoch() < epochs) {
    throwIfStopped(stop);
    layout.step();
    progress.report(layout.epoch(), epochs, STRATOSCOPE_TEXT("Laying out the map"));
  }
  return layout.map();
}

} // namespace stratoscope::analysis
