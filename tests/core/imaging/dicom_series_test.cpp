#include "core/imaging/inspect.h"
#include "dicom_factory.h"
#include "imaging_data.h"

#include <QTemporaryDir>
#include <cmath>
#include <set>

using namespace imaging_data;
using dicom_factory::DicomFile;

namespace {

constexpr std::array<double, 6> axial{1, 0, 0, 0, 1, 0};
constexpr std::array<double, 6> sagittal{0, 1, 0, 0, 0, -1};

/// Slices of one series, named in the order in which they are added.
class Folder {
public:
  explicit Folder(fs::path root) : root_(std::move(root)) {}

  DicomFile& add(double z, const std::array<double, 6>& orientation = axial) {
    files_.emplace_back(6, 5);
    const auto number = static_cast<int>(files_.size());
    files_.back().place({0, 0, z}, orientation).set(DCM_InstanceNumber, std::to_string(number)).ramp(100 * number);
    return files_.back();
  }

  Index index() {
    for (std::size_t i = 0; i < files_.size(); ++i) {
      files_[i].save(root_ / std::to_string(i + 1).append(".dcm"));
    }
    return indexOf({root_});
  }

private:
  fs::path root_;
  std::vector<DicomFile> files_;
};

QString saidOf(const Index& index) {
  QString said;
  for (const auto& warning : index.warnings) {
    said += QString::fromStdString(warning.path.filename().string() + ": " + warning.message.english() + "\n");
  }
  return said;
}

std::string namesOf(const Series& series) {
  std::string names;
  for (const auto& file : series.files) {
    names += file.stem().string() + " ";
  }
  return names;
}

/// "value: names of the files" of each series, sorted.
std::set<std::string> namesBy(const Index& index, const std::string& column) {
  std::set<std::string> found;
  for (const auto& series : index.series) {
    const auto value = series.columns.find(column);
    found.insert((value == series.columns.end() ? "" : value->second) + ": " + namesOf(series));
  }
  return found;
}

using Names = std::set<std::string>;

Volume decode(const Series& series) { return makeDirectDecoder()->decode(series); }

} // namespace

