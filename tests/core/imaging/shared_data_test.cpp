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
