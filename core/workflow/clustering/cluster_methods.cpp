#include "core/workflow/clustering/cluster_methods.h"

#include "core/analysis/euclidean.h"
#include "core/analysis/gaussian_mixture.h"
#include "core/analysis/kmeans.h"
#include "core/analysis/leiden.h"
#include "core/analysis/silhouette.h"
#include "core/analysis/validity.h"
#include "core/analysis/ward.h"
#include "core/base/error.h"

#include <algorithm>
#include <numeric>

namespace stratoscope::workflow {
namespace {

constexpr int leastK = 2;
constexpr int mostK = 20;
/// For the curve a good start is enough; the chosen k gets the full number.
constexpr int startsForCurve = 3;
constexpr int starts = 10;
constexpr std::size_t voters = 15;
/// Gap and stability cluster hundreds of times; more rows than this would not move them.
constexpr std::size_t rowsForCurves = 2000;
constexpr int references = 10;
constexpr int halvings = 10;

std::vector<int> ksUpTo(std::size_t rows) {
  const int last = std::min(mostK, static_cast<int>(rows));
  std::vector<int> ks(static_cast<std::size_t>(std::max(0, last - leastK + 1)));
  std::iota(ks.begin(), ks.end(), leastK);
  return ks;
}

int elbowOf(const ClusterCurves& curves, std::size_t rows) {
  return curves.k.size() < 3 ? std::min(leastK, static_cast<int>(rows)) : analysis::elbow(curves.k, curves.inertia);
}

analysis::KMeansOptions kMeansOptions(const ClusterOptions& options, int k, int startCount) {
  return {.k = k, .starts = startCount, .seed = options.seed, .spherical = options.method == "spherical"};
}

/// A value for each k of the curve, with progress.
template <typename Function>
void alongKs(ClusterCurves& curves, std::size_t rows, Progress& progress, const Function& function) {
  curves.k = ksUpTo(rows);
  for (std::size_t i = 0; i < curves.k.size(); ++i) {
    function(curves.k[i]);
    progress.report(static_cast<std::int64_t>(i + 1), static_cast<std::int64_t>(curves.k.size()),
                    STRATOSCOPE_TEXT("Trying numbers of clusters"));
  }
}

std::vector<int> nearestCentres(const Matrix& centres, const Matrix& rows) {
  const auto nearest = analysis::nearestByDistance(centres, rows, 1);
  return {nearest.indices.begin(), nearest.indices.end()};
}

FoundClusters byKMeans(const Matrix& rows, const Matrix& fitted, const ClusterOptions& options, Progress& progress,
                       const std::stop_token& stop) {
  FoundClusters found;
  found.k = options.k;
  if (options.k == 0) {
    alongKs(found.curves, fitted.rows, progress, [&](int k) {
      SilentProgress silent;
      const auto tried = analysis::kMeans(fitted, kMeansOptions(options, k, startsForCurve), silent, stop);
      found.curves.inertia.push_back(tried.inertia);
    });
    found.k = elbowOf(found.curves, fitted.rows);
  }
  const auto result = analysis::kMeans(fitted, kMeansOptions(options, found.k, starts), progress, stop);
  found.clusters = nearestCentres(result.centroids, rows);
  return found;
}

analysis::MixtureOptions mixtureOptions(const ClusterOptions& options, int k) {
  // A thousandth of the mean variance of normalised rows keeps components of few items from shrinking to points.
  return {.k = k,
          .covariance = options.fullCovariance ? analysis::Covariance::Full : analysis::Covariance::Diagonal,
          .regularisation = 1e-5,
          .starts = startsForCurve,
          .seed = options.seed};
}

FoundClusters byMixture(const Matrix& rows, const Matrix& fitted, const ClusterOptions& options, Progress& progress,
                        const std::stop_token& stop) {
  FoundClusters found;
  found.k = options.k;
  if (options.k == 0) {
    alongKs(found.curves, fitted.rows, progress, [&](int k) {
      SilentProgress silent;
      found.curves.bic.push_back(analysis::fitMixture(fitted, mixtureOptions(options, k), silent, stop).bic);
    });
    const auto least = std::ranges::min_element(found.curves.bic);
    found.k = found.curves.k.empty() ? 1 : found.curves.k[static_cast<std::size_t>(least - found.curves.bic.begin())];
  }
  const auto mixture = analysis::fitMixture(fitted, mixtureOptions(options, found.k), progress, stop);
  found.clusters = analysis::assign(mixture, rows).clusters;
  return found;
}

/// Clusters of all rows from those of the fitted ones: these keep theirs, the others take their neighbours'.
std::vector<int> byVote(const Matrix& rows, const std::vector<std::size_t>& fitted, const std::vector<int>& clusters) {
  std::vector<int> all(rows.rows, -1);
  for (std::size_t i = 0; i < fitted.size(); ++i) {
    all[fitted[i]] = clusters[i];
  }
  std::vector<std::size_t> others;
  for (std::size_t row = 0; row < rows.rows; ++row) {
    if (all[row] < 0) {
      others.push_back(row);
    }
  }
  if (others.empty()) {
    return all;
  }
  const auto near =
      analysis::nearestByDistance(rows.select(fitted), rows.select(others), std::min(voters, fitted.size()));
  for (std::size_t i = 0; i < others.size(); ++i) {
    std::vector<int> votes(static_cast<std::size_t>(*std::ranges::max_element(clusters)) + 1);
    std::ranges::for_each(near.indicesOf(i), [&](std::int64_t voter) {
      ++votes[static_cast<std::size_t>(clusters[static_cast<std::size_t>(voter)])];
    });
    all[others[i]] = static_cast<int>(std::ranges::max_element(votes) - votes.begin());
  }
  return all;
}

/// Sum of squared distances to the own centre of each cut: a merge at height h adds h^2 / 2.
std::vector<double> inertiasOfCuts(const analysis::Dendrogram& tree, const std::vector<int>& ks) {
  std::vector<double> inertias;
  for (const int k : ks) {
    const auto kept = tree.rows - static_cast<std::size_t>(k);
    double sum = 0;
    for (std::size_t i = 0; i < kept; ++i) {
      sum += tree.merges[i].height * tree.merges[i].height / 2;
    }
    inertias.push_back(sum);
  }
  return inertias;
}

Matrix linkageOf(const analysis::Dendrogram& tree) {
  Matrix linkage(tree.merges.size(), 4);
  for (std::size_t i = 0; i < tree.merges.size(); ++i) {
    const auto& merge = tree.merges[i];
    const std::array values{static_cast<double>(merge.first), static_cast<double>(merge.second), merge.height,
                            static_cast<double>(merge.size)};
    std::ranges::transform(values, linkage.row(i).begin(), [](double value) { return static_cast<float>(value); });
  }
  return linkage;
}

FoundClusters byWard(const Matrix& rows, const std::vector<std::size_t>& fitted, const ClusterOptions& options,
                     Progress& progress, const std::stop_token& stop) {
  FoundClusters found;
  const auto tree = analysis::ward(rows.select(fitted), progress, stop);
  found.k = options.k;
  if (options.k == 0) {
    found.curves.k = ksUpTo(fitted.size());
    found.curves.inertia = inertiasOfCuts(tree, found.curves.k);
    found.k = elbowOf(found.curves, fitted.size());
  }
  found.clusters = byVote(rows, fitted, analysis::cut(tree, found.k));
  found.linkage = linkageOf(tree);
  return found;
}

FoundClusters byLeiden(const Matrix& rows, const std::vector<std::size_t>& fitted, const ClusterOptions& options,
                       Progress& progress, const std::stop_token& stop) {
  const auto neighbours = static_cast<std::size_t>(options.neighbours);
  const auto graph = analysis::neighbourGraph(rows.select(fitted), neighbours, stop);
  const analysis::LeidenOptions leiden{.resolution = options.resolution, .seed = options.seed};
  const auto result = options.k == 0 ? analysis::leiden(graph, leiden, progress, stop)
                                     : analysis::leidenWithCount(graph, options.k, leiden, progress, stop);
  if (options.k != 0 && result.count != options.k) {
    throw Error(ErrorCode::InvalidArgument,
                {STRATOSCOPE_TEXT("no resolution gives %1 communities; the nearest number is %2"),
                 {std::to_string(options.k), std::to_string(result.count)}},
                {}, STRATOSCOPE_TEXT("Ask for that number, or leave it to the resolution"));
  }
  FoundClusters found;
  found.k = result.count;
  found.clusters = byVote(rows, fitted, result.communities);
  found.modularity = analysis::modularity(graph, result.communities);
  return found;
}

/// At most so many rows, evenly spaced.
Matrix thinned(const Matrix& rows) {
  if (rows.rows <= rowsForCurves) {
    return rows;
  }
  std::vector<std::size_t> kept(rowsForCurves);
  for (std::size_t i = 0; i < kept.size(); ++i) {
    kept[i] = i * rows.rows / rowsForCurves;
  }
  return rows.select(kept);
}

} // namespace

FoundClusters findClusters(const Matrix& rows, const std::vector<std::size_t>& fitted, const ClusterOptions& options,
                           Progress& progress, const std::stop_token& stop) {
  if (options.method == "kmeans" || options.method == "spherical") {
    return byKMeans(rows, rows.select(fitted), options, progress, stop);
  }
  if (options.method == "gmm") {
    return byMixture(rows, rows.select(fitted), options, progress, stop);
  }
  if (options.method == "ward") {
    return byWard(rows, fitted, options, progress, stop);
  }
  if (options.method == "leiden") {
    return byLeiden(rows, fitted, options, progress, stop);
  }
  throw Error(ErrorCode::Unsupported, {STRATOSCOPE_TEXT("the method %1 is not in this version"), {options.method}}, {},
              STRATOSCOPE_TEXT("Use kmeans, spherical, gmm, ward or leiden"));
}

ValidityCurves validityCurves(const Matrix& rows, std::uint64_t seed, Progress& progress, const std::stop_token& stop) {
  const auto few = thinned(rows);
  ValidityCurves curves;
  // Halves of the rows must be able to hold k clusters.
  curves.k = ksUpTo(few.rows / 2);
  SilentProgress silent;
  for (const int k : curves.k) {
    const auto found = analysis::kMeans(few, {.k = k, .starts = startsForCurve, .seed = seed}, silent, stop);
    curves.inertia.push_back(found.inertia);
    curves.silhouette.push_back(analysis::silhouette(few, found.assignment));
    curves.calinskiHarabasz.push_back(analysis::calinskiHarabasz(few, found.assignment));
    curves.daviesBouldin.push_back(analysis::daviesBouldin(few, found.assignment));
    curves.stability.push_back(analysis::stability(few, k, halvings, seed, stop));
    progress.report(k - leastK + 1, static_cast<std::int64_t>(curves.k.size()),
                    STRATOSCOPE_TEXT("Trying numbers of clusters"));
  }
  const auto gaps = analysis::gapStatistic(few, curves.k, curves.inertia, references, seed, progress, stop);
  for (const auto& gap : gaps) {
    curves.gap.push_back(gap.gap);
    curves.gapError.push_back(gap.error);
  }
  curves.gapChoice = gaps.empty() ? 0 : analysis::gapChoice(curves.k, gaps);
  return curves;
}

} // namespace stratoscope::workflow