/// How files of one frame become volumes.
class DicomSeriesTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void init() {
    folder_ = std::make_unique<QTemporaryDir>();
    files_.emplace(folder_->path().toStdString());
  }

  void slicesAreSortedAlongTheNormal() {
    for (const double z : {30.0, -10.0, 10.0, 50.0}) {
      files_->add(z);
    }
    const auto index = files_->index();
    QCOMPARE(namesBy(index, ""), (Names{": 2 3 1 4 "}));
    QVERIFY(index.warnings.empty() && !index.series[0].columns.contains("resampled"));
    const auto volume = decode(index.series[0]);
    QCOMPARE(volume.geometry.spacing[2], 20.0);
    QCOMPARE(volume.geometry.origin, (std::array{0.0, 0.0, -10.0}));
  }

  void aMissingSliceIsFilledAndNamed() {
    for (const double z : {0.0, 2.0, 4.0, 10.0, 12.0}) {
      files_->add(z);
    }
    const auto index = files_->index();
    QCOMPARE(saidOf(index),
             QString("3.dcm: slices are missing between 3.dcm and 4.dcm (from 4.00 to 10.00 mm along the "
                     "normal): 2 are interpolated\n"));
    const auto volume = decode(index.series.at(0));
    QCOMPARE(index.series[0].columns.at("resampled"), std::string("gaps"));
    QCOMPARE(volume.size, (std::array{6, 5, 7}));
    QCOMPARE(volume.geometry.spacing[2], 2.0);
    for (const auto& [slice, value] : {std::pair(0, 100.F), {1, 200.F}, {2, 300.F}, {5, 400.F}, {6, 500.F}}) {
      QCOMPARE(at(volume, 0, 0, slice), value);
    }
    QVERIFY(std::abs(at(volume, 0, 0, 3) - 333.333F) < 1e-2F);
    QVERIFY(std::abs(at(volume, 5, 4, 4) - (366.667F + 29)) < 1e-2F);
  }

  void varyingStepsBecomeEven() {
    for (const double z : {0.0, 1.5, 3.0, 4.5, 7.0, 9.5}) {
      files_->add(z);
    }
    const auto index = files_->index();
    QCOMPARE(
        saidOf(index),
        QString("1.dcm: the slices were taken at varying steps (from 1.50 to 2.50 mm): they are resampled to steps "
                "of 1.50 mm\n"));
    const auto volume = decode(index.series.at(0));
    QCOMPARE(index.series[0].columns.at("resampled"), std::string("steps"));
    QCOMPARE(volume.geometry.spacing[2], 1.5);
    QCOMPARE(volume.size[2], 7);
    QCOMPARE(at(volume, 0, 0, 3), 400.0F);
    QVERIFY(std::abs(at(volume, 0, 0, 4) - (400 + 100 * 1.5F / 2.5F)) < 1e-3F); // 6.0 mm, between 4.5 and 7.0
  }

  void aGapOutOfAllProportionIsOnlySaid() {
    for (const double z : {0.0, 1.0, 2.0, 300.0}) {
      files_->add(z);
    }
    const auto index = files_->index();
    QVERIFY2(saidOf(index).contains("from 1.00 to 298.00 mm"), qPrintable(saidOf(index)));
    QCOMPARE(decode(index.series.at(0)).size[2], 4);
  }

  void aShearOutOfAllProportionIsOnlySaid() {
    files_->add(0);
    files_->add(1).place({0, 1e7, 1});
    const auto index = files_->index();
    QVERIFY2(saidOf(index).contains("too far to set them upright"), qPrintable(saidOf(index)));
    QCOMPARE(decode(index.series.at(0)).size, (std::array{6, 5, 2}));
  }

  // A bright column of voxels that runs straight through a tilted stack must come out straight.
  void aTiltedStackIsSetUpright() {
    for (int k = 0; k < 5; ++k) {
      auto& file = files_->add(10.0 * k);
      std::vector<Uint16> pixels(30, 10);
      pixels[static_cast<std::size_t>(4 - k) * 6 + 2] = 1000; // row 4 - k, which lies at y = 4 in the body
      file.place({0, static_cast<double>(k), 10.0 * k}).pixels16(pixels);
    }
    const auto index = files_->index();
    QCOMPARE(saidOf(index), QString("1.dcm: the slices are sheared against each other by 5.71 degrees (tilted gantry): "
                                    "they are resampled onto an upright grid\n"));
    const auto volume = decode(index.series.at(0));
    QCOMPARE(index.series[0].columns.at("resampled"), std::string("tilt"));
    QCOMPARE(volume.size, (std::array{6, 9, 5}));
    QCOMPARE(volume.geometry.spacing, (std::array{1.0, 1.0, 10.0}));
    for (int k = 0; k < 5; ++k) {
      for (int j = 0; j < 9; ++j) {
        QCOMPARE(at(volume, 2, j, k), j == 4 ? 1000.0F : 10.0F);
      }
    }
  }

  void halfPixelsOfTiltAreInterpolated() {
    files_->add(0).pixels16(std::vector<Uint16>(30, 100));
    files_->add(1).place({1.5, 0, 1}).pixels16(std::vector<Uint16>(30, 300));
    const auto volume = decode(files_->index().series.at(0));
    QCOMPARE(volume.size, (std::array{8, 5, 2}));
    // The second slice begins at 1.5: half of pixel 1 is outside, where the least value is taken.
    QCOMPARE(at(volume, 0, 0, 1), 100.0F);
    QCOMPARE(at(volume, 1, 0, 1), 200.0F);
    QCOMPARE(at(volume, 2, 0, 1), 300.0F);
    QCOMPARE(at(volume, 7, 0, 1), 200.0F);
    QCOMPARE(at(volume, 5, 0, 0), 100.0F);
  }

  void otherPicturesAtOnePlaceAreLeftOutByName() {
    for (const double z : {0.0, 1.0, 2.0, 3.0, 2.0}) {
      files_->add(z);
    }
    const auto index = files_->index();
    QCOMPARE(namesBy(index, ""), (Names{": 1 2 3 4 "}));
    QCOMPARE(saidOf(index), QString("5.dcm: slices that lie where another slice of the series lies are left out: 5.dcm "
                                    "(1 in all)\n"));
  }

  void copiesAreDropped() {
    files_->add(0);
    files_->add(1).set(DCM_SOPInstanceUID, "1.2.3.9").set(DCM_InstanceNumber, "2").ramp(200);
    files_->add(1).set(DCM_SOPInstanceUID, "1.2.3.9").set(DCM_InstanceNumber, "2").ramp(200);
    const auto index = files_->index();
    QCOMPARE(index.series.size(), std::size_t{1});
    QCOMPARE(index.series[0].files.size(), std::size_t{2});
  }

  void volumesArePartedByWhatTheyAre_data() {
    QTest::addColumn<int>("group");
    QTest::addColumn<int>("element");
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("second");
    QTest::addColumn<QString>("column");
    const auto row = [](const char* column, const DcmTagKey& tag, const char* first, const char* second) {
      QTest::newRow(column) << int{tag.getGroup()} << int{tag.getElement()} << first << second << column;
    };
    row("image type", DCM_ImageType, R"(ORIGINAL\PRIMARY\M\ND)", R"(ORIGINAL\PRIMARY\P\ND)");
    row("echo", DCM_EchoNumbers, "1", "2");
    row("echo time", DCM_EchoTime, "4.6", "12.5");
    row("inversion time", DCM_InversionTime, "100", "2000");
    row("flip angle", DCM_FlipAngle, "5", "20");
    row("b-value", DCM_DiffusionBValue, "0", "1000");
    row("time point", DCM_TemporalPositionIdentifier, "1", "2");
    row("trigger time", DCM_TriggerTime, "20", "120");
    row("acquisition", DCM_AcquisitionNumber, "2", "10");
    row("kernel", DCM_ConvolutionKernel, "B30f", "B70f");
    row("frame time", DCM_FrameReferenceTime, "500", "9000");
  }
  void volumesArePartedByWhatTheyAre() {
    QFETCH(int, group);
    QFETCH(int, element);
    QFETCH(QString, first);
    QFETCH(QString, second);
    QFETCH(QString, column);
    const DcmTagKey tag(static_cast<Uint16>(group), static_cast<Uint16>(element));
    for (const double z : {0.0, 3.0, 6.0}) {
      files_->add(z).set(tag, first.toStdString());
      files_->add(z).set(tag, second.toStdString());
    }
    const auto index = files_->index();
    QCOMPARE(namesBy(index, column.toStdString()),
             (Names{first.toStdString() + ": 1 3 5 ", second.toStdString() + ": 2 4 6 "}));
    QVERIFY2(index.warnings.empty(), qPrintable(saidOf(index)));
  }

  void echoesAndTimesTogetherMakeFourVolumes() {
    for (const auto* echo : {"1", "2"}) {
      for (const auto* time : {"1", "2"}) {
        for (const double z : {0.0, 3.0, 6.0}) {
          files_->add(z).set(DCM_EchoNumbers, echo).set(DCM_TemporalPositionIdentifier, time);
        }
      }
    }
    const auto index = files_->index();
    QCOMPARE(index.series.size(), std::size_t{4});
    std::set<std::string> found;
    for (const auto& series : index.series) {
      found.insert(series.columns.at("echo") + series.columns.at("time point") + ": " + namesOf(series));
    }
    QCOMPARE(found, (Names{"11: 1 2 3 ", "12: 4 5 6 ", "21: 7 8 9 ", "22: 10 11 12 "}));
  }

  void stacksWithinEachOtherAreParted() {
    for (const double z : {0.0, 5.0, 10.0, 15.0}) {
      files_->add(z).set(DCM_AcquisitionNumber, "1");
      files_->add(z + 2.2).set(DCM_AcquisitionNumber, "2");
    }
    const auto index = files_->index();
    QCOMPARE(namesBy(index, "acquisition"), (Names{"1: 1 3 5 7 ", "2: 2 4 6 8 "}));
    QVERIFY2(index.warnings.empty(), qPrintable(saidOf(index)));
  }

  // Every other slice at a time, as scanners do, the last one lost.
  void slicesTakenInTurnsStayTogether() {
    for (const double z : {0.0, 2.0, 4.0, 6.0, 8.0}) {
      files_->add(z).set(DCM_AcquisitionNumber, "1");
    }
    for (const double z : {1.0, 3.0, 5.0}) {
      files_->add(z).set(DCM_AcquisitionNumber, "2");
    }
    const auto index = files_->index();
    QCOMPARE(namesBy(index, "acquisition"), (Names{": 1 6 2 7 3 8 4 5 "}));
    QVERIFY2(saidOf(index).contains("missing between 4.dcm and 5.dcm"), qPrintable(saidOf(index)));
  }

  void whatDiffersFromSliceToSlicePartsNothing() {
    for (const int k : {1, 2, 3}) {
      files_->add(3 * k).set(DCM_TriggerTime, std::to_string(7 * k)).set(DCM_AcquisitionNumber, std::to_string(k));
    }
    QCOMPARE(namesBy(files_->index(), "acquisition"), (Names{": 1 2 3 "}));
  }

  void withoutAnythingElseTheNumberPartsVolumes() {
    for (int volume = 0; volume < 3; ++volume) {
      for (const double z : {0.0, 3.0, 6.0}) {
        if (volume < 2 || z < 6) { // the last one was stopped
          files_->add(z);
        }
      }
    }
    const auto index = files_->index();
    QCOMPARE(namesBy(index, "volume"), (Names{"1: 1 2 3 ", "2: 4 5 6 ", "3: 7 8 "}));
  }

  void orientationsAreSeriesOfTheirOwn() {
    files_->add(0);
    files_->add(2);
    files_->add(0, sagittal).place({5, 0, 0}, sagittal);
    files_->add(0).place({0, 0, 4}, {1, 0.0004, 0, 0, 1, 0}); // rounding is no other orientation
    const auto index = files_->index();
    QCOMPARE(namesBy(index, "orientation"), (Names{"axial: 1 2 4 ", "sagittal: 3 "}));
    QVERIFY(index.warnings.empty());
  }

  void scoutsColoursAndOtherSpacingsAreSeriesOfTheirOwn() {
    files_->add(0);
    files_->add(2);
    files_->add(4).set(DCM_ImageType, R"(ORIGINAL\PRIMARY\LOCALIZER)");
    files_->add(6).colour("RGB").pixels8(std::vector<Uint8>(90, 1));
    files_->add(8).set(DCM_PixelSpacing, R"(2\2)");
    const auto index = files_->index();
    QCOMPARE(index.series.size(), std::size_t{4});
    QCOMPARE(namesOf(index.series[0]), std::string("1 2 "));
  }

  // PET: every slice has a scale of its own.
  void everySliceHasItsOwnScale() {
    for (int k = 0; k < 3; ++k) {
      auto& file = files_->add(k);
      file.set(DCM_RescaleSlope, std::to_string(0.5 * (k + 1))).set(DCM_RescaleIntercept, std::to_string(-k));
      file.set(DCM_Modality, "PT").set(DCM_Units, "BQML").pixels16(std::vector<Uint16>(30, 100));
    }
    const auto volume = decode(files_->index().series.at(0));
    QCOMPARE(volume.unit, std::string("BQML"));
    QCOMPARE(at(volume, 0, 0, 0), 50.0F);
    QCOMPARE(at(volume, 0, 0, 1), 99.0F);
    QCOMPARE(at(volume, 5, 4, 2), 148.0F);
  }

  void withoutPlacesTheNumberSortsAndIsSaid() {
    for (const auto* number : {"3", "1", "2"}) {
      files_->add(0).remove(DCM_ImagePositionPatient).set(DCM_InstanceNumber, number);
    }
    const auto index = files_->index();
    QCOMPARE(namesBy(index, ""), (Names{": 2 3 1 "}));
    QVERIFY2(saidOf(index).contains("the geometry is not known"), qPrintable(saidOf(index)));
  }

  void theValuesOfTheSlicesAsTakenAreKnown() {
    for (const double z : {0.0, 1.0, 3.0}) {
      files_->add(z).pixels16(std::vector<Uint16>(30, static_cast<Uint16>(10 * z)));
    }
    const auto inspection = inspect(files_->index().series.at(0), *makeDirectDecoder());
    QCOMPARE(inspection.size[2], 4);
    QVERIFY(std::abs(inspection.values.mean - 40.0 / 3) < 1e-9); // of three slices, not of four
    QCOMPARE(inspection.values.most, 30.0);
  }

private:
  std::unique_ptr<QTemporaryDir> folder_;
  std::optional<Folder> files_;
};

QTEST_GUILESS_MAIN(DicomSeriesTest)
#include "dicom_series_test.moc"
