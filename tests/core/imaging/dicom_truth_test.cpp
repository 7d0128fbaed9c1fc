#include "core/imaging/inspect.h"
#include "imaging_data.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>
#include <cmath>
#include <set>

using namespace imaging_data;

namespace {

QJsonObject jsonOf(const fs::path& path) {
  QFile file(QString::fromStdString(path.string()));
  return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

/// A row for each key of a JSON object.
void addRows(const QJsonObject& expected) {
  QTest::addColumn<QString>("name");
  QTest::addColumn<QJsonObject>("facts");
  for (const auto& name : expected.keys()) {
    QTest::newRow(qPrintable(name)) << name << expected[name].toObject();
  }
}

/// From voxel to millimetres in LPS: the three columns of the affine, and the origin.
using Affine = std::array<double, 12>;

Affine affineOf(const Geometry& geometry) {
  Affine affine{};
  for (std::size_t row = 0; row < 3; ++row) {
    for (std::size_t axis = 0; axis < 3; ++axis) {
      affine[row * 4 + axis] = geometry.direction[row * 3 + axis] * geometry.spacing[axis];
    }
    affine[row * 4 + 3] = geometry.origin[row];
  }
  return affine;
}

bool isNear(const Affine& a, const Affine& b, double most) {
  return std::equal(a.begin(), a.end(), b.begin(), [=](double x, double y) { return std::abs(x - y) <= most; });
}

/// The volume with its slices the other way round.
Volume turned(const Volume& volume) {
  Volume result = volume;
  const auto plane = volume.values.size() / static_cast<std::size_t>(volume.size[2]);
  for (std::size_t k = 0; k < static_cast<std::size_t>(volume.size[2]); ++k) {
    const auto from = volume.values.begin() + static_cast<std::ptrdiff_t>(k * plane);
    const auto to = result.values.end() - static_cast<std::ptrdiff_t>((k + 1) * plane);
    std::copy(from, from + static_cast<std::ptrdiff_t>(plane), to);
  }
  for (std::size_t row = 0; row < 3; ++row) {
    const double step = volume.geometry.direction[row * 3 + 2] * volume.geometry.spacing[2];
    result.geometry.origin[row] += step * (volume.size[2] - 1);
    result.geometry.direction[row * 3 + 2] *= -1;
  }
  return result;
}

bool areEqual(const std::vector<float>& a, const std::vector<float>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](float x, float y) { return std::abs(x - y) <= 1e-5F * std::abs(x); });
}

/// All warnings, of the index and of the reader, one a line.
QString saidOf(const Index& index, const std::vector<Volume>& volumes) {
  QString said;
  const auto add = [&](const FileWarning& warning) {
    said += QString::fromStdString(warning.path.filename().string() + ": " + warning.message.english() + "\n");
  };
  std::for_each(index.warnings.begin(), index.warnings.end(), add);
  for (const auto& volume : volumes) {
    std::for_each(volume.warnings.begin(), volume.warnings.end(), add);
  }
  return said;
}

std::set<std::string> columnValues(const Index& index, const std::string& column) {
  std::set<std::string> values;
  for (const auto& series : index.series) {
    const auto found = series.columns.find(column);
    values.insert(found == series.columns.end() ? std::string() : found->second);
  }
  return values;
}

bool isFinite(const Volume& volume) {
  return std::all_of(volume.values.begin(), volume.values.end(), [](float value) { return std::isfinite(value); });
}

} // namespace

