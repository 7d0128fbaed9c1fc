#include "core/workflow/evaluation/evaluation.h"

#include "core/analysis/agreement.h"
#include "core/analysis/euclidean.h"
#include "core/analysis/kmeans.h"
#include "core/analysis/linear_probe.h"
#include "core/analysis/neighbours.h"
#include "core/analysis/pca.h"
#include "core/analysis/wilson_interval.h"
#include "core/base/error.h"
#include "core/cohort/items.h"
#include "core/cohort/runs.h"
#include "core/learning/supervised/supervised_json.h"
#include "core/workflow/clustering/clustering.h"
#include "core/workflow/embedding.h"
#include "core/workflow/encoder.h"
#include "core/workflow/evaluation/evaluation_json.h"
#include "core/workflow/evaluation/evaluation_parts.h"
#include "core/workflow/evaluation/reconstruction_quality.h"
#include "core/workflow/item_rows.h"
#include "core/workflow/provenance.h"
#include "core/workflow/results_json.h"
#include "core/workflow/training_steps/model_card.h"

#include <algorithm>
#include <functional>
#include <nlohmann/json.hpp>
#include <numeric>

namespace stratoscope::workflow {
namespace {

/// Principal components of the raw-pixel baseline.
constexpr int baselineComponents = 32;

using Part = EvaluatedPart;
using Parts = EvaluatedParts;

std::vector<int> pick(const std::vector<int>& values, const std::vector<std::size_t>& rows) {
  std::vector<int> picked;
  std::ranges::transform(rows, std::back_inserter(picked), [&](std::size_t row) { return values[row]; });
  return picked;
}

std::optional<ShareInterval> intervalOf(double share, std::size_t items) {
  const auto interval = analysis::wilsonInterval(share, static_cast<std::int64_t>(items));
  return ShareInterval{interval.low, interval.high};
}

Figures figuresFrom(const analysis::Agreement& agreement, const Part& judged) {
  Figures figures;
  figures.items = static_cast<int>(judged.rows.size());
  figures.acc = agreement.accuracy;
  figures.purity = agreement.purity;
  figures.balancedAcc = agreement.balancedAccuracy;
  figures.nmi = agreement.nmi;
  figures.ari = agreement.ari;
  figures.f1 = agreement.macroF1;
  figures.floor = agreement.floor;
  figures.accInterval = intervalOf(figures.acc, judged.rows.size());
  return figures;
}

/// Figures of `judged`, with what has to be fitted taken from `fitted`.
Figures figuresOf(const Part& fitted, const std::vector<int>& fittedClusters, const Part& judged,
                  const std::vector<int>& judgedClusters) {
  return figuresFrom(analysis::evaluateClustering(fitted.truth, fittedClusters, judged.truth, judgedClusters), judged);
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

/// kNN and linear probe of the test part.
void addFrozen(Figures& figures, const Matrix& train, const Part& trainPart, const Matrix& test, const Part& testPart,
               const std::stop_token& stop) {
  figures.knn = knn(train, trainPart, test, testPart);
  figures.probe = probe(train, trainPart, test, testPart, stop);
  figures.knnInterval = intervalOf(*figures.knn, testPart.rows.size());
  figures.probeInterval = intervalOf(*figures.probe, testPart.rows.size());
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
  addFrozen(*evaluation.baselineTest, train, parts.train, test, parts.test, stop);
}

SupervisedFigures supervisedOf(const SupervisedAnswers& answers, const Parts& parts) {
  const auto& training = answers.training;
  SupervisedFigures figures;
  figures.run = training.run;
  figures.backbone = learning::nameOf(training.backbone);
  figures.epochs = static_cast<int>(training.reports.size());
  figures.bestEpoch = training.bestEpoch;
  figures.validationAcc = training.validationAccuracy;
  figures.trainedNow = answers.trainedNow;
  const auto judge = [&](const Part& part, const std::vector<int>& given) {
    return figuresFrom(analysis::evaluateClasses(parts.train.truth, part.truth, given), part);
  };
  figures.train = judge(parts.train, answers.train);
  if (!parts.test.rows.empty()) {
    figures.test = judge(parts.test, answers.test);
  }
  return figures;
}

void addReconstruction(Figures& figures, const cohort::Cohort& cohort, const Embedding& embedding, const Part& part,
                       const std::string& device) {
  if (!canDecode(embedding.model)) {
    return; // a retrieval encoder's embedding
  }
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
  nlohmann::json parameters{{"truth", options.truth}, {"baseline", options.baseline}};
  if (options.supervised) {
    parameters["supervised"] = {{"backbone", learning::nameOf(options.supervised->backbone)},
                                {"epochs", options.supervised->epochs},
                                {"weights", options.supervised->weights.filename().string()},
                                {"seed", options.supervised->seed}};
  }
  auto run = clock.record(parameters.dump());
  run.inputsJson = nlohmann::json{{"embedding", embedding.run}, {"clustering", clustering.run}}.dump();
  run.resultJson = toJson(evaluation);
  evaluation.run = cohort::addRun(cohort, run);
  transaction.commit();
  refreshModelCard(cohort, embedding.run);
}

} // namespace

Evaluation evaluate(cohort::Cohort& cohort, const EvaluateOptions& options, Progress& progress,
                    const std::stop_token& stop) {
  const StepClock clock("evaluate");
  const auto embedding = latestEmbedding(cohort);
  const auto clustering = clusteringOf(cohort);
  const auto parts = evaluatedParts(cohort, options.truth);
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
    addFrozen(*evaluation.test, train, parts.train, test, parts.test, stop);
    addReconstruction(*evaluation.test, cohort, embedding, parts.test, options.device);
  }
  progress.report(2, stages, STRATOSCOPE_TEXT("Comparing clusters with the truth"));
  throwIfStopped(stop);
  if (options.baseline) {
    SilentProgress silent;
    addBaseline(evaluation, cohort, parts, silent, stop);
  }
  if (options.supervised) {
    const auto answers =
        supervisedAnswers(cohort, options.truth, *options.supervised, parts, options.device, progress, stop);
    evaluation.supervised = supervisedOf(answers, parts);
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
