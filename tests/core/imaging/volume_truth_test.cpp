#include "core/imaging/inspect.h"
#include "core/imaging/recipe.h"
#include "imaging_data.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <algorithm>
#include <cmath>
#include <limits>

using namespace imaging_data;

namespace {

QJsonObject jsonOf(const fs::path& path) {
  QFile file(QString::fromStdString(path.string()));
  return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

struct Axis {
  std::size_t patient = 0; ///< 0 left, 1 back, 2 head
  bool forward = true;
};

Axis axisOf(const Geometry& geometry, std::size_t axis) {
  Axis most;
  for (std::size_t row = 1; row < 3; ++row) {
    const auto better =
        std::abs(geometry.direction[row * 3 + axis]) > std::abs(geometry.direction[most.patient * 3 + axis]);
    most.patient = better ? row : most.patient;
  }
  most.forward = geometry.direction[most.patient * 3 + axis] > 0;
  return most;
}

/// nibabel's axis codes.
QString codesOf(const Geometry& geometry) {
  QString codes;
  for (std::size_t axis = 0; axis < 3; ++axis) {
    const auto [patient, forward] = axisOf(geometry, axis);
    codes += QStringLiteral("LPSRAI")[static_cast<qsizetype>(forward ? patient : patient + 3)];
  }
  return codes;
}

/// The volume with its axes in the order left, back, head, and running that way.
Volume canonical(const Volume& volume) {
  Volume turned = volume;
  std::array<Axis, 3> axes;
  for (std::size_t axis = 0; axis < 3; ++axis) {
    axes[axis] = axisOf(volume.geometry, axis);
    turned.size[axes[axis].patient] = volume.size[axis];
    turned.geometry.spacing[axes[axis].patient] = volume.geometry.spacing[axis];
    for (std::size_t row = 0; row < 3 && !axes[axis].forward; ++row) {
      turned.geometry.origin[row] +=
          volume.geometry.direction[row * 3 + axis] * volume.geometry.spacing[axis] * (volume.size[axis] - 1);
    }
  }
  std::size_t from = 0;
  std::array<int, 3> place{};
  for (place[2] = 0; place[2] < volume.size[2]; ++place[2]) {
    for (place[1] = 0; place[1] < volume.size[1]; ++place[1]) {
      for (place[0] = 0; place[0] < volume.size[0]; ++place[0]) {
        std::array<int, 3> to{};
        for (std::size_t axis = 0; axis < 3; ++axis) {
          to[axes[axis].patient] = axes[axis].forward ? place[axis] : volume.size[axis] - 1 - place[axis];
        }
        const int index = (to[2] * turned.size[1] + to[1]) * turned.size[0] + to[0];
        turned.values[static_cast<std::size_t>(index)] = volume.values[from++];
      }
    }
  }
  return turned;
}

/// What the values of all volumes of a file are together.
struct Totals {
  double least = std::numeric_limits<double>::max();
  double most = std::numeric_limits<double>::lowest();
  double sum = 0;
  double count = 0;

  void add(const Volume& volume) {
    for (const float value : volume.values) {
      least = std::min(least, double(value));
      most = std::max(most, double(value));
      sum += value;
    }
    count += double(volume.values.size());
  }
};

Index indexOfOne(const fs::path& path) { return indexOf({path}); }

/// The reason for which a file is refused, by the index or the decoder; empty when it is read.
QString refusal(const fs::path& path) {
  const auto index = indexOfOne(path);
  if (!index.skipped.empty()) {
    return QString::fromStdString(index.skipped[0].reason.english());
  }
  try {
    (void)makeDecoder()->decode(index.series.at(0));
  } catch (const Error& error) {
    return QString::fromStdString(error.reason().english());
  }
  return {};
}

bool warns(const Volume& volume, const char* word) {
  return std::any_of(volume.warnings.begin(), volume.warnings.end(), [&](const FileWarning& warning) {
    return warning.message.english().find(word) != std::string::npos;
  });
}

double meanOf(const Volume& volume) {
  Totals totals;
  totals.add(volume);
  return totals.sum / totals.count;
}

} // namespace

/// Against real files and what nibabel, NumPy and Pillow say of them.
class VolumeTruthTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void initTestCase() {
    shared_ = sharedData();
    if (shared_.empty()) {
      QSKIP("shared/data is not beside the source tree (STRATOSCOPE_SHARED_DATA names another place)");
    }
  }