/// Against real DICOM files and what other readers say of them.
class DicomTruthTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void initTestCase() {
    shared_ = sharedData();
    if (shared_.empty()) {
      QSKIP("shared/data is not beside the source tree (STRATOSCOPE_SHARED_DATA names another place)");
    }
  }

  // Values of GDCM 3.0.21 and pydicom 2.3.1.
  void oddFilesHaveTheirStoredValues_data() { addRows(jsonOf(shared_ / "dicom_odd/expected.json")); }
  void oddFilesHaveTheirStoredValues() {
    QFETCH(QString, name);
    QFETCH(QJsonObject, facts);
    const auto path = shared_ / "dicom_odd" / name.toStdString();
    const auto index = indexOf({path});
    if (!facts.contains("min")) { // two retired syntaxes, which nobody has to decode
      QCOMPARE(index.series.size(), std::size_t{0});
      QCOMPARE(index.skipped.size(), std::size_t{1});
      const auto reason = QString::fromStdString(index.skipped[0].reason.english());
      QVERIFY2(reason.contains(facts["transfer_syntax"].toString()) && reason.contains("retired"), qPrintable(reason));
      return;
    }
    QCOMPARE(index.series.size(), std::size_t{1});
    const auto stored = decoder_->storedValues(index.series[0]);
    const double mean = facts["mean"].toDouble();
    QCOMPARE(stored.range.least, facts["min"].toDouble());
    QCOMPARE(stored.range.most, facts["max"].toDouble());
    QVERIFY(std::abs(stored.range.mean - mean) < 1e-3 + 1e-5 * std::abs(mean));
    if (const auto hash = facts["sha256_little_endian"].toString(); !hash.isEmpty()) {
      QCOMPARE(QString::fromStdString(stored.sha256), hash);
    }
    const auto volume = decoder_->decode(index.series[0]);
    QCOMPARE(volume.size, (std::array{facts["columns"].toInt(), facts["rows"].toInt(), facts["frames"].toInt()}));
    QCOMPARE(volume.channels, facts["photometric"].toString() == "PALETTE COLOR" ? 3 : facts["samples"].toInt());
    QVERIFY(isFinite(volume));
  }

  void everyRowOfTheOddFilesIsThere() {
    const auto expected = jsonOf(shared_ / "dicom_odd/expected.json");
    int statistics = 0;
    int hashes = 0;
    for (const auto& name : expected.keys()) {
      statistics += expected[name].toObject().contains("min") ? 1 : 0;
      hashes += expected[name].toObject().contains("sha256_little_endian") ? 1 : 0;
    }
    QCOMPARE(expected.size(), 83);
    QCOMPARE(statistics, 81);
    QCOMPARE(hashes, 67);
  }

  void dicomBecomesItsNifti_data() {
    QTest::addColumn<QString>("name");
    int pairs = 0;
    for (const auto& pair : fs::directory_iterator(shared_ / "dicom_nifti_pairs")) {
      const auto name = pair.path().filename().string();
      QTest::newRow(name.c_str()) << QString::fromStdString(name);
      ++pairs;
    }
    QVERIFY(pairs >= 11);
  }
  /// All time points, in both directions of the slices: the two formats stack them as they like.
  void dicomBecomesItsNifti() {
    QFETCH(QString, name);
    const auto folder = shared_ / "dicom_nifti_pairs" / name.toStdString();
    const auto index = indexOf({folder / "dicom"});
    const auto truth = indexOf({folder / "ground_truth.nii.gz"});
    QVERIFY(index.warnings.empty() && index.skipped.empty());
    QCOMPARE(index.series.size(), truth.series.size());
    for (std::size_t i = 0; i < index.series.size(); ++i) {
      const auto made = decoder_->decode(index.series[i]);
      const auto expected = decoder_->decode(truth.series[i]);
      const bool alike = isNear(affineOf(made.geometry), affineOf(expected.geometry), 1e-3);
      const auto& other = alike ? expected : turned(expected);
      QCOMPARE(made.size, other.size);
      QCOMPARE(made.channels, other.channels);
      QVERIFY(isNear(affineOf(made.geometry), affineOf(other.geometry), 1e-3));
      QVERIFY(areEqual(made.values, other.values));
    }
  }

  void seriesHaveTheirGeometryAndValues_data() { addRows(jsonOf(shared_ / "dicom_series/expected.json")); }
  void seriesHaveTheirGeometryAndValues() {
    QFETCH(QString, name);
    QFETCH(QJsonObject, facts);
    const auto index = indexOf({shared_ / "dicom_series" / name.toStdString()});
    QCOMPARE(index.series.size(), std::size_t{1});
    const auto& series = index.series[0];
    QCOMPARE(static_cast<int>(series.files.size()), facts["files"].toInt());
    QCOMPARE(QString::fromStdString(series.files.front().filename().string()), facts["first_slice_file"].toString());
    QCOMPARE(QString::fromStdString(series.files.back().filename().string()), facts["last_slice_file"].toString());
    const auto inspection = inspect(series, *decoder_);
    QCOMPARE(inspection.values.least, facts["rescaled_min"].toDouble());
    QCOMPARE(inspection.values.most, facts["rescaled_max"].toDouble());
    QVERIFY(std::abs(inspection.values.mean - facts["rescaled_mean"].toDouble()) < 1e-3);
    const auto spacing = facts["pixel_spacing"].toArray();
    QVERIFY(std::abs(inspection.geometry.spacing[0] - spacing[1].toDouble()) < 1e-6);
    QVERIFY(std::abs(inspection.geometry.spacing[1] - spacing[0].toDouble()) < 1e-6);
    const double least = facts["slice_step_min"].toDouble();
    const double most = facts["slice_step_max"].toDouble();
    QVERIFY(inspection.geometry.spacing[2] >= least - 1e-3 && inspection.geometry.spacing[2] <= most + 1e-3);
    for (int i = 0; i < 6; ++i) {
      const auto cosine = facts["orientation"].toArray()[i].toDouble();
      QVERIFY(std::abs(inspection.geometry.direction.at(static_cast<std::size_t>(i % 3 * 3 + i / 3)) - cosine) < 1e-4);
    }
    QCOMPARE(index.warnings.empty(), most - least < 0.01);
  }

  void aTiltedHeadIsUprightAndEven() {
    const auto index = indexOf({shared_ / "dicom_series/CT_head_GE_tilt_varspacing"});
    const auto volume = decoder_->decode(index.series.at(0));
    QCOMPARE(index.warnings.size(), std::size_t{2});
    const auto said = saidOf(index, {volume});
    QVERIFY2(said.contains("sheared against each other by 18.50 degrees"), qPrintable(said));
    QVERIFY2(said.contains("from 1.08 to 7.00 mm") && said.contains("steps of 4.00 mm"), qPrintable(said));
    QCOMPARE(volume.size[0], 512);
    // The gantry moves the slices aside by 144 mm x tan 18.5 degrees = 48.2 mm, 98.7 pixels.
    QCOMPARE(volume.size[1], 512 + 99);
    QCOMPARE(volume.size[2], 37);
    QVERIFY(std::abs(volume.geometry.spacing[2] - 4.002) < 1e-3);
    QCOMPARE(*std::ranges::min_element(volume.values), -1500.0F);
    // The first slice keeps its values, and its place among the added rows.
    auto alone = index.series[0];
    alone.files.resize(1);
    const auto first = decoder_->decode(alone);
    const auto& o = volume.geometry.origin;
    const auto& p = first.geometry.origin;
    const double down = std::hypot(o[0] - p[0], o[1] - p[1], o[2] - p[2]) / volume.geometry.spacing[1];
    const int rows = static_cast<int>(std::lround(down));
    QVERIFY(std::abs(down - rows) < 1e-2); // the file writes its cosines with five digits
    for (int i = 0; i < 512; i += 7) {
      QCOMPARE(at(volume, i, 256 + rows, 0), at(first, i, 256, 0));
    }
  }

  void gantryTilt() {
    const auto index = indexOf({shared_ / "dicom_irregular/gantrytilting_001"});
    QCOMPARE(index.series.size(), std::size_t{1});
    const auto volume = decoder_->decode(index.series[0]);
    const auto said = saidOf(index, {volume});
    QVERIFY2(said.contains("IM-0001-0001.dcm: the slices are sheared against each other by 14.00 degrees"),
             qPrintable(said));
    QCOMPARE(volume.size[2], 4);
    QVERIFY(std::abs(volume.geometry.spacing[2] - 4.8515) < 1e-3);
    QVERIFY(volume.size[1] > 512);
  }

  void notAVolume() {
    const auto index = indexOf({shared_ / "dicom_irregular/notavolume_001"});
    QCOMPARE(index.series.size(), std::size_t{4}); // four times at one place
    QCOMPARE(columnValues(index, "acquisition"), (std::set<std::string>{"12", "13", "14", "15"}));
    QCOMPARE(decoder_->decode(index.series[0]).size, (std::array{512, 512, 1}));
  }

  void aMissingSliceIsInterpolated() {
    const auto index = indexOf({shared_ / "dicom_irregular/sliceincrement_001"});
    QCOMPARE(index.series.size(), std::size_t{1});
    const auto volume = decoder_->decode(index.series[0]);
    const auto said = saidOf(index, {volume});
    QVERIFY2(said.contains("missing between IM-0001-0009-0001.dcm and IM-0001-0010-0001.dcm (from 28.11 to 38.11 mm"),
             qPrintable(said));
    QCOMPARE(volume.size, (std::array{512, 512, 5}));
    QVERIFY(std::abs(volume.geometry.spacing[2] - 5) < 1e-5);
    for (int i = 0; i < 512; i += 31) {
      QCOMPARE(at(volume, i, 200, 3), (at(volume, i, 200, 2) + at(volume, i, 200, 4)) / 2);
    }
  }

  void mixedOrientations() {
    const auto index = indexOf({shared_ / "dicom_irregular/sliceorientation_001"});
    QCOMPARE(index.series.size(), std::size_t{2});
    QCOMPARE(columnValues(index, "orientation"), (std::set<std::string>{"axial", "sagittal"}));
    for (const auto& series : index.series) {
      QCOMPARE(series.files.size(), std::size_t{2});
    }
  }

  void brokenFiles_data() {
    QTest::addColumn<QString>("path");
    QFile table(QString::fromStdString((shared_ / "broken/EXPECTED.csv").string()));
    QVERIFY(table.open(QIODevice::ReadOnly));
    for (const auto& line : table.readAll().split('\n')) {
      const auto path = QString::fromUtf8(line.left(line.indexOf(',')));
      if (path.startsWith("dicom/")) {
        QTest::newRow(qPrintable(path)) << path;
      }
    }
  }
  void brokenFiles() {
    QFETCH(QString, path);
    static const std::map<QString, void (DicomTruthTest::*)(const fs::path&)> checks{
        {"dicom/missing_slices/", &DicomTruthTest::missingSlices},
        {"dicom/duplicate_slices/", &DicomTruthTest::duplicateSlices},
        {"dicom/shuffled_names_no_instance_number/", &DicomTruthTest::shuffledNames},
        {"dicom/no_geometry/", &DicomTruthTest::noGeometry},
        {"dicom/one_slice_other_size/", &DicomTruthTest::oneSliceOtherSize},
        {"dicom/truncated_pixeldata/001.dcm", &DicomTruthTest::truncatedPixelData},
        {"dicom/two_patients_one_folder/", &DicomTruthTest::twoPatients},
        {"dicom/huge_dims.dcm", &DicomTruthTest::refused},
        {"dicom/no_pixeldata.dcm", &DicomTruthTest::refused},
        {"dicom/zero_slope_zero_window.dcm", &DicomTruthTest::zeroSlope},
        {"dicom/no_preamble.dcm", &DicomTruthTest::readable},
        {"dicom/header_only_300_bytes.dcm", &DicomTruthTest::refused},
        {"dicom/zero_bytes.dcm", &DicomTruthTest::refused},
        {"dicom/text_named.dcm", &DicomTruthTest::refused},
        {"dicom/random_bytes.dcm", &DicomTruthTest::refused},
        {"dicom/non_ascii_name.dcm", &DicomTruthTest::nonAsciiName}};
    const auto check = checks.find(path);
    QVERIFY2(check != checks.end(), "a new row of the table needs a check of its own");
    (this->*check->second)(shared_ / "broken" / path.toStdString());
  }

