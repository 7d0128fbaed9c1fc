#include "core/base/error.h"
#include "core/learning/losses.h"

#include <QTest>

using namespace stratoscope;
using namespace stratoscope::learning;

class LossesTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void ntXentHasItsGoldenValues_data() {
    QTest::addColumn<double>("temperature");
    QTest::addColumn<double>("expected");
    QTest::newRow("0.5") << 0.5 << 0.6855941;
    QTest::newRow("0.1") << 0.1 << 0.0798593;
    QTest::newRow("1") << 1.0 << 1.0306891;
  }
  void ntXentHasItsGoldenValues() {
    QFETCH(double, temperature);
    QFETCH(double, expected);
    const auto loss = ntXentLoss(first_, second_, temperature).item<double>();
    QVERIFY2(std::abs(loss - expected) < 1e-6, qPrintable(QString::number(loss, 'g', 9)));
  }

  void decoupledIsTheSumOverNegativesOnly() {
    // By hand from the definition, in double precision.
    const auto z = torch::nn::functional::normalize(torch::cat({first_, second_}),
                                                    torch::nn::functional::NormalizeFuncOptions().dim(1));
    const auto similarity = (torch::matmul(z, z.t()) / 0.5).contiguous();
    const auto at = similarity.accessor<double, 2>();
    double expected = 0;
    for (std::int64_t i = 0; i < 6; ++i) {
      const auto positive = (i + 3) % 6;
      double sum = 0;
      for (std::int64_t j = 0; j < 6; ++j) {
        sum += j == i || j == positive ? 0 : std::exp(at[i][j]);
      }
      expected += (std::log(sum) - at[i][positive]) / 6;
    }
    const auto loss = decoupledContrastiveLoss(first_, second_, 0.5).item<double>();
    QVERIFY2(std::abs(loss - expected) < 1e-12, qPrintable(QString::number(loss - expected)));
  }

  void gradientsAreFiniteAndPullThePairTogether() {
    for (auto* loss : {&ntXentLoss, &decoupledContrastiveLoss}) {
      const auto z = first_.clone().set_requires_grad(true);
      const auto before = (*loss)(z, second_, 0.5);
      before.backward();
      QVERIFY(torch::isfinite(z.grad()).all().item<bool>());
      const auto moved = z.detach() - 0.05 * z.grad();
      QVERIFY((*loss)(moved, second_, 0.5).item<double>() < before.item<double>());
    }
  }

  void wrongArgumentsAreRefused() {
    QVERIFY_THROWS_EXCEPTION(Error, ntXentLoss(first_, second_, 0));
    QVERIFY_THROWS_EXCEPTION(Error, ntXentLoss(first_, second_.slice(0, 0, 2), 0.5));
    QVERIFY_THROWS_EXCEPTION(Error, decoupledContrastiveLoss(first_.slice(0, 0, 1), second_.slice(0, 0, 1), 0.5));
  }

private:
  torch::Tensor first_ = torch::tensor({{1.0, 0.0}, {0.0, 2.0}, {-1.0, 1.0}}, torch::kFloat64);
  torch::Tensor second_ = torch::tensor({{1.0, 0.5}, {0.2, 1.0}, {-1.0, 0.2}}, torch::kFloat64);
};

QTEST_GUILESS_MAIN(LossesTest)
#include "losses_test.moc"
