#include "core/base/error.h"
#include "core/retrieval/training/average_precision.h"
#include "core/retrieval/training/list_loss.h"

#include <QTest>

using namespace stratoscope;
using namespace stratoscope::retrieval;

namespace {

const torch::TensorOptions doubles(torch::kFloat64);

torch::Tensor scores() { return torch::tensor({{0.9, 0.8, 0.35, 0.3, -0.2, 0.55}}, doubles); }

Judgement judgement() {
  return {torch::tensor({{1, 0, 1, 0, 0, 1}}).to(torch::kBool), torch::ones({1, 6}, torch::kBool)};
}

/// Five unit vectors in two pairs and one that is alone.
torch::Tensor fan() {
  const auto angles = 0.3 * torch::arange(5, doubles).square();
  return torch::stack({angles.cos(), angles.sin()}, 1);
}
torch::Tensor groups() { return torch::tensor({0, 0, 1, 1, -1}); }

torch::Tensor normalised(const torch::Tensor& rows) {
  return torch::nn::functional::normalize(rows, torch::nn::functional::NormalizeFuncOptions().dim(1));
}

bool isNear(double found, double expected, double tolerance = 1e-6) { return std::abs(found - expected) < tolerance; }

} // namespace

class ListLossTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  /// Values of the formula, computed in numpy.
  void quantisedPrecisionHasItsGoldenValues_data() {
    QTest::addColumn<int>("bins");
    QTest::addColumn<double>("low");
    QTest::addColumn<double>("expected");
    QTest::newRow("20 on [-1, 1]") << 20 << -1.0 << 0.7397161;
    QTest::newRow("25 on [0, 1]") << 25 << 0.0 << 0.7844495;
    QTest::newRow("25 on [-1, 1]") << 25 << -1.0 << 0.7400455;
    QTest::newRow("20 on [0, 1]") << 20 << 0.0 << 0.7761051;
    QTest::newRow("so many that it is exact") << 20001 << -1.0 << 0.8055556;
  }
  void quantisedPrecisionHasItsGoldenValues() {
    QFETCH(int, bins);
    QFETCH(double, low);
    QFETCH(double, expected);
    const auto found = quantisedAveragePrecision(scores(), judgement(), {.bins = bins, .low = low}).item<double>();
    QVERIFY2(isNear(found, expected), qPrintable(QString::number(found, 'g', 9)));
  }

  void smoothPrecisionHasItsGoldenValues() {
    QVERIFY(isNear(smoothAveragePrecision(scores(), judgement(), 0.01).item<double>(), 0.8051228));
    QVERIFY(isNear(smoothAveragePrecision(scores(), judgement(), 0.1).item<double>(), 0.7151731));
    QVERIFY(isNear(smoothAveragePrecision(scores(), judgement(), 1e-5).item<double>(), 0.8055556));
  }

  void placesThatDoNotCountChangeNothing() {
    const auto more = torch::cat({scores(), torch::tensor({{0.95}}, doubles)}, 1);
    auto judged = judgement();
    judged.relevant = torch::cat({judged.relevant, torch::zeros({1, 1}, torch::kBool)}, 1);
    judged.counted = torch::cat({judged.counted, torch::zeros({1, 1}, torch::kBool)}, 1);
    QVERIFY(isNear(quantisedAveragePrecision(more, judged, {}).item<double>(), 0.7397161));
    QVERIFY(isNear(smoothAveragePrecision(more, judged, 0.1).item<double>(), 0.7151731));
  }

  /// By a loop over all triplets and pairs in numpy.
  void tripletsAndPairsHaveTheirValues() {
    QVERIFY(isNear(listLoss(fan(), groups(), {.loss = ListLoss::Triplet}).item<double>(), 1.3424933194119317));
    QVERIFY(isNear(listLoss(fan(), groups(), {.loss = ListLoss::Contrastive}).item<double>(), 0.4869631546033454));
  }

  void everyItemIsAQueryToTheOthers() {
    const auto all = torch::matmul(fan(), fan().t());
    double expected = 0;
    for (int query = 0; query < 4; ++query) {
      const auto others = torch::tensor(query == 0   ? std::vector<std::int64_t>{1, 2, 3, 4}
                                        : query == 1 ? std::vector<std::int64_t>{0, 2, 3, 4}
                                        : query == 2 ? std::vector<std::int64_t>{3, 0, 1, 4}
                                                     : std::vector<std::int64_t>{2, 0, 1, 4});
      const Judgement first{torch::tensor({{1, 0, 0, 0}}).to(torch::kBool), torch::ones({1, 4}, torch::kBool)};
      const auto row = all[query].index_select(0, others).unsqueeze(0);
      expected += quantisedAveragePrecision(row, first, {}).item<double>() / 4;
    }
    QVERIFY(isNear(listLoss(fan(), groups(), {}).item<double>(), 1 - expected, 1e-12));
  }

  void gradientsAreThoseOfFiniteDifferences_data() {
    QTest::addColumn<int>("loss");
    QTest::newRow("qap") << static_cast<int>(ListLoss::QuantisedAp);
    QTest::newRow("smoothap") << static_cast<int>(ListLoss::SmoothAp);
    QTest::newRow("triplet") << static_cast<int>(ListLoss::Triplet);
    QTest::newRow("contrastive") << static_cast<int>(ListLoss::Contrastive);
  }
  void gradientsAreThoseOfFiniteDifferences() {
    QFETCH(int, loss);
    const ListLossOptions options{.loss = static_cast<ListLoss>(loss), .temperature = 0.1, .margin = 1.2};
    torch::manual_seed(3);
    const auto rows = torch::randn({6, 3}, doubles);
    const auto alike = torch::tensor({0, 1, 0, 1, 2, 0});
    const auto leaf = rows.clone().requires_grad_(true);
    listLoss(normalised(leaf), alike, options).backward();
    QVERIFY(leaf.grad().abs().max().item<double>() > 1e-3);
    constexpr double step = 1e-6;
    for (int i = 0; i < 6; ++i) {
      for (int j = 0; j < 3; ++j) {
        auto more = rows.clone();
        auto less = rows.clone();
        more[i][j] += step;
        less[i][j] -= step;
        const auto slope =
            (listLoss(normalised(more), alike, options) - listLoss(normalised(less), alike, options)) / (2 * step);
        QVERIFY(isNear(leaf.grad()[i][j].item<double>(), slope.item<double>(), 1e-6));
      }
    }
  }

  void aListWithoutAnswersCostsNothing() {
    const auto leaf = fan().requires_grad_(true);
    const auto loss = listLoss(leaf, torch::tensor({0, 1, 2, -1, -1}), {});
    loss.backward();
    QCOMPARE(loss.item<double>(), 0.0);
    QCOMPARE(leaf.grad().abs().sum().item<double>(), 0.0);
  }

  void wrongArgumentsAreRefused() {
    QVERIFY_THROWS_EXCEPTION(Error, listLoss(fan(), torch::tensor({0, 1}), {}));
    QVERIFY_THROWS_EXCEPTION(Error, listLoss(fan(), groups(), {.bins = 1}));
    QVERIFY_THROWS_EXCEPTION(Error, listLoss(fan(), groups(), {.loss = ListLoss::SmoothAp, .temperature = 0}));
    QVERIFY_THROWS_EXCEPTION(Error, listLoss(fan(), groups(), {.loss = ListLoss::Triplet, .margin = 0}));
    QVERIFY_THROWS_EXCEPTION(Error, quantisedAveragePrecision(scores().flatten(), judgement(), {}));
  }
};

QTEST_GUILESS_MAIN(ListLossTest)
#include "list_loss_test.moc"
