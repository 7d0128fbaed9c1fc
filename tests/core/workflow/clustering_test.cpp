#include "core/base/error.h"
#include "core/workflow/clustering/cluster_edits.h"
#include "core/workflow/clustering/cluster_words.h"
#include "core/workflow/clustering/clustering.h"
#include "core/workflow/clustering/followed_columns.h"
#include "core/workflow/results_json.h"
#include "made_up_results.h"
#include "small_cohort.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <map>
#include <memory>
#include <random>

using namespace stratoscope;
using namespace stratoscope::workflow;

namespace {

constexpr int items = 122;

/// Item i belongs to group i mod 3; the groups point in directions of their own. Group 0 may have two halves.
int groupOf(std::size_t item) { return static_cast<int>(item % 3); }
int halfOf(std::size_t item) { return static_cast<int>(item / 3 % 2); }

void giveGroups(cohort::Cohort& cohort, float betweenHalves = 0.F) {
  std::mt19937 random(3);
  std::normal_distribution<float> normal(0.F, 0.05F);
  Matrix values(static_cast<std::size_t>(cohort::itemCount(cohort)), 8);
  for (std::size_t i = 0; i < values.rows; ++i) {
    std::ranges::generate(values.row(i), [&] { return normal(random); });
    values.row(i)[static_cast<std::size_t>(groupOf(i))] += 1.F;
    values.row(i)[3] += groupOf(i) == 0 && halfOf(i) == 1 ? betweenHalves : 0.F;
  }
  writeMatrix(cohort.embeddingsFolder() / "e.npy", values);
  cohort::Transaction transaction(cohort);
  fixture::addRun(cohort, "embed", "{\"items\": " + std::to_string(values.rows) + "}", "embeddings/e.npy");
  transaction.commit();
}

/// Whether items are together exactly where their groups are.
bool followsGroups(const std::vector<int>& clusters) {
  std::map<int, int> cluster;
  for (std::size_t i = 0; i < clusters.size(); ++i) {
    if (cluster.emplace(groupOf(i), clusters[i]).first->second != clusters[i]) {
      return false;
    }
  }
  return cluster[0] != cluster[1] && cluster[1] != cluster[2] && cluster[0] != cluster[2];
}

} // namespace

class ClusteringTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void init() {
    folder_ = std::make_unique<QTemporaryDir>();
    cohort_.emplace(
        fixture::plainCohort(std::filesystem::path(folder_->path().toStdString()) / "a.stratoscope", items - 2));
    giveGroups(*cohort_);
  }

  void everyMethodFindsTheGroups_data() {
    QTest::addColumn<QString>("method");
    for (const auto* method : {"kmeans", "spherical", "gmm", "ward", "leiden", "consistency"}) {
      QTest::newRow(method) << QString(method);
    }
  }
  void everyMethodFindsTheGroups() {
    QFETCH(QString, method);
    const auto result = run({.method = method.toStdString(), .k = 3, .seed = 1});
    QCOMPARE(result.k, 3);
    QCOMPARE(result.sizes, (std::vector<int>{41, 41, 40}));
    QVERIFY(followsGroups(latestClustering(*cohort_).value().clusters));
    QCOMPARE(result.modularity.has_value(), method == "leiden");
    const auto stored = latestClustering(*cohort_).value();
    for (const float distance : stored.distances) {
      QVERIFY(distance > 0 && distance < 0.5F);
    }
    QCOMPARE(stored.confidences.size(), std::size_t{items});
    for (const float confidence : stored.confidences) {
      QVERIFY(confidence > 0.5F && confidence <= 1);
    }
    QCOMPARE(result.headLosses.size(), std::size_t{method == "consistency" ? 16U : 0U});
    QCOMPARE(result.assignsBy == byNeighbours, method == "ward" || method == "leiden");
  }

  void wordsNameTheMethod() {
    (void)run({.method = "kmeans", .k = 3, .seed = 4});
    QCOMPARE(words(), std::string("k-means (k = 3, given by the reader; k-means++, 10 starts, seed 4)"));
    (void)run({.method = "gmm", .k = 3, .fullCovariance = true});
    QCOMPARE(words(), std::string("a mixture of normal distributions with full covariances along the principal "
                                  "components that keep a share of 0.95 of the variance (k = 3, given by the reader, "
                                  "seed 0)"));
    (void)run({.method = "ward"});
    QCOMPARE(words(), std::string("Ward's method (k = 3, the elbow of the curve from 2 to 20, seed 0)"));
    (void)run({.method = "consistency", .k = 3, .heads = {.heads = 2}});
    QVERIFY(words().starts_with("2 linear heads trained to give each image and its 20 nearest neighbours"));
    (void)mergeClusters(*cohort_, {0, 1});
    QCOMPARE(words(), std::string("merging clusters of an earlier run by hand (k = 2)"));
  }

  void whatAConsistencyRunWasToldIsStored() {
    const auto result = run({.method = "consistency", .k = 3, .neighbours = 5, .heads = {.heads = 2, .hidden = 0}});
    QCOMPARE(parameters()["neighbours"].toInt(), 5);
    QCOMPARE(parameters()["heads"].toInt(), 2);
    QCOMPARE(parameters()["hidden"].toInt(), 0);
    QVERIFY(parameters()["beta"].toDouble() > 0.5);
    const auto stored = QJsonDocument::fromJson(QByteArray::fromStdString(toJson(result))).object();
    QCOMPARE(stored["head_losses"].toArray().size(), 2);
    const auto head = static_cast<std::size_t>(stored["head"].toInt());
    QCOMPARE(result.headLosses.at(head), *std::ranges::min_element(result.headLosses));
  }

  void fullCovariancesAreAChoice() {
    (void)run({.method = "gmm", .k = 3, .fullCovariance = true});
    QVERIFY(followsGroups(latestClustering(*cohort_)->clusters));
    QCOMPARE(parameters()["covariance"].toString(), QString("full"));
  }

  void kIsChosenByTheMethod() {
    const auto wards = run({.method = "ward"});
    QCOMPARE(wards.k, 3);
    QCOMPARE(wards.curves.k.front(), 2);
    QCOMPARE(wards.curves.inertia.size(), wards.curves.k.size());
    const auto mixture = run({.method = "gmm"});
    QVERIFY(mixture.k >= 3);
    QCOMPARE(mixture.curves.bic.size(), mixture.curves.k.size());
    QVERIFY(run({.method = "leiden"}).k >= 3);
    QVERIFY(run({.method = "leiden", .resolution = 8}).k > run({.method = "leiden", .resolution = 0.5}).k);
  }

  void itemsOutsideTheTrainingSplitAreCarriedAlong_data() { everyMethodFindsTheGroups_data(); }
  void itemsOutsideTheTrainingSplitAreCarriedAlong() {
    QFETCH(QString, method);
    cohort::Transaction transaction(*cohort_);
    std::map<int, std::string> splits;
    for (int i = 0; i < items; ++i) {
      splits[i] = i % 5 == 4 ? "test" : "train";
    }
    cohort::setColumn(*cohort_, "split", splits);
    transaction.commit();
    (void)run({.method = method.toStdString(), .k = 3});
    QVERIFY(followsGroups(latestClustering(*cohort_)->clusters));
  }

  void wardLeavesItsLinkage() {
    (void)run({.method = "ward", .k = 3});
    const auto file = cohort::latestRun(*cohort_, "cluster")->file;
    const auto linkage = readMatrix(cohort_->folder() / file);
    QCOMPARE(linkage.rows, std::size_t{items - 1});
    QCOMPARE(linkage.row(items - 2)[3], static_cast<float>(items));
  }

  void oneClusterIsSplitAndTheOthersStay() {
    giveGroups(*cohort_, 0.5F);
    (void)run({.method = "kmeans", .k = 3});
    const auto before = *latestClustering(*cohort_);
    const int split = before.clusters[0];
    const auto result = run({.method = "ward", .k = 2, .within = split});
    QCOMPARE(result.k, 4);
    const auto after = latestClustering(*cohort_)->clusters;
    for (std::size_t i = 0; i < after.size(); ++i) {
      QCOMPARE(after[i] == after[0], groupOf(i) == 0 && halfOf(i) == 0);
      QCOMPARE(after[i] == after[3], groupOf(i) == 0 && halfOf(i) == 1);
      QCOMPARE(after[i] == after[1], groupOf(i) == 1);
    }
    QCOMPARE(parameters()["within"].toInt(), split + 1);
  }

  void mergedClustersAreOneAndCanBeTakenApartAgain() {
    const auto apart = run({.method = "kmeans", .k = 3});
    const auto before = latestClustering(*cohort_).value();
    const int first = before.clusters[0];
    const int second = before.clusters[1];
    const auto result = mergeClusters(*cohort_, {second, first});
    QCOMPARE(result.k, 2);
    QCOMPARE(result.sizes.front(),
             apart.sizes[static_cast<std::size_t>(first)] + apart.sizes[static_cast<std::size_t>(second)]);
    const auto after = latestClustering(*cohort_).value().clusters;
    for (std::size_t i = 0; i < after.size(); ++i) {
      QCOMPARE(after[i], groupOf(i) == 2 ? 1 : 0);
    }
    QCOMPARE(parameters()["clusters"].toArray().size(), 2);
    QVERIFY(restoreClustering(*cohort_, apart.run) > result.run);
    const auto restored = latestClustering(*cohort_).value();
    QCOMPARE(restored.clusters, before.clusters);
    QCOMPARE(restored.distances, before.distances);
    QCOMPARE(restored.k, 3);
    QVERIFY_THROWS_EXCEPTION(Error, mergeClusters(*cohort_, {1, 1}));
    QVERIFY_THROWS_EXCEPTION(Error, mergeClusters(*cohort_, {0, 3}));
  }

  void clustersTellWhichColumnTheyFollow() {
    std::vector<int> clusters;
    std::vector<std::string> scanner;
    std::vector<std::string> finding;
    std::vector<std::string> number;
    for (int i = 0; i < 120; ++i) {
      clusters.push_back(i % 3);
      scanner.push_back(std::string(1, static_cast<char>(65 + i % 3)));
      finding.push_back(i % 3 == 0 && i % 2 == 0 ? "yes" : i == 7 ? "" : "no");
      number.push_back(std::to_string(i));
    }
    const auto followed = columnsFollowed(clusters, {{"number", number}, {"finding", finding}, {"Scanner", scanner}});
    QCOMPARE(followed.size(), std::size_t{2}); // a number of its own for each item says nothing
    QCOMPARE(followed[0].column, std::string("Scanner"));
    QVERIFY(followed[0].agreement > 0.999 && followed[0].acquisition);
    QCOMPARE(followed[1].items, 119);
    QVERIFY(followed[1].agreement > 0.1 && followed[1].agreement < 0.5);
    QVERIFY(verdictOf(followed) == ClusterVerdict::Acquisition);
    QVERIFY(verdictOf({followed[1]}) == ClusterVerdict::Content);
    QVERIFY(verdictOf({}) == ClusterVerdict::NoColumn);
    const std::vector<std::string> coin(120, "");
    QVERIFY(columnsFollowed(clusters, {{"empty", coin}}).empty());
  }

  void curvesHelpToChoose() {
    giveGroups(*cohort_, 1.F);
    const auto curves = run({.method = "kmeans", .k = 3, .validity = true}).validity.value();
    QCOMPARE(curves.k.front(), 2);
    for (const auto* values :
         {&curves.inertia, &curves.silhouette, &curves.calinskiHarabasz, &curves.daviesBouldin, &curves.gap,
          &curves.gapError, &curves.stability, &curves.consensus, &curves.consensusArea}) {
      QCOMPARE(values->size(), curves.k.size());
    }
    // Groups 1 and 2 and the halves of group 0: four tight clusters.
    QVERIFY(curves.silhouette[2] == *std::ranges::max_element(curves.silhouette));
    QVERIFY(curves.stability[2] > 0.99);
    QCOMPARE(curves.gapChoice, 4);
    QCOMPARE(curves.consensusChoice, 4);
    const auto stored = latestClustering(*cohort_).value().validity.value();
    QCOMPARE(stored.k, curves.k);
    QCOMPARE(stored.daviesBouldin, curves.daviesBouldin);
    QCOMPARE(stored.gapChoice, curves.gapChoice);
    QCOMPARE(stored.consensus, curves.consensus);
    QCOMPARE(stored.consensusChoice, curves.consensusChoice);
  }

  void whatCannotBeIsRefused() {
    QCOMPARE(codeOf({.method = "guessing", .k = 3}), ErrorCode::Unsupported);
    QCOMPARE(codeOf({.method = "consistency", .k = 1}), ErrorCode::InvalidArgument);
    QCOMPARE(codeOf({.method = "ward", .k = items + 1}), ErrorCode::InvalidArgument);
    QCOMPARE(codeOf({.method = "kmeans", .k = 2, .within = 0}), ErrorCode::NotFound);
    (void)run({.method = "kmeans", .k = 3});
    QCOMPARE(codeOf({.method = "kmeans", .k = 2, .within = 3}), ErrorCode::InvalidArgument);
    QCOMPARE(codeOf({.method = "leiden", .resolution = -1}), ErrorCode::InvalidArgument);
  }

private:
  ClusterResult run(const ClusterOptions& options) {
    SilentProgress progress;
    return cluster(*cohort_, options, progress, {});
  }
  ErrorCode codeOf(const ClusterOptions& options) {
    return fixture::codeOf([&] { (void)run(options); });
  }
  QJsonObject parameters() const {
    const auto run = cohort::latestRun(*cohort_, "cluster");
    return QJsonDocument::fromJson(QByteArray::fromStdString(run->parametersJson)).object();
  }

  std::string words() const { return clusteringInWords(cohort::latestRun(*cohort_, "cluster").value()); }

  std::unique_ptr<QTemporaryDir> folder_;
  std::optional<cohort::Cohort> cohort_;
};

QTEST_GUILESS_MAIN(ClusteringTest)
#include "clustering_test.moc"
