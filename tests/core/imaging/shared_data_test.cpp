#include "core/imaging/inspect.h"
#include "core/imaging/recipe.h"
#include "imaging_data.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>
#include <cmath>

using namespace imaging_data;

namespace {

QJsonObject jsonOf(const fs::path& path) {
  QFile file(QString::fromStdString(path.string()));
  return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

/// Where the centre of a voxel lies in the patient.
std::array<double, 3> placeOf(const Geometry& geometry, const std::array<int, 3>& voxel) {
  auto place = geometry.origin;
  for (std::size_t row = 0; row < 3; ++row) {
    for (std::size_t axis = 0; axis < 3; ++axis) {
      place[row] += geometry.direction[row * 3 + axis] * geometry.spacing[axis] * voxel[axis];
    }
  }
  return place;
}

bool equalWithin(const std::array<double, 3>& a, const std::array<double, 3>& b, double most) {
  return std::equal(a.begin(), a.end(), b.begin(), [=](double x, double y) { return std::abs(x - y) <= most; });
}

/// True when both volumes hold the same values at the same places, one of them perhaps with its slices in the other
/// order.
bool sameImage(const Volume& a, const Volume& b) {
  if (a.size != b.size || a.channels != b.channels) {
    qWarning("%dx%dx%d and %dx%dx%d", a.size[0], a.size[1], a.size[2], b.size[0], b.size[1], b.size[2]);
    return false;
  }
  const int last = a.size[2] - 1;
  const bool turned = !equalWithin(a.geometry.origin, b.geometry.origin, 1e-2);
  const auto plane = a.values.size() / static_cast<std::size_t>(a.size[2]);
  for (int k = 0; k <= last; ++k) {
    const int other = turned ? last - k : k;
    const std::array<int, 3> end{a.size[0] - 1, a.size[1] - 1, k};
    if (!equalWithin(placeOf(a.geometry, end), placeOf(b.geometry, {end[0], end[1], other}), 1e-2)) {
      qWarning("slice %d lies elsewhere", k);
      return false;
    }
    const auto* first = a.values.data() + static_cast<std::size_t>(k) * plane;
    const auto* second = b.values.data() + static_cast<std::size_t>(other) * plane;
    if (!std::equal(first, first + plane, second,
                    [](float x, float y) { return std::abs(x - y) <= 1e-5F * std::abs(x); })) {
      qWarning("slice %d has other values", k);
      return false;
    }
  }
  return true;
}

} // namespace

/// Against real files and what other readers say of them.
class SharedDataTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void initTestCase() {
    shared_ = sharedData();
    if (shared_.empty()) {
      QSKIP("shared/data is not beside the source tree (STRATOSCOPE_SHARED_DATA names another place)");
    }
  }

  void dicomAndNiftiOfOneImageAgree_data() {
    QTest::addColumn<QString>("name");
    for (const auto& pair : fs::directory_iterator(shared_ / "dicom_nifti_pairs")) {
      const auto name = pair.path().filename().string();
      QTest::newRow(name.c_str()) << QString::fromStdString(name);
    }
  }
  void dicomAndNiftiOfOneImageAgree() {
    QFETCH(QString, name);
    const auto folder = shared_ / "dicom_nifti_pairs" / name.toStdString();
    QVERIFY(sameImage(decodeOnly(folder / "dicom"), decodeOnly(folder / "ground_truth.nii.gz")));
  }

