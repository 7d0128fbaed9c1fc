#include "core/base/error.h"
#include "core/retrieval/descriptor/pooling.h"
#include "core/retrieval/descriptor/scale_mean.h"

#include <QTest>

using namespace stratoscope;
using namespace stratoscope::retrieval;

namespace {

/// Two channels of 5 x 7 by a formula; what follows was computed from it by the definitions, in numpy.
torch::Tensor featureMap() {
  auto map = torch::empty({1, 2, 5, 7}, torch::kFloat64);
  for (int channel = 0; channel < 2; ++channel) {
    for (int i = 0; i < 5; ++i) {
      for (int j = 0; j < 7; ++j) {
        map[0][channel][i][j] = std::sin(1.3 * channel + 0.7 * i * i + 0.31 * j * (i + 1)) + 0.2 * channel;
      }
    }
  }
  return map;
}

torch::Tensor exponentOf(double value) { return torch::full({1}, value, torch::kFloat64); }

bool areNear(const torch::Tensor& found, const std::vector<double>& expected, double tolerance = 1e-7) {
  const auto difference = (found.to(torch::kFloat64).flatten() - torch::tensor(expected, torch::kFloat64)).abs().max();
  return difference.item<double>() < tolerance;
}

} // namespace

class PoolingTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void maximumAndMeanAreThoseOfEachChannel() {
    QVERIFY(areNear(maximumPooling(featureMap()), {0.99978376, 1.19942268}));
    QVERIFY(areNear(meanPooling(featureMap()), {0.20834364, 0.34840702}));
  }

  void generalisedMeanHasItsGoldenValues() {
    const auto few = torch::tensor({0.0, 1.0, 2.0, -3.0}, torch::kFloat64).view({1, 1, 2, 2});
    QVERIFY(areNear(generalisedMeanPooling(few, exponentOf(1)), {0.7500005}));
    QVERIFY(areNear(generalisedMeanPooling(few, exponentOf(3)), {1.3103707}));
    QVERIFY(areNear(generalisedMeanPooling(featureMap(), exponentOf(3)), {0.67811331, 0.80581576}));
    QVERIFY(areNear(generalisedMeanPooling(featureMap(), exponentOf(2.2)), {0.61394791, 0.7301068}));
  }

  void theExponentLearns() {
    const auto exponent = exponentOf(3).requires_grad_(true);
    generalisedMeanPooling(featureMap(), exponent).sum().backward();
    constexpr double step = 1e-5;
    const auto at = [](double p) { return generalisedMeanPooling(featureMap(), exponentOf(p)).sum().item<double>(); };
    const double slope = (at(3 + step) - at(3 - step)) / (2 * step);
    QVERIFY(std::abs(exponent.grad().item<double>() - slope) < 1e-6);
  }

  void regionsStandAsTheirDefinitionSays() {
    QVERIFY(areNear(regionalMaximumPooling(featureMap(), 3), {11.86243207, 14.94332769}));
    QVERIFY(areNear(regionalMaximumPooling(featureMap().transpose(2, 3), 3), {11.86243207, 14.94332769}));
    QVERIFY(areNear(regionalMaximumPooling(featureMap().slice(3, 0, 5), 3), {7.65585182, 10.76663173}));
  }

  void regionsBelowACellAreLeftOut() {
    const auto cell = featureMap().slice(2, 0, 1).slice(3, 1, 2);
    const auto one = regionalMaximumPooling(cell, 1);
    QVERIFY(torch::equal(regionalMaximumPooling(cell, 3), one));
    QVERIFY(std::abs(one.norm().item<double>() - 1) < 1e-12);
  }

  /// Values of torch.nn.functional.interpolate in Python.
  void imagesShrinkBilinearly() {
    auto image = torch::empty({1, 1, 8, 8});
    for (int i = 0; i < 8; ++i) {
      for (int j = 0; j < 8; ++j) {
        image[0][0][i][j] = std::sin(0.7 * i + 0.4 * j * i) + 1;
      }
    }
    const auto six = scaled(image, descriptorScales()[1], 1);
    QCOMPARE(six.size(2), 6);
    QVERIFY(areNear(six[0][0][1].slice(0, 0, 3), {1.8206701, 1.7095796, 1.2342352}, 1e-5));
    const auto four = scaled(image, descriptorScales()[2], 1);
    QVERIFY(areNear(four.sum(), {16.675497}, 1e-4));
    QVERIFY(torch::equal(scaled(image, 1, 1), image));
    QCOMPARE(scaled(image, 0.1, 5).size(3), 5);
  }

  void scalesAreAveragedByTheRule() {
    const std::vector<torch::Tensor> rows{torch::tensor({{0.2, 0.5, 0.0}}, torch::kFloat64),
                                          torch::tensor({{0.4, 0.1, 0.3}}, torch::kFloat64)};
    QVERIFY(areNear(meanOverScales(rows, 1), {0.66666667, 0.66666667, 0.33333333}));
    QVERIFY(areNear(meanOverScales(rows, 3), {0.58004237, 0.69899231, 0.41828293}));
    QVERIFY_THROWS_EXCEPTION(Error, meanOverScales({}, 1));
  }

  void whatIsNoFeatureMapIsRefused() {
    QVERIFY_THROWS_EXCEPTION(Error, meanPooling(torch::zeros({2, 3})));
    QVERIFY_THROWS_EXCEPTION(Error, regionalMaximumPooling(torch::zeros({2, 3, 0, 4}), 3));
  }
};

QTEST_GUILESS_MAIN(PoolingTest)
#include "pooling_test.moc"
