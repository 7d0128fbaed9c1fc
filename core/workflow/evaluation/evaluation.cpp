#include "core/workflow/evaluation/evaluation.h"

#include "core/analysis/agreement.h"
#include "core/analysis/euclidean.h"
#include "core/analysis/kmeans.h"
#include "core/analysis/linear_probe.h"
#include "core/analysis/neighbours.h"
#include "core/analysis/pca.h"
#include "core/base/error.h"
#include "core/cohort/items.h"
#include "core/cohort/runs.h"
#include "core/workflow/clustering/clustering.h"
#include "core/workflow/embedding.h"
#include "core/workflow/evaluation/evaluation_json.h"
#include "core/workflow/evaluation/reconstruction_quality.h"
#include "core/workflow/item_rows.h"
#include "core/workflow/provenance.h"
#include "core/workflow/results_json.h"

#include <algorithm>
#include <functional>
#include <nlohmann/json.hpp>
#include <numeric>
#include <set>

namespace stratoscope::workflow {
namespace {

/// Principal components of the raw-pixel baseline.
constexpr int baselineComponents = 32;

/// One part of the cohort: its items that have a truth, and that truth as numbers.
struct Part {
  std::vector<std::size_t> rows;
  std::vector<int> truth;
};

struct Parts {
  std::vector<std::string> classes;
  Part train;
  Part test; ///< empty where the cohort has no split "test"
};

Part partOf(const std::vector<std::string>& truth, const std::vector<std::string>& classes,
            const std::vector<std::size_t>& rows) {
  Part part;
  for (const auto row : rows) {
    if (const auto found = std::ranges::lower_bound(classes, truth[row]); !truth[row].empty()) {
      part.rows.push_back(row);
      part.truth.push_back(static_cast<int>(found - classes.begin()));
    }
  }
  return part;
}

Parts partsOf(const cohort::Cohort& cohort, const std::string& column) {
  const auto truth = cohort::columnValues(cohort, column);
  std::set<std::string> different(truth.begin(), truth.end());
  different.erase("");
  if (different.size() < 2) {
    throw Error(ErrorCode::InvalidArgument,
                {STRATOSCOPE_TEXT("the column %1 has fewer than two different values"), {column}},
                cohort.folder().string());
  }
  Parts parts{{different.begin(), different.end()}, {}, {}};
  parts.train = partOf(truth, parts.classes, fittingRows(cohort));
  parts.test = partOf(truth, parts.classes, rowsWith(cohort, "split", "test"));
  if (parts.train.rows.empty()) {
    throw Error(ErrorCode::InvalidArgument,
                {STRATOSCOPE_TEXT("the column %1 has no value for any item of the split train"), {column}},
                cohort.folder().string());
  }
  return parts;
}

std::vector<int> pick(const std::vector<int>& values, const std::vector<std::size_t>& rows) {
  std::vector<int> picked;
  std::ranges::transform(rows, std::back_inserter(picked), [&](std::size_t row) { return values[row]; });
  return picked;
}

/// Figures of `judged`, with what has to be fitted taken from `fitted`.
Figures figuresOf(const Part& fitted, const std::vector<int>& fittedClusters, const Part& judged,
                  const std::vector<int>& judgedClusters) {
  const auto agreement = analysis::evaluateClustering(fitted.truth, fittedClusters, judged.truth, judgedClusters);
  Figures figures;
  figures.items = static_cast<int>(judged.rows.size());
  figures.acc = agreement.accuracy;
  figures.purity = agreement.purity;
  figures.balancedAcc = agreement.balancedAccuracy;
  figures.nmi = agreement.nmi;
  figures.ari = agreement.ari;
  figures.f1 = agreement.macroF1;
  figures.floor = agreement.floor;
  return figures;
}

std::optional<double> knn(const Matrix& train, const Part& trainPart, const Matrix& test, const Part& testPart) {
  const auto k = std::min<std::size_t>(20, train.rows);
  return analysis::neighbourAccuracy(train, trainPart.truth, test, testPart.truth, k);
}

/// Share of the test part that a linear classifier, fitted on the training part, puts in the right class.
std::optional<double> probe(const Matrix& train, const Part& trainPart, const Matrix& test, const Part& testPart,
                            const std::stop_token& stop) {
  const auto fitted = analysis::fitLinearProbe(train, trainPart.truth, {}, stop);
  const auto found = analysis::classify(fitted, test);
  const auto right =
      std::inner_product(found.begin(), found.end(), testPart.truth.begin(), 0, std::plus<>(), std::equal_to<>());
  return static_cast<double>(right) / static_cast<double>(found.size());
}

/// METHODS section 4: k-means, with as many clusters as classes, on principal components of the raw pixels.
void addBaseline(Evaluation& evaluation, const cohort::Cohort& cohort, const Parts& parts, Progress& progress,
                 const std::stop_token& stop) {
  const auto images = cohort.images();
  const auto trainPixels = pixelRows(images, parts.train.rows);
  const int components =
      static_cast<int>(std::min({static_cast<std::size_t>(baselineComponents), trainPixels.rows, trainPixels.columns}));
  const auto pca = analysis::fitPca(trainPixels, components);
  const auto train = analysis::project(pca, trainPixels);
  analysis::KMeansOptions options;
  options.k = std::min(static_cast<int>(parts.classes.size()), static_cast<int>(train.rows));
  const auto found = analysis::kMeans(train, options, progress, stop);
  evaluation.baselineTrain = figuresOf(parts.train, found.assignment, parts.train, found.assignment);
  if (parts.test.rows.empty()) {
    return;
  }
  const auto test = analysis::project(pca, pixelRows(images, parts.test.rows));
  const auto nearest = analysis::nearestByDistance(found.centroids, test, 1);
  const std::vector<int> clusters(nearest.indices.begin(), nearest.indices.end());
  evaluation.baselineTest = figuresOf(parts.train, found.assignment, parts.test, clusters);
  evaluation.baselineTest->knn = knn(train, parts.train, test, parts.test);
  evaluation.baselineTest->probe = probe(train, parts.train, test, parts.test, stop);
}

void addReconstruction(Figures& figures, const cohort::Cohort& cohort, const Embedding& embedding, const Part& part,
                       const std::string& device) {
  const auto quality = reconstructionQuality(cohort.images(), embedding, part.rows, device);
  figures.psnr = quality.psnr;
  figures.ssim = quality.ssim;
}

CurrentClustering clusteringOf(const cohort::Cohort& cohort) {
  auto clustering = latestClustering(cohort);
  if (!clustering) {
    throw Error(ErrorCode::NotFound, STRATOSCOPE_TEXT("the cohort has no clustering"), cohort.folder().string(),
                STRATOSCOPE_TEXT("Cluster the images first"));
  }
  return std::move(*clustering);
}

void store(cohort::Cohort& cohort, const EvaluateOptions& options, const Embedding& embedding,
           const CurrentClustering& clustering, const StepClock& clock, Evaluation& evaluation) {
  cohort::Transaction transaction(cohort);
  auto run = clock.record(nlohmann::json{{"truth", options.truth}, {"baseline", options.baseline}}.dump());
  run.inputsJson = nlohmann::json{{"embedding", embedding.run}, {"clustering", clustering.run}}.dump();
  run.resultJson = toJson(evaluation);
  evaluation.run = cohort::addRun(cohort, run);
  transaction.commit();
}

} // namespace

Evaluation evaluate(cohort::Cohort& cohort, const EvaluateOptions& options, Progress& progress,
                    const std::stop_token& stop) {
  const StepClock clock("evaluate");
  const auto embedding = latestEmbedding(cohort);
  const auto clustering = clusteringOf(cohort);
  const auto parts = partsOf(cohort, options.truth);
  constexpr int stages = 3;

  Evaluation evaluation;
  evaluation.truth = options.truth;
  evaluation.classes = parts.classes;
  evaluation.k = clustering.k;
  const auto trainClusters = pick(clustering.clusters, parts.train.rows);
  evaluation.train = figuresOf(parts.train, trainClusters, parts.train, trainClusters);
  addReconstruction(evaluation.train, cohort, embedding, parts.train, options.device);
  progress.report(1, stages, STRATOSCOPE_TEXT("Comparing clusters with the truth"));
  throwIfStopped(stop);
  if (!parts.test.rows.empty()) {
    evaluation.test = figuresOf(parts.train, trainClusters, parts.test, pick(clustering.clusters, parts.test.rows));
    const auto train = embedding.values.select(parts.train.rows);
    const auto test = embedding.values.select(parts.test.rows);
    evaluation.test->knn = knn(train, parts.train, test, parts.test);
    evaluation.test->probe = probe(train, parts.train, test, parts.test, stop);
    addReconstruction(*evaluation.test, cohort, embedding, parts.test, options.device);
  }
  progress.report(2, stages, STRATOSCOPE_TEXT("Comparing clusters with the truth"));
  throwIfStopped(stop);
  if (options.baseline) {
    SilentProgress silent;
    addBaseline(evaluation, cohort, parts, silent, stop);
  }
  progress.report(stages, stages, STRATOSCOPE_TEXT("Comparing clusters with the truth"));
  store(cohort, options, embedding, clustering, clock, evaluation);
  return evaluation;
}

std::optional<Evaluation> latestEvaluation(const cohort::Cohort& cohort) {
  const auto run = cohort::latestRun(cohort, "evaluate");
  if (!run) {
    return std::nullopt;
  }
  auto evaluation = evaluationFromJson(run->resultJson);
  evaluation.run = run->id;
  return evaluation;
}

} // namespace stratoscope::workflow
