#include "core/base/error.h"
#include "core/learning/consistency/consistency_loss.h"
#include "core/learning/consistency/consistency_training.h"
#include "core/learning/consistency/head_stack.h"
#include "core/learning/random.h"

#include <QTemporaryDir>
#include <QTest>

#include <numeric>
#include <random>

using namespace stratoscope;
using namespace stratoscope::learning;

namespace {

constexpr std::size_t groups = 3;

std::size_t groupOf(std::size_t row) { return row % groups; }

/// Rows of length 1 in three directions, with noise.
Matrix rowsInGroups(std::size_t count, float noise = 0.1F) {
  std::mt19937 random(5);
  std::normal_distribution<float> normal(0.F, noise);
  Matrix rows(count, 8);
  for (std::size_t i = 0; i < count; ++i) {
    const auto row = rows.row(i);
    std::ranges::generate(row, [&] { return normal(random); });
    row[groupOf(i)] += 1.F;
    const float length = std::sqrt(std::inner_product(row.begin(), row.end(), row.begin(), 0.F));
    std::ranges::transform(row, row.begin(), [length](float value) { return value / length; });
  }
  return rows;
}

/// Five neighbours each, all of the same group.
std::vector<std::int64_t> neighboursInGroups(std::size_t count) {
  std::vector<std::int64_t> neighbours;
  for (std::size_t i = 0; i < count; ++i) {
    for (std::size_t j = 1; j <= 5; ++j) {
      neighbours.push_back(static_cast<std::int64_t>((i + j * groups) % (count / groups * groups)));
    }
  }
  return neighbours;
}

std::vector<std::size_t> clustersOf(const Matrix& probabilities) {
  std::vector<std::size_t> clusters;
  for (std::size_t i = 0; i < probabilities.rows; ++i) {
    const auto row = probabilities.row(i);
    clusters.push_back(static_cast<std::size_t>(std::ranges::max_element(row) - row.begin()));
  }
  return clusters;
}

ConsistencyOptions quick(int k = 3) {
  ConsistencyOptions options;
  options.k = k;
  options.heads = 4;
  options.hidden = 16;
  options.steps = 300;
  options.learningRate = 1e-2;
  options.momentum = 0.9;
  return options;
}

template <typename Function> ErrorCode codeOf(const Function& function) {
  try {
    function();
  } catch (const Error& error) {
    return error.code();
  }
  return ErrorCode::Internal;
}

} // namespace

class ConsistencyTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void lossIsTheFormula() {
    // One head, two pairs, two clusters, worked out by hand: pmi = log sum_c (s t')^0.6 / m.
    const HeadViews first{torch::tensor({{{0.9, 0.1}, {0.5, 0.5}}}), torch::tensor({{{0.8, 0.2}, {0.6, 0.4}}})};
    const HeadViews second{torch::tensor({{{0.7, 0.3}, {0.2, 0.8}}}), torch::tensor({{{1.0, 0.0}, {0.1, 0.9}}})};
    const auto means = torch::tensor({{{0.6, 0.4}}});
    const auto pmi = [](double a, double b, double c, double d) {
      return std::log(std::pow(a * b, 0.6) / 0.6 + std::pow(std::max(c * d, 1e-16), 0.6) / 0.4);
    };
    const double w0 = 0.8 * 1.0 + 0.2 * 0.0;
    const double w1 = 0.6 * 0.1 + 0.4 * 0.9;
    const double pair0 = pmi(0.9, 1.0, 0.1, 0.0) + pmi(0.7, 0.8, 0.3, 0.2);
    const double pair1 = pmi(0.5, 0.1, 0.5, 0.9) + pmi(0.2, 0.6, 0.8, 0.4);
    const double expected = -(w0 * pair0 / 2 + w1 * pair1 / 2) / 2;
    const auto weights = pairWeights(first.teacher, second.teacher);
    QVERIFY(std::abs(weights[0].item<double>() - w0) < 1e-6 && std::abs(weights[1].item<double>() - w1) < 1e-6);
    const auto loss = consistencyLoss(first, second, means, weights, 0.6);
    QVERIFY2(std::abs(loss[0].item<double>() - expected) < 1e-6, qPrintable(QString::number(expected, 'g', 9)));
  }

  void lossIsLeastForEvenSureClusters() {
    const auto sure = torch::eye(4).unsqueeze(0);
    const auto even = torch::full({1, 1, 4}, 0.25);
    const auto loss = consistencyLoss({sure, sure}, {sure, sure}, even, torch::ones({4}), 0.6);
    QVERIFY(std::abs(loss[0].item<double>() + std::log(4.0)) < 1e-5);
  }

  void headsStandSideBySide() {
    for (const int hidden : {0, 5}) {
      auto random = epochGenerator(torch::kCPU, 1, 0);
      auto options = quick(4);
      options.hidden = hidden;
      const auto stack = drawHeads(8, options, random);
      const auto rows = torch::randn({6, 8}, random);
      const auto all = stack.probabilities(rows);
      QCOMPARE(all.sizes(), (std::vector<std::int64_t>{4, 6, 4}));
      QVERIFY(torch::allclose(all.sum(-1), torch::ones({4, 6})));
      for (std::int64_t i = 0; i < 4; ++i) {
        QVERIFY(torch::allclose(stack.head(i).probabilities(rows)[0], all[i], 1e-5, 1e-6));
      }
    }
  }

  void findsTheGroups_data() {
    QTest::addColumn<int>("hidden");
    QTest::newRow("linear") << 0;
    QTest::newRow("a hidden layer") << 16;
  }
  void findsTheGroups() {
    QFETCH(int, hidden);
    auto options = quick();
    options.hidden = hidden;
    const auto result = train(options);
    QCOMPARE(result.losses.size(), std::size_t{4});
    QCOMPARE(result.losses[static_cast<std::size_t>(result.chosen)], *std::ranges::min_element(result.losses));
    const auto clusters = clustersOf(result.head.probabilities(rowsInGroups(90)));
    for (std::size_t i = 0; i < clusters.size(); ++i) {
      QCOMPARE(clusters[i], clusters[groupOf(i)]);
    }
    QVERIFY(clusters[0] != clusters[1] && clusters[1] != clusters[2] && clusters[0] != clusters[2]);
  }

  void aSeedGivesTheSameBytesAndAnotherSeedOthers() {
    const auto first = train(quick());
    const auto again = train(quick());
    QCOMPARE(again.losses, first.losses);
    QCOMPARE(again.head.probabilities(rowsInGroups(9)).values, first.head.probabilities(rowsInGroups(9)).values);
    auto other = quick();
    other.seed = 1;
    QVERIFY(train(other).losses != first.losses);
  }

  void aHeadIsKeptAndRenumbered() {
    const QTemporaryDir folder;
    const auto file = std::filesystem::path(folder.path().toStdString()) / "head.safetensors";
    auto head = train(quick()).head;
    const auto before = head.probabilities(rowsInGroups(9));
    head.renumber({2, 0, 1});
    head.save(file);
    const auto loaded = ClusterHead::load(file);
    QCOMPARE(loaded.k(), 3);
    QCOMPARE(loaded.dimension(), 8);
    const auto after = loaded.probabilities(rowsInGroups(9));
    for (std::size_t i = 0; i < 9; ++i) {
      QCOMPARE(after.row(i)[0], before.row(i)[2]);
      QCOMPARE(after.row(i)[1], before.row(i)[0]);
    }
    QCOMPARE(codeOf([&] { head.renumber({0, 1}); }), ErrorCode::InvalidArgument);
    QCOMPARE(codeOf([&] { head.renumber({0, 1, 1}); }), ErrorCode::InvalidArgument);
    QCOMPARE(codeOf([&] { (void)head.probabilities(Matrix(2, 7)); }), ErrorCode::InvalidArgument);
  }

  void anotherFileIsNoHead() {
    const QTemporaryDir folder;
    const auto file = std::filesystem::path(folder.path().toStdString()) / "other.safetensors";
    QFile(QString::fromStdString(file.string())).open(QIODevice::WriteOnly);
    QCOMPARE(codeOf([&] { (void)ClusterHead::load(file); }), ErrorCode::Unreadable);
  }

  void itCanBeStopped() {
    std::stop_source source;
    class StopAtOnce final : public Progress {
    public:
      explicit StopAtOnce(std::stop_source& source) : source_(source) {}
      void report(std::int64_t, std::int64_t, const Text&) override { source_.request_stop(); }

    private:
      std::stop_source& source_;
    } progress(source);
    const auto rows = rowsInGroups(30);
    const auto neighbours = neighboursInGroups(30);
    QCOMPARE(codeOf([&] {
               (void)trainConsistency(rows, {5, neighbours}, quick(), progress, source.get_token());
             }),
             ErrorCode::Cancelled);
  }

  void wrongArgumentsAreRefused() {
    const auto refused = [&](const ConsistencyOptions& options) {
      return codeOf([&] { (void)train(options); }) == ErrorCode::InvalidArgument;
    };
    QVERIFY(refused(quick(1)));
    QVERIFY(refused(quick(91)));
    auto options = quick();
    options.beta = 0.5;
    QVERIFY(refused(options));
    options = quick();
    options.heads = 0;
    QVERIFY(refused(options));
    const auto rows = rowsInGroups(90);
    SilentProgress progress;
    auto neighbours = neighboursInGroups(90);
    neighbours[3] = 90;
    QCOMPARE(codeOf([&] {
               (void)trainConsistency(rows, {5, neighbours}, quick(), progress, {});
             }),
             ErrorCode::InvalidArgument);
    QCOMPARE(codeOf([&] {
               (void)trainConsistency(rows, {4, neighbours}, quick(), progress, {});
             }),
             ErrorCode::InvalidArgument);
  }

private:
  static ConsistencyResult train(const ConsistencyOptions& options) {
    const auto rows = rowsInGroups(90);
    const auto neighbours = neighboursInGroups(90);
    SilentProgress progress;
    return trainConsistency(rows, {5, neighbours}, options, progress, {});
  }
};

QTEST_GUILESS_MAIN(ConsistencyTest)
#include "consistency_test.moc"
