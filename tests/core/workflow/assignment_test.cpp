#include "core/base/error.h"
#include "core/workflow/clustering/assignment.h"
#include "core/workflow/clustering/cluster_edits.h"
#include "core/workflow/clustering/frozen_clusters.h"
#include "core/workflow/clustering/neighbour_vote.h"
#include "made_up_results.h"
#include "small_cohort.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <random>

using namespace stratoscope;
using namespace stratoscope::workflow;

namespace {

constexpr int before = 92;
constexpr int added = 30;

std::size_t groupOf(std::size_t item) { return item % 3; }

/// An embedding of all items in three directions, by the model named.
void embedAll(cohort::Cohort& cohort, const std::string& model) {
  std::mt19937 random(3);
  std::normal_distribution<float> normal(0.F, 0.05F);
  Matrix values(static_cast<std::size_t>(cohort::itemCount(cohort)), 8);
  for (std::size_t i = 0; i < values.rows; ++i) {
    std::ranges::generate(values.row(i), [&] { return normal(random); });
    values.row(i)[groupOf(i)] += 1.F;
  }
  const auto name = std::to_string(values.rows) + ".npy";
  writeMatrix(cohort.embeddingsFolder() / name, values);
  cohort::Run run;
  run.step = "embed";
  run.parametersJson = R"({"model": "models/)" + model + R"(.safetensors"})";
  run.resultJson = "{\"items\": " + std::to_string(values.rows) + "}";
  run.file = "embeddings/" + name;
  cohort::Transaction transaction(cohort);
  cohort::addRun(cohort, run);
  transaction.commit();
}

void importMore(cohort::Cohort& cohort) {
  cohort::Transaction transaction(cohort);
  for (int i = 0; i < added; ++i) {
    cohort::addSeries(cohort, fixture::picture("/data/later/" + std::to_string(i) + ".png"));
  }
  const auto items = static_cast<std::size_t>(cohort::itemCount(cohort));
  writeNpy(cohort.imagesFolder() / "more.npy", "|u1", std::array{items, std::size_t{1}, std::size_t{1}, std::size_t{1}},
           std::vector<std::byte>(items));
  cohort::setImageFile(cohort, "more.npy");
  transaction.commit();
}

Matrix line(std::initializer_list<float> values) {
  Matrix rows(values.size(), 1);
  rows.values.assign(values);
  return rows;
}

} // namespace

class AssignmentTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void init() {
    folder_ = std::make_unique<QTemporaryDir>();
    cohort_.emplace(
        fixture::plainCohort(std::filesystem::path(folder_->path().toStdString()) / "a.stratoscope", before - 2));
    embedAll(*cohort_, "m");
  }

  void newItemsJoinTheClustersOfEveryMethod_data() {
    QTest::addColumn<QString>("method");
    QTest::addColumn<QString>("by");
    QTest::newRow("kmeans") << "kmeans"
                            << "centroids";
    QTest::newRow("spherical") << "spherical"
                               << "centroids";
    QTest::newRow("gmm") << "gmm"
                         << "mixture";
    QTest::newRow("ward") << "ward"
                          << "neighbours";
    QTest::newRow("leiden") << "leiden"
                            << "neighbours";
    QTest::newRow("consistency") << "consistency"
                                 << "head";
  }
  void newItemsJoinTheClustersOfEveryMethod() {
    QFETCH(QString, method);
    QFETCH(QString, by);
    const auto parent = run({.method = method.toStdString(), .k = 3, .seed = 1});
    const auto old = latestClustering(*cohort_).value();
    importMore(*cohort_);
    embedAll(*cohort_, "m");
    QVERIFY(!latestClustering(*cohort_));
    const auto result = assign();
    QCOMPARE(result.parent.value_or(0), parent.run);
    QCOMPARE(result.assigned, added);
    QCOMPARE(result.k, 3);
    QCOMPARE(QString::fromStdString(result.assignsBy), by);
    const auto all = latestClustering(*cohort_).value();
    QCOMPARE(all.run, result.run);
    for (std::size_t i = 0; i < all.clusters.size(); ++i) {
      QCOMPARE(all.clusters[i], old.clusters[groupOf(i)]);
      QVERIFY(all.confidences[i] > 0.5F && all.confidences[i] <= 1 && all.distances[i] < 0.5F);
    }
    const auto sameStart = [](const auto& long_, const auto& short_) {
      return std::equal(short_.begin(), short_.end(), long_.begin());
    };
    QVERIFY(sameStart(all.distances, old.distances) && sameStart(all.confidences, old.confidences));
  }

  void theParentIsNamedAndTheChainGoesOn() {
    const auto parent = run({.method = "kmeans", .k = 3});
    importMore(*cohort_);
    embedAll(*cohort_, "m");
    const auto first = assign();
    const auto stored = cohort::latestRun(*cohort_, "cluster").value();
    const auto inputs = QJsonDocument::fromJson(QByteArray::fromStdString(stored.inputsJson)).object();
    QCOMPARE(inputs["clustering"].toInteger(), parent.run);
    QCOMPARE(stored.file, cohort::run(*cohort_, parent.run).file);
    importMore(*cohort_);
    embedAll(*cohort_, "m");
    const auto second = assign();
    QCOMPARE(second.parent.value_or(0), first.run);
    QCOMPARE(second.assignsBy, std::string("centroids"));
    QCOMPARE(latestClustering(*cohort_)->clusters.size(), std::size_t{before + 2 * added});
  }

  void afterAnEditTheNeighboursVote() {
    (void)run({.method = "kmeans", .k = 3});
    (void)mergeClusters(*cohort_, {0, 1});
    const auto old = latestClustering(*cohort_).value();
    importMore(*cohort_);
    embedAll(*cohort_, "m");
    QCOMPARE(assign().assignsBy, std::string(byNeighbours));
    const auto all = latestClustering(*cohort_).value();
    for (std::size_t i = 0; i < all.clusters.size(); ++i) {
      QCOMPARE(all.clusters[i], old.clusters[groupOf(i)]);
    }
  }

  void whatCannotBeIsRefused() {
    QCOMPARE(code(), ErrorCode::NotFound); // no clustering
    (void)run({.method = "kmeans", .k = 3});
    QCOMPARE(code(), ErrorCode::InvalidArgument); // nothing new
    importMore(*cohort_);
    QCOMPARE(code(), ErrorCode::NotFound); // not embedded
    embedAll(*cohort_, "other");
    QCOMPARE(code(), ErrorCode::InvalidArgument); // by another model
    embedAll(*cohort_, "m");
    (void)assign();
  }

  void centroidsKnowHowSureTheyAre() {
    const auto centroids = frozenCentroids(line({0, 4}));
    const auto assigned = centroids->assign(line({0, 1, 2.5F}));
    QCOMPARE(assigned.clusters, (std::vector<int>{0, 0, 1}));
    QCOMPARE(assigned.confidences, (std::vector<float>{1, 1 - 1.F / 3, 1 - 1.5F / 2.5F}));
  }

  void aFrozenClusteringIsKeptInItsNewNumbers_data() {
    QTest::addColumn<bool>("full");
    QTest::newRow("diagonal") << false;
    QTest::newRow("full") << true;
  }
  void aFrozenClusteringIsKeptInItsNewNumbers() {
    QFETCH(bool, full);
    const auto rows = readMatrix(cohort_->embeddingsFolder() / (std::to_string(before) + ".npy"));
    SilentProgress progress;
    auto directions = analysis::fitWhitening(rows, 0.9);
    const auto turned = analysis::project(directions, rows);
    auto fitted =
        analysis::fitMixture(turned,
                             {.k = 3,
                              .covariance = full ? analysis::Covariance::Full : analysis::Covariance::Diagonal,
                              .regularisation = 1e-5},
                             progress, {});
    const auto expected = analysis::assign(fitted, turned);
    const auto mixture = frozenMixture(std::move(fitted), std::move(directions));
    mixture->renumber({2, 0, 1});
    const auto read = readFrozenClusters("mixture", mixture->write(cohort_->modelsFolder()));
    const auto assigned = read->assign(rows);
    constexpr std::array numberOf{1, 2, 0};
    for (std::size_t i = 0; i < rows.rows; ++i) {
      QCOMPARE(assigned.clusters[i], numberOf.at(static_cast<std::size_t>(expected.clusters[i])));
    }
    QCOMPARE(fixture::codeOf([&] { (void)read->assign(Matrix(2, 5)); }), ErrorCode::InvalidArgument);
    QCOMPARE(fixture::codeOf([&] { (void)readFrozenClusters("nothing", "x"); }), ErrorCode::Unsupported);
    const auto damaged = cohort_->modelsFolder() / "damaged.json";
    writeFileAtomically(damaged, std::string_view(R"({"covariance": "full", "weights": [1]})"));
    QCOMPARE(fixture::codeOf([&] { (void)readFrozenClusters("mixture", damaged); }), ErrorCode::Unreadable);
  }

  void aKnownRowDoesNotVoteForItself() {
    // Two lone rows of cluster 1 among 20 of cluster 0: the 15 others nearest to each hold one of its own.
    Matrix rows(23, 1);
    for (std::size_t i = 0; i < rows.rows; ++i) {
      rows.row(i)[0] = static_cast<float>(i);
    }
    std::vector<std::size_t> known(22);
    std::iota(known.begin(), known.end(), std::size_t{0});
    std::vector<int> clusters(22);
    clusters[0] = 1;
    clusters[1] = 1;
    const auto voted = voteOfNeighbours(rows, known, clusters, {});
    QCOMPARE(voted.clusters[0], 1);
    QCOMPARE(voted.confidences[0], 1.F / 15);
    QCOMPARE(voted.clusters[22], 0);
    QCOMPARE(voted.confidences[22], 1.F);
    // Counted in NumPy: 287 of the 22 x 15 neighbours are in the row's own cluster.
    const auto alone = rows.select(known);
    QVERIFY(std::abs(neighbourAgreement(alone, clusters, {}) - 287.0 / 330) < 1e-6);
    QCOMPARE(neighbourAgreement(alone, std::vector<int>(22), {}), 1.0);
  }

private:
  ClusterResult run(const ClusterOptions& options) {
    SilentProgress progress;
    return cluster(*cohort_, options, progress, {});
  }
  ClusterResult assign() {
    SilentProgress progress;
    return assignNew(*cohort_, progress, {});
  }
  ErrorCode code() {
    return fixture::codeOf([&] { (void)assign(); });
  }

  std::unique_ptr<QTemporaryDir> folder_;
  std::optional<cohort::Cohort> cohort_;
};

QTEST_GUILESS_MAIN(AssignmentTest)
#include "assignment_test.moc"