  void niftiFilesAreAsNibabelReadsThem_data() {
    QTest::addColumn<QJsonObject>("facts");
    const auto expected = jsonOf(shared_ / "nifti/expected.json");
    for (const auto& name : expected.keys()) {
      QTest::newRow(qPrintable(name)) << expected[name].toObject();
    }
  }
  void niftiFilesAreAsNibabelReadsThem() {
    QFETCH(QJsonObject, facts);
    const auto index = indexOfOne(shared_ / "nifti" / QTest::currentDataTag());
    const auto shape = facts["shape"].toArray();
    QCOMPARE(index.series.size(), static_cast<std::size_t>(shape.size() > 3 ? shape[3].toInt() : 1));
    Totals totals;
    for (const auto& series : index.series) {
      const auto volume = makeDecoder()->decode(series);
      totals.add(volume);
      for (int axis = 0; axis < 3; ++axis) {
        QCOMPARE(volume.size[static_cast<std::size_t>(axis)], shape[axis].toInt());
        const auto spacing = volume.geometry.spacing[static_cast<std::size_t>(axis)];
        QVERIFY(std::abs(spacing - facts["zooms"].toArray()[axis].toDouble()) < 1e-4);
      }
      QCOMPARE(codesOf(volume.geometry), facts["axcodes"].toString());
      QVERIFY(volume.channels == (facts["dtype"].toString().contains("'R'") ? 3 : 1));
      QCOMPARE(warns(volume, "magnitude"), facts["dtype"].toString().startsWith("complex"));
    }
    if (facts.contains("mean")) { // nibabel has none of colour and complex values
      const double tolerance = 1e-5 * std::max(1.0, std::abs(facts["max"].toDouble()));
      QVERIFY(std::abs(totals.least - facts["min"].toDouble()) < tolerance);
      QVERIFY(std::abs(totals.most - facts["max"].toDouble()) < tolerance);
      QVERIFY(std::abs(totals.sum / totals.count - facts["mean"].toDouble()) < tolerance);
    }
  }

  void allOrientationsAreOneHead_data() {
    QTest::addColumn<QString>("file");
    int count = 0;
    for (const auto& entry : fs::directory_iterator(shared_ / "nifti/orient48")) {
      QTest::newRow(entry.path().stem().stem().c_str()) << QString::fromStdString(entry.path().string());
      ++count;
    }
    QCOMPARE(count, 48);
  }
  void allOrientationsAreOneHead() {
    QFETCH(QString, file);
    static const Volume reference = canonical(decodeOnly(shared_ / "nifti/orient48/RAS.nii.gz"));
    const auto volume = decodeOnly(file.toStdString());
    QCOMPARE(codesOf(volume.geometry), QString(QTest::currentDataTag()));
    const auto turned = canonical(volume);
    QCOMPARE(turned.size, reference.size);
    QVERIFY(turned.values == reference.values);
    for (std::size_t axis = 0; axis < 3; ++axis) {
      QVERIFY(std::abs(turned.geometry.spacing[axis] - reference.geometry.spacing[axis]) < 1e-4);
      QVERIFY(std::abs(turned.geometry.origin[axis] - reference.geometry.origin[axis]) < 1e-3);
    }
  }