private:
  /// The volume that the series was before anything was done to its files.
  Volume whole() { return decoder_->decode(onlySeries(shared_ / "dicom_series/PGBM-002_HippoCrop")); }

  void missingSlices(const fs::path& folder) {
    const auto index = indexOf({folder});
    QCOMPARE(index.series.size(), std::size_t{1});
    const auto volume = decoder_->decode(index.series[0]);
    const auto original = whole();
    const auto said = saidOf(index, {volume});
    QVERIFY2(said.contains("slices are missing between ") && said.contains("4 are interpolated"), qPrintable(said));
    QCOMPARE(volume.size, original.size);
    QVERIFY(isNear(affineOf(volume.geometry), affineOf(original.geometry), 1e-3));
    // Every slice that is there lies where it lay.
    const auto plane = original.values.size() / static_cast<std::size_t>(original.size[2]);
    int same = 0;
    for (std::size_t k = 0; k < static_cast<std::size_t>(original.size[2]); ++k) {
      const auto* values = original.values.data() + k * plane;
      same += std::equal(values, values + plane, volume.values.data() + k * plane) ? 1 : 0;
    }
    QCOMPARE(same, original.size[2] - 4);
  }

  void duplicateSlices(const fs::path& folder) {
    const auto index = indexOf({folder});
    QCOMPARE(index.series.size(), std::size_t{1});
    QVERIFY(!index.warnings.empty());
    const auto volume = decoder_->decode(index.series[0]);
    QCOMPARE(volume.size[2], 32);
    QVERIFY(volume.values == whole().values);
  }

  void shuffledNames(const fs::path& folder) {
    const auto index = indexOf({folder});
    QCOMPARE(index.series.size(), std::size_t{1});
    QVERIFY(index.warnings.empty());
    const auto volume = decoder_->decode(index.series[0]);
    QVERIFY(volume.values == whole().values);
    QVERIFY(isNear(affineOf(volume.geometry), affineOf(whole().geometry), 1e-6));
  }

  void noGeometry(const fs::path& folder) {
    const auto index = indexOf({folder});
    QCOMPARE(index.series.size(), std::size_t{1});
    const auto volume = decoder_->decode(index.series[0]);
    const auto said = saidOf(index, {volume});
    QVERIFY2(said.contains("sorted by Instance Number, the geometry is not known"), qPrintable(said));
    // Instance Number runs against the normal in this series, so the slices may come in the other order.
    QVERIFY(volume.values == whole().values || volume.values == turned(whole()).values);
    QCOMPARE(volume.geometry.origin, (std::array{0.0, 0.0, 0.0}));
  }

  void oneSliceOtherSize(const fs::path& folder) {
    const auto index = indexOf({folder});
    QCOMPARE(index.series.size(), std::size_t{2});
    std::multiset<std::size_t> files;
    for (const auto& series : index.series) {
      files.insert(series.files.size());
      QVERIFY(isFinite(decoder_->decode(series)));
    }
    QCOMPARE(*files.begin(), std::size_t{1});
  }

  void truncatedPixelData(const fs::path& file) {
    const auto index = indexOf({file.parent_path()});
    QVERIFY(index.skipped.size() == 1 && !index.skipped[0].reason.empty());
    QCOMPARE(index.series.size(), std::size_t{1});
    const auto volume = decoder_->decode(index.series[0]);
    QVERIFY(isFinite(volume));
    QCOMPARE(static_cast<int>(index.series[0].files.size()) + 1,
             static_cast<int>(std::distance(fs::directory_iterator(file.parent_path()), fs::directory_iterator())));
  }

  void twoPatients(const fs::path& folder) {
    const auto index = indexOf({folder});
    QCOMPARE(index.series.size(), std::size_t{2});
    QVERIFY(index.series[0].patient != index.series[1].patient);
  }

  void refused(const fs::path& file) {
    const auto index = indexOf({file});
    QCOMPARE(index.series.size(), std::size_t{0});
    QCOMPARE(index.skipped.size(), std::size_t{1});
    QCOMPARE(index.skipped[0].path, file);
    QVERIFY(!index.skipped[0].reason.empty());
  }

  void zeroSlope(const fs::path& file) {
    const auto index = indexOf({file});
    const auto volume = decoder_->decode(index.series.at(0));
    QVERIFY(isFinite(volume));
    QVERIFY2(saidOf(index, {volume}).contains("Rescale Slope is 0"), qPrintable(saidOf(index, {volume})));
    QCOMPARE(volume.windowWidth, 0.0);
    const auto [least, most] = std::ranges::minmax(volume.values);
    QVERIFY(least < most);
  }

  void readable(const fs::path& file) {
    const auto index = indexOf({file});
    QCOMPARE(index.series.size(), std::size_t{1});
    QVERIFY(isFinite(decoder_->decode(index.series[0])));
  }

  void nonAsciiName(const fs::path& file) {
    const auto copy = fs::path(QDir::tempPath().toStdString()) / "ünïcode näme 漢字.dcm";
    fs::copy_file(file, copy, fs::copy_options::overwrite_existing);
    const auto index = indexOf({copy});
    QCOMPARE(index.series.size(), std::size_t{1});
    QCOMPARE(index.series[0].path, copy);
    const auto volume = decoder_->decode(index.series[0]);
    fs::remove(copy);
    QVERIFY(isFinite(volume));
  }

  fs::path shared_;
  std::unique_ptr<PixelDecoder> decoder_ = makeDirectDecoder();
};

QTEST_GUILESS_MAIN(DicomTruthTest)
#include "dicom_truth_test.moc"