  void seriesHaveTheirExpectedGeometryAndValues() {
    const auto expected = jsonOf(shared_ / "dicom_series/expected.json");
    QVERIFY(expected.size() >= 7);
    const auto decoder = makeDecoder();
    for (const auto& name : expected.keys()) {
      const auto facts = expected[name].toObject();
      const auto index = indexOf({shared_ / "dicom_series" / name.toStdString()});
      QCOMPARE(index.series.size(), std::size_t{1});
      const auto& series = index.series[0];
      QCOMPARE(static_cast<int>(series.files.size()), facts["files"].toInt());
      const auto first = series.files.front().filename().string();
      const auto last = series.files.back().filename().string();
      QCOMPARE(QString::fromStdString(first), facts["first_slice_file"].toString());
      QCOMPARE(QString::fromStdString(last), facts["last_slice_file"].toString());
      const auto inspection = inspect(series, *decoder);
      QCOMPARE(inspection.values.least, facts["rescaled_min"].toDouble());
      QCOMPARE(inspection.values.most, facts["rescaled_max"].toDouble());
      QVERIFY(std::abs(inspection.values.mean - facts["rescaled_mean"].toDouble()) < 1e-3);
      QVERIFY(std::abs(inspection.geometry.spacing[0] - facts["pixel_spacing"][1].toDouble()) < 1e-6);
      const double step = inspection.geometry.spacing[2];
      QVERIFY(step >= facts["slice_step_min"].toDouble() - 1e-3 && step <= facts["slice_step_max"].toDouble() + 1e-3);
      const bool even = facts["slice_step_max"].toDouble() - facts["slice_step_min"].toDouble() < 0.01;
      QCOMPARE(index.warnings.empty(), even);
    }
  }

  void oddFilesHaveTheirExpectedStoredValues() {
    // These two are signed otherwise in the image than in the header; GDCM and pydicom differ about them.
    const QStringList disputed{"pydicom/mlut_18.dcm", "pylibjpeg/J2K_pixelrep_mismatch.dcm"};
    const auto expected = jsonOf(shared_ / "dicom_odd/expected.json");
    int read = 0;
    for (const auto& name : expected.keys()) {
      const auto facts = expected[name].toObject();
      if (!disputed.contains(name) && facts.contains("min")) { // two retired syntaxes have no reference
        checkStored(name, facts);
        ++read;
      }
    }
    QCOMPARE(read, 79);
  }

  void niftiFilesHaveTheirExpectedValues() {
    const auto expected = jsonOf(shared_ / "nifti/expected.json");
    int read = 0;
    for (const auto& name : expected.keys()) {
      const auto facts = expected[name].toObject();
      const bool plain = facts["shape"].toArray().size() == 3 && facts.contains("mean");
      if (plain) {
        const auto inspection = inspect(onlySeries(shared_ / "nifti" / name.toStdString()), *makeDecoder());
        for (std::size_t axis = 0; axis < 3; ++axis) {
          QCOMPARE(inspection.size[axis], facts["shape"][static_cast<qsizetype>(axis)].toInt());
          QVERIFY(std::abs(inspection.geometry.spacing[axis] -
                           facts["zooms"][static_cast<qsizetype>(axis)].toDouble()) < 1e-4);
        }
        const double tolerance = 1e-5 * std::max(1.0, std::abs(facts["max"].toDouble()));
        QVERIFY2(std::abs(inspection.values.least - facts["min"].toDouble()) < tolerance, qPrintable(name));
        QVERIFY2(std::abs(inspection.values.most - facts["max"].toDouble()) < tolerance, qPrintable(name));
        QVERIFY2(std::abs(inspection.values.mean - facts["mean"].toDouble()) < tolerance, qPrintable(name));
        ++read;
      }
    }
    QVERIFY(read >= 60);
  }

  void medMnistIsRead() {
    const auto series = onlySeries(shared_ / "medmnist/breastmnist.npz");
    QCOMPARE(series.frames, 780);
    const auto volume = makeDecoder()->decode(series);
    QCOMPARE(volume.size, (std::array{28, 28, 780}));
    const auto inSplit = [&](const char* split) {
      return std::count_if(volume.sliceColumns.begin(), volume.sliceColumns.end(),
                           [&](const auto& columns) { return columns.at("split") == split; });
    };
    QCOMPARE(inSplit("train"), std::ptrdiff_t{546});
    QCOMPARE(inSplit("val"), std::ptrdiff_t{78});
    QCOMPARE(inSplit("test"), std::ptrdiff_t{156});
  }

