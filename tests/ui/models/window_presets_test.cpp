#include "core/imaging/decoding/pixel_decoder.h"
#include "core/imaging/index.h"
#include "shared_data.h"
#include "ui/models/source_view.h"
#include "ui/models/window_presets.h"

#include <QLocale>
#include <QTest>

#include <cmath>

using namespace stratoscope;
using namespace stratoscope::ui;

namespace {

namespace fs = std::filesystem;
using imaging::WindowFunction;

/// Two slices, the second with windows of its own.
std::shared_ptr<workflow::SourceImage> offered() {
  auto source = std::make_shared<workflow::SourceImage>();
  source->volume.size = {2, 1, 2};
  source->volume.values = {-1000, 40, 0, 100};
  imaging::VoiOption table;
  table.name = "HARDER";
  table.table = {-10, {1, 0.5F, 0}};
  source->volume.voiSets = {
      {{"BONE", 480, 2500, WindowFunction::Linear, {}}, {"", 40, 80, WindowFunction::Sigmoid, {}}}, {table}};
  source->volume.voiOfSlice = {0, 1};
  source->modality = "CT";
  return source;
}

QStringList namesOf(const std::vector<WindowPreset>& presets) {
  QStringList names;
  for (const auto& preset : presets) {
    names << preset.name;
  }
  return names;
}

SliceImage decoded(const fs::path& path, char axis) {
  SilentProgress progress;
  const auto index = imaging::indexSources(std::vector{path}, progress, {});
  auto source = std::make_shared<workflow::SourceImage>();
  source->volume = imaging::makeDirectDecoder()->decode(index.series.front());
  source->modality = index.series.front().modality;
  return sliceImageOf(source, axis, true);
}

} // namespace

class WindowPresetsTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void initTestCase() {
    auto plain = QLocale::c();
    plain.setNumberOptions(QLocale::OmitGroupSeparator);
    QLocale::setDefault(plain);
  }

  void aWindowMapsAsTheStandardSays() {
    // PS3.3 C.11.2.1.2.1: with centre 0 and width 100 all up to -50 is black and all above 49 is white.
    const auto ends = endsOf({0, 100, WindowFunction::Linear});
    QCOMPARE(ends, (std::array{-50.0, 49.0}));
    QCOMPARE(endsOf({0, 100}), (std::array{-50.0, 50.0}));
    // Its example of a width of 1: a threshold.
    QCOMPARE(greyOf(-0.6, {0, 1, WindowFunction::Linear}), 0.0);
    QCOMPARE(greyOf(0.6, {0, 1, WindowFunction::Linear}), 1.0);
    QCOMPARE(greyOf(40, {40, 400, WindowFunction::Sigmoid}), 0.5);
    QVERIFY(std::abs(greyOf(140, {40, 400, WindowFunction::Sigmoid}) - 1 / (1 + std::exp(-1.0))) < 1e-12);
  }

  void aTableMapsItsValuesAndHoldsItsEnds() {
    imaging::VoiOption option;
    option.table = {-10, {1, 0.5F, 0}};
    const auto window = namedWindowOf(option).window;
    QCOMPARE(window.centre, -9.0);
    QCOMPARE(window.width, 3.0);
    QCOMPARE(greyOf(-50, window), 1.0);
    QCOMPARE(greyOf(-9, window), 0.5);
    QCOMPARE(greyOf(-9.6, window), 1.0);
    QCOMPARE(greyOf(7, window), 0.0);
  }

  void theFileWindowsComeByTheirNames() {
    const auto image = sliceImageOf(offered(), 'k', true);
    const auto first = windowPresets(image, 0);
    QCOMPARE(first.size(), windowPresets().size() + 1);
    QCOMPARE(namesOf(first).mid(0, 3), QStringList({"As the file says: BONE", "Window 2 of the file", "Whole range"}));
    QCOMPARE(windowFor(first[1], image, 0)->function, WindowFunction::Sigmoid);
    QCOMPARE(windowOf(image, 0).width, 2500.0);
    const auto second = windowPresets(image, 1);
    QCOMPARE(namesOf(second).mid(0, 2), QStringList({"As the file says: HARDER", "Whole range"}));
    QVERIFY(windowFor(second[0], image, 1)->table);
    QVERIFY(windowOf(image, 1).table);
  }

  void valuesStayInTheUnitOfTheFile() {
    const auto image = sliceImageOf(offered(), 'k', false);
    QCOMPARE(valueText(image, 0, 0, 0), QString("x 0, y 0: -1000 HU"));
    QCOMPARE(valueText(image, 1, 1, 0), QString("x 1, y 0: 100 HU"));
  }

  void equalWindowsAreOfferedOnce() {
    auto source = offered();
    auto& set = source->volume.voiSets[0];
    set = {{"", -450, 2000, WindowFunction::Linear, {}}, {"", -450, 2000, WindowFunction::Linear, {}}};
    QCOMPARE(sliceImageOf(source, 'k', true).windowsAt(0).size(), std::size_t{1});
  }

  void aRealTableGivesWhatAnotherReaderGives() {
    const auto shared = tests::sharedData();
    if (shared.empty()) {
      QSKIP("needs shared/data");
    }
    const auto image = decoded(shared / "dicom_odd/pydicom/vlut_04.dcm", 'k');
    const auto window = windowOf(image, 0);
    QVERIFY(window.table);
    // pydicom 2.3.1: apply_voi_lut(pixel_array), of 65535: mean 33109.31635284424, and 32639, 31354, 19532 at these.
    double sum = 0;
    for (int i = 0; i < image.width * image.height; ++i) {
      sum += greyOf(double(image.slice(0)[i]), window);
    }
    const auto at = [&](int row, int column) {
      return std::lround(65535 * greyOf(double(image.slice(0)[row * image.width + column]), window));
    };
    QVERIFY(std::abs(65535 * sum / (image.width * image.height) - 33109.31635284424) < 0.05);
    QCOMPARE(at(0, 0), 32639L);
    QCOMPARE(at(100, 100), 31354L);
    QCOMPARE(at(200, 150), 19532L);
    QVERIFY(valueText(image, 0, 150, 200).startsWith("x 150, y 200: 76"));
  }

  void lettersAndValuesBelongTogetherInEveryPlane_data() {
    QTest::addColumn<QString>("series");
    const auto shared = tests::sharedData();
    if (shared.empty()) {
      QSKIP("needs shared/data");
    }
    for (const auto& entry : fs::directory_iterator(shared / "dicom_series")) {
      if (entry.is_directory()) {
        QTest::newRow(entry.path().filename().c_str()) << QString::fromStdString(entry.path().string());
      }
    }
  }

  void lettersAndValuesBelongTogetherInEveryPlane() {
    QFETCH(QString, series);
    SilentProgress progress;
    const auto index = imaging::indexSources(std::vector{fs::path(series.toStdString())}, progress, {});
    auto source = std::make_shared<workflow::SourceImage>();
    source->volume = imaging::makeDirectDecoder()->decode(index.series.front());
    if (source->volume.size[2] < 3) {
      QSKIP("a single slice");
    }
    for (const char axis : {'i', 'j', 'k'}) {
      const auto image = sliceImageOf(source, axis, true);
      QVERIFY(image.placement);
      expectSidesOf(planeOf(source->volume.geometry, axis), lettersOf(*image.placement));
      for (int i = 0; i < 50; ++i) {
        expectValue(source->volume, image, (i * 31) % image.width, (i * 17) % image.height, (i * 7) % image.slices);
      }
    }
  }

