#include "core/workflow/clustering/cluster_methods.h"

#include "core/analysis/gaussian_mixture.h"
#include "core/analysis/kmeans.h"
#include "core/analysis/leiden.h"
#include "core/analysis/neighbours.h"
#include "core/analysis/pca.h"
#include "core/analysis/ward.h"
#include "core/base/error.h"
#include "core/learning/consistency/consistency_training.h"
#include "core/workflow/clustering/neighbour_vote.h"

#include <algorithm>
#include <numeric>

namespace stratoscope::workflow {
namespace {

constexpr int leastK = 2;
constexpr int mostK = 20;
/// For the curve a good start is enough; the chosen k gets the full number.
constexpr int startsForCurve = 3;
constexpr int starts = 10;

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

/// The k that the elbow of k-means takes, its curve left in `found`.
int elbowOfKMeans(FoundClusters& found, const Matrix& fitted, const ClusterOptions& options, Progress& progress,
                  const std::stop_token& stop) {
  alongKs(found.curves, fitted.rows, progress, [&](int k) {
    SilentProgress silent;
    const auto tried = analysis::kMeans(fitted, kMeansOptions(options, k, startsForCurve), silent, stop);
    found.curves.inertia.push_back(tried.inertia);
  });
  return elbowOf(found.curves, fitted.rows);
}

/// All rows under a fitted clustering, which is kept for rows to come.
void assignAll(FoundClusters& found, std::unique_ptr<FrozenClusters> frozen, const Matrix& rows) {
  found.assigned = frozen->assign(rows);
  found.frozen = std::move(frozen);
}

FoundClusters byKMeans(const Matrix& rows, const Matrix& fitted, const ClusterOptions& options, Progress& progress,
                       const std::stop_token& stop) {
  FoundClusters found;
  found.k = options.k == 0 ? elbowOfKMeans(found, fitted, options, progress, stop) : options.k;
  auto result = analysis::kMeans(fitted, kMeansOptions(options, found.k, starts), progress, stop);
  assignAll(found, frozenCentroids(std::move(result.centroids)), rows);
  return found;
}

/// Along directions of variance 1. Several beginnings are tried, since a mixture keeps to its own, and the best is
/// followed far: on groups that overlap the likelihood rises slowly for hundreds of steps while clusters still change.
analysis::MixtureOptions mixtureOptions(const ClusterOptions& options, int k) {
  return {.k = k,
          .covariance = options.fullCovariance ? analysis::Covariance::Full : analysis::Covariance::Diagonal,
          .regularisation = 1e-4,
          .tolerance = 1e-7,
          .iterations = 300,
          .starts = startsForCurve,
          .trials = 6,
          .seed = options.seed};
}

/// For the curve a rough fit is enough.
analysis::MixtureOptions roughly(analysis::MixtureOptions options) {
  options.tolerance = 1e-3;
  options.iterations = 100;
  options.trials = 1;
  return options;
}

FoundClusters byMixture(const Matrix& rows, const Matrix& fitted, const ClusterOptions& options, Progress& progress,
                        const std::stop_token& stop) {
  FoundClusters found;
  found.k = options.k;
  auto directions = analysis::fitWhitening(fitted, options.variance);
  const auto turned = analysis::project(directions, fitted);
  if (options.k == 0) {
    alongKs(found.curves, fitted.rows, progress, [&](int k) {
      SilentProgress silent;
      found.curves.bic.push_back(analysis::fitMixture(turned, roughly(mixtureOptions(options, k)), silent, stop).bic);
    });
    const auto least = std::ranges::min_element(found.curves.bic);
    found.k = found.curves.k.empty() ? 1 : found.curves.k[static_cast<std::size_t>(least - found.curves.bic.begin())];
  }
  auto mixture = analysis::fitMixture(turned, mixtureOptions(options, found.k), progress, stop);
  assignAll(found, frozenMixture(std::move(mixture), std::move(directions)), rows);
  return found;
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
  found.assigned = voteOfNeighbours(rows, fitted, analysis::cut(tree, found.k), stop);
  found.linkage = linkageOf(tree);
  return found;
}

FoundClusters byLeiden(const Matrix& rows, const std::vector<std::size_t>& fitted, const ClusterOptions& options,
                       Progress& progress, const std::stop_token& stop) {
  const auto neighbours = static_cast<std::size_t>(neighboursOf(options));
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
  found.assigned = voteOfNeighbours(rows, fitted, result.communities, stop);
  found.modularity = analysis::modularity(graph, result.communities);
  return found;
}

FoundClusters byConsistency(const Matrix& rows, const Matrix& fitted, const ClusterOptions& options, Progress& progress,
                            const std::stop_token& stop) {
  FoundClusters found;
  found.k = options.k == 0 ? elbowOfKMeans(found, fitted, options, progress, stop) : options.k;
  const auto each =
      std::min(static_cast<std::size_t>(neighboursOf(options)), std::max(fitted.rows, std::size_t{2}) - 1);
  const auto near = analysis::nearestOthersByCosine(fitted, each);
  auto heads = options.heads;
  heads.k = found.k;
  heads.seed = options.seed;
  auto result = learning::trainConsistency(fitted, {each, near.indices}, heads, progress, stop);
  found.headLosses = std::move(result.losses);
  assignAll(found, frozenHead(std::move(result.head)), rows);
  return found;
}

} // namespace

int neighboursOf(const ClusterOptions& options) {
  constexpr int ofLeiden = 15;
  constexpr int ofConsistency = 20;
  return options.neighbours != 0 ? options.neighbours : options.method == "consistency" ? ofConsistency : ofLeiden;
}

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
  if (options.method == "consistency") {
    return byConsistency(rows, rows.select(fitted), options, progress, stop);
  }
  throw Error(ErrorCode::Unsupported, {STRATOSCOPE_TEXT("the method %1 is not in this version"), {options.method}}, {},
              STRATOSCOPE_TEXT("Use kmeans, spherical, gmm, ward, leiden or consistency"));
}

} // namespace stratoscope::workflow
