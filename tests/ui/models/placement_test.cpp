#include "ui/models/placement.h"
#include "ui/models/slice_image.h"
#include "ui/models/source_view.h"
#include "ui/models/window_presets.h"

#include <QLocale>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace stratoscope;
using namespace stratoscope::ui;

namespace {

/// A stack of 4 x 3 x 2 voxels whose rows run to the patient's left and columns to the feet: stored coronally.
imaging::Volume coronal() {
  imaging::Volume volume;
  volume.size = {4, 3, 2};
  volume.geometry.spacing = {0.5, 2, 5};
  volume.geometry.origin = {10, -20, 30};
  // Columns of the matrix: i to the left, j to the feet, k to the back.
  volume.geometry.direction = {1, 0, 0, 0, 0, 1, 0, -1, 0};
  volume.values.assign(24, 0);
  return volume;
}

} // namespace

class PlacementTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void initTestCase() { QLocale::setDefault(QLocale::c()); }

  void sidesAreNamedTheSteepestFirst() {
    QCOMPARE(sidesOf({1, 0, 0}), QString("L"));
    QCOMPARE(sidesOf({-1, 0, 0}), QString("R"));
    QCOMPARE(sidesOf({0, 1, 0}), QString("P"));
    QCOMPARE(sidesOf({0, -1, 0}), QString("A"));
    QCOMPARE(sidesOf({0, 0, 1}), QString("H"));
    QCOMPARE(sidesOf({0, 0, -1}), QString("F"));
    // 30 degrees from the left to the head, then a little to the front too.
    QCOMPARE(sidesOf({std::cos(0.5236), 0, std::sin(0.5236)}), QString("LH"));
    QCOMPARE(sidesOf({0.8, -0.3, 0.52}), QString("LHA"));
    QCOMPARE(sidesOf({0.999, 0.04, 0}), QString("L"));
    QCOMPARE(sidesOf({0, 0, 0}), QString());
  }

  void aPixelKnowsItsPlaceInThePatient() {
    const auto volume = coronal();
    const auto placement = placementOf(volume, 'k');
    QCOMPARE(placement.at(0, 0, 0), (Point3{10, -20, 30}));
    QCOMPARE(placement.at(3, 2, 1), (Point3{11.5, -15, 26}));
    const auto letters = lettersOf(placement);
    QCOMPARE(letters.left + letters.right + letters.top + letters.bottom, QString("RLHF"));
    QCOMPARE(placeText({11.5, -15, 26}), QString("L 11.5, A 15.0, H 26.0 mm"));
  }

  void turnedAxesAreCountedFromTheirOtherEnd() {
    auto volume = coronal();
    // Rows run to the right now: shown turned round, with the patient's right on the left.
    volume.geometry.direction = {-1, 0, 0, 0, 0, 1, 0, -1, 0};
    const auto placement = placementOf(volume, 'k');
    const auto letters = lettersOf(placement);
    QCOMPARE(letters.left + letters.right, QString("RL"));
    QCOMPARE(placement.at(0, 0, 0), (Point3{8.5, -20, 30}));
    QCOMPARE(placement.at(3, 0, 0), (Point3{10, -20, 30}));
  }

  void noPlaneLiesOnItsSide_data() {
    QTest::addColumn<std::array<int, 3>>("axes");
    QTest::addColumn<int>("signs");
    std::array<int, 3> axes{0, 1, 2};
    do {
      for (int signs = 0; signs < 8; ++signs) {
        QTest::addRow("%d%d%d signs %d", axes[0], axes[1], axes[2], signs) << axes << signs;
      }
    } while (std::next_permutation(axes.begin(), axes.end()));
  }

  /// All 48 ways in which a file can lie: the patient is shown upright in each plane, and a picture of an item, laid
  /// out, is the plane that it was made of.
  void noPlaneLiesOnItsSide() {
    using Axes = std::array<int, 3>;
    QFETCH(Axes, axes);
    QFETCH(int, signs);
    auto source = std::make_shared<workflow::SourceImage>();
    auto& volume = source->volume;
    volume.size = {3, 4, 5};
    volume.geometry.origin = {7, 8, 9};
    volume.geometry.direction.fill(0);
    for (int a = 0; a < 3; ++a) {
      const auto place = static_cast<std::size_t>(axes.at(static_cast<std::size_t>(a)) * 3 + a);
      volume.geometry.direction.at(place) = (signs >> a) % 2 == 0 ? 1 : -1;
    }
    for (int i = 0; i < 60; ++i) {
      volume.values.push_back(static_cast<float>(i));
    }
    for (const char axis : {'i', 'j', 'k'}) {
      const auto image = sliceImageOf(source, axis, true);
      const auto letters = lettersOf(*image.placement);
      const auto plane = planeOf(volume.geometry, axis);
      const QString wanted = plane == Plane::Axial ? "RLAP" : plane == Plane::Coronal ? "RLHF" : "APHF";
      QCOMPARE(letters.left + letters.right + letters.top + letters.bottom, wanted);
      const auto slice = imaging::sliceOf(volume, axis, 1);
      const Picture item{slice.width, slice.height, 1, {slice.values.begin(), slice.values.end()}};
      const auto shown = laidOut(item, volume.geometry, axis);
      QCOMPARE(shown.width, image.width);
      QVERIFY(std::equal(shown.pixels.begin(), shown.pixels.end(), image.slice(1)));
    }
  }

  void planesAreCalledByTheBody() {
    const auto geometry = coronal().geometry;
    QCOMPARE(planeOf(geometry, 'k'), Plane::Coronal);
    QCOMPARE(planeOf(geometry, 'j'), Plane::Axial);
    QCOMPARE(planeOf(geometry, 'i'), Plane::Sagittal);
  }

  void theValueIsToldWithItsUnitAndPlace() {
    SliceImage image;
    image.width = 2;
    image.height = 1;
    image.values = std::make_shared<const std::vector<float>>(std::vector<float>{-612, 40});
    image.unit = QStringLiteral("HU");
    QCOMPARE(valueText(image, 0, 0, 0), QString("x 0, y 0: -612 HU"));
    image.placement = Placement{{-1, 2, 3}, {0.5, 0, 0}, {0, 0.5, 0}, {0, 0, 1}};
    QCOMPARE(valueText(image, 0, 1, 0), QString::fromUtf8("x 1, y 0: 40 HU \u00b7 R 0.5, P 2.0, H 3.0 mm"));
  }

  void presetsInHounsfieldUnitsGoWithCt() {
    SliceImage image;
    image.width = 2;
    image.height = 1;
    image.values = std::make_shared<const std::vector<float>>(std::vector<float>{0, 100});
    image.wholeRange = rangeOf(*image.values);
    const auto& presets = windowPresets();
    const auto lung = std::ranges::find(presets, Qt::Key_F6, &WindowPreset::key);
    const auto file = std::ranges::find(presets, Qt::Key_F2, &WindowPreset::key);
    const auto range = std::ranges::find(presets, Qt::Key_F3, &WindowPreset::key);
    QVERIFY(!windowFor(*lung, image));
    QVERIFY(!windowFor(*file, image));
    QCOMPARE(windowFor(*range, image)->centre, 50.0);
    image.unit = QStringLiteral("HU");
    QCOMPARE(windowFor(*lung, image)->centre, -600.0);
    image.windowWidth = 80;
    QCOMPARE(windowFor(*file, image)->width, 80.0);
  }

  void percentilesLeaveTheEndsOut() {
    std::vector<float> values(1001);
    for (std::size_t i = 0; i < values.size(); ++i) {
      values[i] = static_cast<float>(i);
    }
    values[1000] = 1e6F;
    const auto window = percentilesOf(values);
    QCOMPARE(window.centre, 500.0);
    QCOMPARE(window.width, 980.0);
    QCOMPARE(rangeOf(values).width, 1e6);
    QCOMPARE(percentilesOf({}).width, 1.0);
  }
};

QTEST_GUILESS_MAIN(PlacementTest)
#include "placement_test.moc"