private:
  /// As radiologists look at it: the patient's right, or front, on the left; front or head on top.
  static void expectSidesOf(Plane plane, const OrientationLetters& letters) {
    const auto shown = letters.left.left(1) + letters.right.left(1) + letters.top.left(1) + letters.bottom.left(1);
    const QString wanted = plane == Plane::Axial ? "RLAP" : plane == Plane::Coronal ? "RLHF" : "APHF";
    QCOMPARE(shown, wanted);
  }

  /// The place that is told of a pixel is that of the voxel with its value.
  static void expectValue(const imaging::Volume& volume, const SliceImage& image, int column, int row, int slice) {
    const auto place = image.placement->at(column, row, slice);
    const auto& geometry = volume.geometry;
    std::array<std::size_t, 3> voxel{};
    for (std::size_t a = 0; a < 3; ++a) {
      double along = 0;
      for (std::size_t c = 0; c < 3; ++c) {
        along += (place.at(c) - geometry.origin.at(c)) * geometry.direction.at(3 * c + a);
      }
      const double steps = along / geometry.spacing.at(a);
      QVERIFY(std::abs(steps - std::round(steps)) < 1e-3);
      voxel.at(a) = static_cast<std::size_t>(std::lround(steps));
    }
    const auto width = static_cast<std::size_t>(volume.size[0]);
    const auto height = static_cast<std::size_t>(volume.size[1]);
    const auto channels = static_cast<std::size_t>(volume.channels);
    const auto value = volume.values.at(((voxel[2] * height + voxel[1]) * width + voxel[0]) * channels);
    const auto pixel = static_cast<std::size_t>(row * image.width + column) * channels;
    QCOMPARE(image.slice(slice)[pixel], value);
  }
};

QTEST_GUILESS_MAIN(WindowPresetsTest)
#include "window_presets_test.moc"