  void threeDimensionalMedMnistIsVolumes() {
    const auto index = indexOfOne(shared_ / "medmnist/adrenalmnist3d.npz");
    QCOMPARE(index.series.size(), std::size_t{1584});
    std::map<std::string, int> splits;
    for (const auto& series : index.series) {
      ++splits[series.columns.at("split")];
    }
    QCOMPARE(splits, (std::map<std::string, int>{{"train", 1188}, {"val", 98}, {"test", 298}}));
    // Of NumPy: the place of the first voxel that is not 0, sum, label.
    const auto& last = index.series[1583];
    const auto volume = makeDecoder()->decode(last);
    QCOMPARE(volume.size, (std::array{28, 28, 28}));
    Totals totals;
    totals.add(volume);
    QCOMPARE(totals.sum, 97155.0);
    QCOMPARE(last.columns.at("label"), std::string("1"));
    const auto first = std::find_if(volume.values.begin(), volume.values.end(), [](float v) { return v > 0; });
    QCOMPARE(first - volume.values.begin(), std::ptrdiff_t{7686});
    int items = 0;
    Recipe recipe;
    recipe.slices = SliceChoice::Orthogonal;
    makeItems(last, volume, recipe, [&](ItemTensor&&) { ++items; });
    QCOMPARE(items, 3);
  }

  void manyPicturesAreSeveralSeries() {
    const auto index = indexOfOne(shared_ / "medmnist_like/pbc_28_large.npz");
    QVERIFY(index.series.size() > 1);
    int images = 0;
    std::map<std::string, int> splits;
    for (const auto& series : index.series) {
      const auto volume = makeDecoder()->decode(series);
      QCOMPARE(volume.size[2], series.frames);
      QVERIFY(volume.values.size() <= std::size_t{1} << 23);
      images += series.frames;
      for (const auto& columns : volume.sliceColumns) {
        ++splits[columns.at("split")];
      }
    }
    QCOMPARE(images, 14919);
    QCOMPARE(splits, (std::map<std::string, int>{{"train", 10443}, {"val", 1492}, {"test", 2984}}));
  }

  void damagedFilesAreRefused_data() {
    QTest::addColumn<QString>("words");
    for (const auto& [file, words] : refused) {
      QTest::newRow(file) << QString(words);
    }
  }
  void damagedFilesAreRefused() {
    QFETCH(QString, words);
    const auto reason = refusal(shared_ / "broken" / QTest::currentDataTag());
    QVERIFY2(reason.contains(words), qPrintable(reason));
  }

  void oddFilesAreRead_data() {
    QTest::addColumn<QList<int>>("size");
    QTest::addColumn<int>("channels");
    QTest::addColumn<double>("mean");
    QTest::addColumn<QString>("warning");
    for (const auto& [file, size, channels, mean, warning] : readable) {
      QTest::newRow(file) << QList<int>(size.begin(), size.end()) << channels << mean << QString(warning);
    }
  }
  void oddFilesAreRead() {
    QFETCH(QList<int>, size);
    QFETCH(int, channels);
    QFETCH(double, mean);
    QFETCH(QString, warning);
    const auto series = onlySeries(shared_ / "broken" / QTest::currentDataTag());
    const auto volume = makeDecoder()->decode(series);
    QCOMPARE(QList<int>(volume.size.begin(), volume.size.end()), size);
    QCOMPARE(volume.channels, channels);
    QVERIFY2(std::abs(meanOf(volume) - mean) < 1e-3 * std::max(1.0, mean), qPrintable(QString::number(meanOf(volume))));
    QVERIFY(warning.isEmpty() || warns(volume, qPrintable(warning)));
    const auto finite = [](float value) { return std::isfinite(value); };
    QVERIFY(std::all_of(volume.values.begin(), volume.values.end(), finite));
    QVERIFY(volume.geometry.spacing == (std::array{1.0, 1.0, 1.0}));
    int items = 0;
    makeItems(series, volume, Recipe(), [&](ItemTensor&&) { ++items; });
    QCOMPARE(items, series.kind == SourceKind::Npz ? size[2] : 1);
  }