  /// Each file by itself, as far as items: loaded, or refused with a reason. It must not crash.
  void brokenFilesAreLoadedOrRefused() {
    const auto decoder = makeDecoder();
    for (const auto& entry : fs::recursive_directory_iterator(shared_ / "broken")) {
      if (entry.is_regular_file() && entry.path().extension() != ".csv") {
        QVERIFY2(isLoadedOrRefused(entry.path(), *decoder), entry.path().c_str());
      }
    }
  }

  void damageThatMustNotPassIsRefused_data() {
    QTest::addColumn<QString>("file");
    for (const auto* file : {"dicom/truncated_pixeldata/006.dcm",
                             "dicom/huge_dims.dcm",
                             "dicom/no_pixeldata.dcm",
                             "dicom/header_only_300_bytes.dcm",
                             "dicom/zero_bytes.dcm",
                             "dicom/text_named.dcm",
                             "dicom/random_bytes.dcm",
                             "nifti/truncated.nii.gz",
                             "nifti/bad_magic.nii",
                             "nifti/dim_negative.nii",
                             "nifti/dim_zero.nii",
                             "nifti/huge_dims.nii",
                             "nifti/unknown_datatype.nii",
                             "nifti/vox_offset_beyond.nii",
                             "nifti/empty.nii",
                             "npz/labels_too_short.npz",
                             "npz/empty_arrays.npz",
                             "npz/onedim_images.npz",
                             "npz/unknown_keys.npz",
                             "npz/pickled_object.npz",
                             "npz/truncated.npz",
                             "npz/not_a_zip.npz",
                             "images/truncated.jpg",
                             "images/empty.jpg",
                             "images/text.jpg"}) {
      QTest::newRow(file) << QString(file);
    }
  }
  void damageThatMustNotPassIsRefused() {
    QFETCH(QString, file);
    const auto index = indexOf({shared_ / "broken" / file.toStdString()});
    if (index.skipped.empty()) {
      const auto error = errorOf([&] { (void)makeDecoder()->decode(index.series.at(0)); });
      QVERIFY(error.code() == ErrorCode::Unreadable || error.code() == ErrorCode::Unsupported);
    }
  }

  void aSlopeOfZeroMeansNoScaling() {
    const auto decoder = makeDecoder();
    const auto plain = inspect(onlySeries(shared_ / "broken/nifti/plain_named.nii.gz"), *decoder);
    const auto unscaled = inspect(onlySeries(shared_ / "broken/nifti/slope_zero.nii"), *decoder);
    QVERIFY(std::abs(plain.values.most - unscaled.values.most) < 1e-3);
    QVERIFY(std::abs(plain.values.mean - unscaled.values.mean) < 1e-3);
  }

private:
  void checkStored(const QString& name, const QJsonObject& facts) {
    const auto index = indexOf({shared_ / "dicom_odd" / name.toStdString()});
    QVERIFY2(index.series.size() == 1, qPrintable(name));
    const auto stored = storedValues(index.series[0].files);
    const double mean = facts["mean"].toDouble();
    QVERIFY2(stored.range.least == facts["min"].toDouble() && stored.range.most == facts["max"].toDouble(),
             qPrintable(name));
    QVERIFY2(std::abs(stored.range.mean - mean) < 1e-3 + 1e-5 * std::abs(mean), qPrintable(name));
    const auto hash = facts["sha256_little_endian"].toString();
    QVERIFY2(hash.isEmpty() || hash == QString::fromStdString(stored.sha256), qPrintable(name));
  }

  static bool isLoadedOrRefused(const fs::path& path, PixelDecoder& decoder) {
    const auto index = indexOf({path});
    for (const auto& series : index.series) {
      try {
        const auto volume = decoder.decode(series);
        const bool finite =
            std::all_of(volume.values.begin(), volume.values.end(), [](float v) { return std::isfinite(v); });
        int items = 0;
        makeItems(series, volume, Recipe(), [&](ItemTensor&&) { ++items; });
        return finite && items > 0;
      } catch (const Error& error) {
        return !error.reason().empty();
      }
    }
    return index.skipped.size() == 1 && !index.skipped[0].reason.empty();
  }

  fs::path shared_;
};

QTEST_GUILESS_MAIN(SharedDataTest)
#include "shared_data_test.moc"
