#include "core/workflow/clustering/validity_curves.h"

#include "core/analysis/consensus.h"
#include "core/analysis/kmeans.h"
#include "core/analysis/silhouette.h"
#include "core/analysis/validity.h"

#include <algorithm>
#include <numeric>

namespace stratoscope::workflow {
namespace {

constexpr int leastK = 2;
constexpr int mostK = 20;
constexpr int starts = 3;
/// Gap and stability cluster hundreds of times; more rows than this would not move them.
constexpr std::size_t rowsForCurves = 2000;
/// The consensus compares all pairs.
constexpr std::size_t rowsForConsensus = 800;
constexpr int references = 10;
constexpr int halvings = 10;

/// Halves of the rows must be able to hold k clusters.
std::vector<int> ksOf(std::size_t rows) {
  const int last = std::min(mostK, static_cast<int>(rows / 2));
  std::vector<int> ks(static_cast<std::size_t>(std::max(0, last - leastK + 1)));
  std::iota(ks.begin(), ks.end(), leastK);
  return ks;
}

/// At most so many rows, evenly spaced.
Matrix thinned(const Matrix& rows, std::size_t most) {
  if (rows.rows <= most) {
    return rows;
  }
  std::vector<std::size_t> kept(most);
  for (std::size_t i = 0; i < kept.size(); ++i) {
    kept[i] = i * rows.rows / most;
  }
  return rows.select(kept);
}

void addPoint(ValidityCurves& curves, const Matrix& rows, int k, std::uint64_t seed, const std::stop_token& stop) {
  SilentProgress silent;
  const auto found = analysis::kMeans(rows, {.k = k, .starts = starts, .seed = seed}, silent, stop);
  const auto consensus = analysis::consensus(thinned(rows, rowsForConsensus), {.k = k, .seed = seed}, stop);
  curves.inertia.push_back(found.inertia);
  curves.silhouette.push_back(analysis::silhouette(rows, found.assignment));
  curves.calinskiHarabasz.push_back(analysis::calinskiHarabasz(rows, found.assignment));
  curves.daviesBouldin.push_back(analysis::daviesBouldin(rows, found.assignment));
  curves.stability.push_back(analysis::stability(rows, k, halvings, seed, stop));
  curves.consensus.push_back(1 - consensus.ambiguity);
  curves.consensusArea.push_back(consensus.area);
}

} // namespace

ValidityCurves validityCurves(const Matrix& rows, std::uint64_t seed, Progress& progress, const std::stop_token& stop) {
  const auto few = thinned(rows, rowsForCurves);
  ValidityCurves curves;
  curves.k = ksOf(few.rows);
  for (const int k : curves.k) {
    addPoint(curves, few, k, seed, stop);
    progress.report(k - leastK + 1, static_cast<std::int64_t>(curves.k.size()),
                    STRATOSCOPE_TEXT("Trying numbers of clusters"));
  }
  const auto gaps = analysis::gapStatistic(few, curves.k, curves.inertia, references, seed, progress, stop);
  for (const auto& gap : gaps) {
    curves.gap.push_back(gap.gap);
    curves.gapError.push_back(gap.error);
  }
  curves.gapChoice = gaps.empty() ? 0 : analysis::gapChoice(curves.k, gaps);
  curves.consensusChoice = curves.k.empty() ? 0 : analysis::consensusChoice(curves.k, curves.consensus);
  return curves;
}

} // namespace stratoscope::workflow