  /// A row that is added to the table needs a test.
  void everyRowIsTested() {
    QSet<QString> tested;
    std::for_each(refused.begin(), refused.end(), [&](const auto& row) { tested.insert(row.file); });
    std::for_each(readable.begin(), readable.end(), [&](const auto& row) { tested.insert(row.file); });
    QFile table(QString::fromStdString((shared_ / "broken/EXPECTED.csv").string()));
    QVERIFY(table.open(QIODevice::ReadOnly));
    int rows = 0;
    for (const auto& line : table.readAll().split('\n')) {
      const auto file = QString::fromUtf8(line.left(line.indexOf(',')));
      if (file.startsWith("nifti/") || file.startsWith("npz/") || file.startsWith("images/")) {
        QVERIFY2(tested.contains(file), qPrintable(file));
        ++rows;
      }
    }
    QVERIFY(rows >= 37);
  }

private:
  struct Refused {
    const char* file;
    const char* words;
  };
  struct Readable {
    const char* file;
    std::array<int, 3> size;
    int channels;
    double mean;
    const char* warning;
  };
  static constexpr std::array<int, 3> head{35, 48, 35};
  static constexpr std::array<int, 3> cell{360, 363, 1};
  static const std::vector<Refused> refused;
  static const std::vector<Readable> readable;

  fs::path shared_;
};

const std::vector<VolumeTruthTest::Refused> VolumeTruthTest::refused{
    {"nifti/truncated.nii.gz", "shorter than its header"},
    {"nifti/bad_magic.nii", "signature"},
    {"nifti/dim_negative.nii", "dimension below 1"},
    {"nifti/dim_zero.nii", "dimension below 1"},
    {"nifti/huge_dims.nii", "2^31"},
    {"nifti/unknown_datatype.nii", "9999"},
    {"nifti/vox_offset_beyond.nii", "shorter than its header"},
    {"nifti/empty.nii", "empty"},
    {"npz/labels_too_short.npz", "labels"},
    {"npz/float_images.npz", "type of number"}, // of its three splits, one alone is of floats
    {"npz/empty_arrays.npz", "no images"},
    {"npz/onedim_images.npz", "neither"},
    {"npz/unknown_keys.npz", "train_images"},
    {"npz/pickled_object.npz", "of a kind that is not read"},
    {"npz/truncated.npz", "cut off"},
    {"npz/not_a_zip.npz", "not an NPZ"},
    {"images/truncated.jpg", "cut off"},
    {"images/empty.jpg", "empty"},
    {"images/text.jpg", "not a PNG"},
};

// Means as NumPy has them of what nibabel and Pillow read.
const std::vector<VolumeTruthTest::Readable> VolumeTruthTest::readable{
    {"nifti/plain_named.nii.gz", head, 1, 513.5412, ""},
    {"nifti/gz_named.nii", head, 1, 513.5412, ""},
    {"nifti/pixdim_zero.nii", head, 1, 513.5412, "1 mm is assumed"},
    {"nifti/slope_zero.nii", head, 1, 513.5412, ""},
    {"nifti/nan_inf_voxels.nii.gz", head, 1, 98.2414943465408, "1349 values are not numbers"},
    {"nifti/constant.nii.gz", head, 1, 42, ""},
    {"nifti/all_zero.nii.gz", head, 1, 0, ""},
    {"npz/no_labels.npz", {28, 28, 120}, 1, 86.09818239795918, ""},
    {"npz/stored_uncompressed.npz", {28, 28, 120}, 1, 86.09818239795918, ""},
    {"images/rgb.png", cell, 3, 199.55354810733598, ""},
    {"images/palette.png", cell, 3, 199.57438016528926, ""},
    {"images/rgba.png", cell, 3, 199.55354810733598, ""},
    {"images/gray16.png", cell, 1, 51659.75919038874, ""},
    {"images/bilevel.png", cell, 1, 200.76078971533516, ""},
    {"images/gray.bmp", cell, 1, 201.01073614937252, ""},
    {"images/rgb.tif", cell, 3, 199.55354810733598, ""},
    {"images/one_pixel.png", {1, 1, 1}, 3, 197.33333333333334, ""},
    {"images/progressive.jpg", cell, 3, 199.51267217630854, ""},
};

QTEST_GUILESS_MAIN(VolumeTruthTest)
#include "volume_truth_test.moc"
