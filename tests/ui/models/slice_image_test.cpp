#include "ui/models/slice_image.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace stratoscope;
using namespace stratoscope::ui;

class SliceImageTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void residualIsReconstructionMinusInput() {
    const Picture input{2, 2, 1, {10, 20, 30, 40}};
    const Picture reconstruction{2, 2, 1, {12, 16, 30, 46}};
    const auto residual = residualOf(input, reconstruction);
    QVERIFY(residual.has_value());
    QCOMPARE(*residual->image.values, (std::vector<float>{2, -4, 0, 6}));
    QCOMPARE(residual->range, 6.0);
    // Mean square (4 + 16 + 0 + 36) / 4 = 14; 10 log10(65025 / 14) = 36.6695 dB.
    QVERIFY(std::abs(residual->psnr - 36.6695) < 1e-3);
    QVERIFY(residual->image.isValid());
  }

  void residualOfColourIsTheMeanOfTheChannels() {
    const auto residual = residualOf({1, 1, 3, {10, 20, 30}}, {1, 1, 3, {13, 23, 33}});
    QCOMPARE(residual->image.channels, 1);
    QCOMPARE(residual->image.values->front(), 3.F);
  }

  void equalPicturesHaveNoResidual() {
    const Picture picture{1, 2, 1, {7, 9}};
    const auto residual = residualOf(picture, picture);
    QCOMPARE(residual->range, 1.0);
    QVERIFY(std::isinf(residual->psnr));
  }

  void differentShapesHaveNone() {
    QVERIFY(!residualOf({1, 2, 1, {7, 9}}, {2, 1, 1, {7, 9}}));
    QVERIFY(!residualOf({}, {}));
    QVERIFY(!residualOf({1, 2, 1, {7}}, {1, 2, 1, {7}}));
  }

  void divergingColoursRunFromBlueOverWhiteToRed() {
    QCOMPARE(divergingColour(0), (std::array<double, 3>{1, 1, 1}));
    QVERIFY(divergingColour(-1)[2] > divergingColour(-1)[0]);
    QVERIFY(divergingColour(1)[0] > divergingColour(1)[2]);
    QCOMPARE(divergingColour(5), divergingColour(1));
  }

  void theWindowIsTheImagesOwnOrTheRangeOfItsValues() {
    SliceImage image;
    image.width = 4;
    image.height = 1;
    image.values = std::make_shared<const std::vector<float>>(
        std::vector<float>{-100, 300, 50, std::numeric_limits<float>::quiet_NaN()});
    QCOMPARE(windowOf(image).centre, 100.0);
    QCOMPARE(windowOf(image).width, 400.0);
    image.windowCentre = 40;
    image.windowWidth = 80;
    QCOMPARE(windowOf(image).centre, 40.0);
    QCOMPARE(windowOf({}).width, 1.0);
  }

  void valuesAreWrittenWithPlaceAndUnit() {
    QLocale::setDefault(QLocale::c());
    SliceImage image;
    image.width = 2;
    image.height = 2;
    image.slices = 2;
    image.unit = QStringLiteral("HU");
    image.values = std::make_shared<const std::vector<float>>(std::vector<float>{0, 1, 2, 3, 4, 5, -612, 7});
    QCOMPARE(valueText(image, 1, 0, 1), QStringLiteral("x 0, y 1: -612 HU"));
    QVERIFY(valueText(image, 1, 2, 1).isEmpty());
    QVERIFY(valueText(image, 0, -1, 0).isEmpty());
    QVERIFY(valueText({}, 0, 0, 0).isEmpty());
  }
};

QTEST_GUILESS_MAIN(SliceImageTest)
#include "slice_image_test.moc"
