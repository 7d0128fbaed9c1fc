#include "core/base/atomic_file.h"
#include "core/imaging/dicom/series.h"
#include "core/imaging/file_kind.h"
#include "imaging_data.h"

#include <QTemporaryDir>

using namespace imaging_data;

namespace {

/// A header of a slice at a place along z.
DicomHeader sliceAt(double z, int number) {
  DicomHeader header;
  header.path = "slice" + std::to_string(number);
  header.instance = std::to_string(number);
  header.seriesUid = "1.2";
  header.modality = "MR";
  header.rows = header.columns = 4;
  header.instanceNumber = number;
  header.position = {0, 0, z};
  header.orientation = {1, 0, 0, 0, 1, 0};
  return header;
}

std::vector<std::string> namesOf(const Series& series) {
  std::vector<std::string> names;
  for (const auto& file : series.files) {
    names.push_back(file.string());
  }
  return names;
}

using Names = std::vector<std::string>;

} // namespace

class IndexTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void init() {
    folder_ = std::make_unique<QTemporaryDir>();
    root_ = folder_->path().toStdString();
  }

  void theContentDecidesTheKind() {
    fs::copy_file(fixtures / "ct.dcm", root_ / "no ending");
    fs::copy_file(fixtures / "grey16.png", root_ / "scan.dcm");
    fs::copy_file(sample / "hippocampus/hippocampus_011.nii.gz", root_ / "brain.nii.gz");
    QVERIFY(kindOfFile(root_ / "no ending") == SourceKind::Dicom);
    QVERIFY(kindOfFile(root_ / "scan.dcm") == SourceKind::Picture);
    QVERIFY(kindOfFile(root_ / "brain.nii.gz") == SourceKind::Nifti);
    QVERIFY(kindOfFile(fixtures / "tiny.npz") == SourceKind::Npz);
    writeBytes(root_ / "notes.txt", "nothing that is an image");
    QVERIFY(!kindOfFile(root_ / "notes.txt").has_value());
    writeBytes(root_ / "empty.png", "");
    QVERIFY(errorOf([&] { (void)kindOfFile(root_ / "empty.png"); }).code() == ErrorCode::Unreadable);
  }

  void aDamagedFileIsListedAndStopsNothing() {
    writeBytes(root_ / "text.dcm", "plain text that somebody named .dcm");
    writeBytes(root_ / "empty.dcm", "");
    const auto whole = readFile(fixtures / "ct.dcm");
    writeBytes(root_ / "cut.dcm", whole.substr(0, whole.size() - 10));
    writeBytes(root_ / "README", "not an image, and nobody said it was");
    fs::copy_file(fixtures / "ct.dcm", root_ / "good.dcm");
    const auto index = indexOf({root_});
    QCOMPARE(index.series.size(), std::size_t{1});
    QCOMPARE(index.series[0].path.filename().string(), std::string("good.dcm"));
    QCOMPARE(index.skipped.size(), std::size_t{3});
    for (const auto& skipped : index.skipped) {
      QVERIFY(!skipped.reason.empty());
    }
    QCOMPARE(index.skipped[1].reason.english(), std::string("the file is empty"));
  }

  void whatIsNamedIsNeverPassedOverInSilence() {
    writeBytes(root_ / "README", "not an image");
    QCOMPARE(indexOf({root_ / "README"}).skipped.size(), std::size_t{1});
    QCOMPARE(indexOf({root_}).skipped.size(), std::size_t{0});
  }

  void anEmptyOrMissingFolderIsAnError() {
    const auto empty = errorOf([&] { indexOf({root_}); });
    QVERIFY(empty.code() == ErrorCode::InvalidArgument);
    QCOMPARE(QString::fromStdString(empty.what()), folder_->path() + ": the folder holds no files");
    QVERIFY(errorOf([&] { indexOf({root_ / "gone"}); }).code() == ErrorCode::NotFound);
  }

  void aSubFolderBecomesAColumn() {
    fs::create_directories(root_ / "Hand");
    fs::copy_file(fixtures / "grey16.png", root_ / "Hand/a.png");
    fs::copy_file(fixtures / "grey16.png", root_ / "b.png");
    const auto index = indexOf({root_});
    QCOMPARE(index.series.size(), std::size_t{2});
    QCOMPARE(index.series[0].columns.at("folder"), std::string("Hand"));
    QVERIFY(!index.series[1].columns.contains("folder"));
  }

  void aStopEndsTheSearch() {
    std::stop_source source;
    source.request_stop();
    SilentProgress progress;
    const std::vector<fs::path> sources{sample};
    const auto error = errorOf([&] { (void)indexSources(sources, progress, source.get_token()); });
    QVERIFY(error.code() == ErrorCode::Cancelled);
  }

  void slicesAreSortedByPlaceAndNotByNumber() {
    std::vector<FileWarning> warnings;
    const auto series = groupDicom({sliceAt(3, 1), sliceAt(1, 2), sliceAt(2, 3)}, warnings);
    QCOMPARE(series.size(), std::size_t{1});
    QCOMPARE(namesOf(series[0]), (Names{"slice2", "slice3", "slice1"}));
    QVERIFY(warnings.empty());
  }

  void gapsCopiesAndMissingPlacesAreSaid() {
    std::vector<FileWarning> warnings;
    (void)groupDicom({sliceAt(1, 1), sliceAt(2, 2), sliceAt(4, 3)}, warnings);
    QCOMPARE(warnings.size(), std::size_t{1});
    warnings.clear();
    const auto copies = groupDicom({sliceAt(1, 1), sliceAt(2, 2), sliceAt(2, 2)}, warnings);
    QCOMPARE(copies.at(0).files.size(), std::size_t{2});
    QCOMPARE(warnings.size(), std::size_t{1});
    warnings.clear();
    auto lost = sliceAt(1, 2);
    lost.position.reset();
    lost.orientation.reset();
    auto first = lost;
    first.instance = "other";
    first.path = "first";
    first.instanceNumber = 1;
    QCOMPARE(namesOf(groupDicom({lost, first}, warnings).at(0)), (Names{"first", "slice2"}));
    QCOMPARE(warnings.size(), std::size_t{1});
  }

  void aTiltedGantryIsSaid() {
    auto tilted = sliceAt(2, 2);
    tilted.position = {0, 0.8, 2};
    std::vector<FileWarning> warnings;
    (void)groupDicom({sliceAt(0, 1), tilted}, warnings);
    QCOMPARE(warnings.size(), std::size_t{1});
  }

  void severalVolumesAtOnePlaceArePartedByNumber() {
    std::vector<FileWarning> warnings;
    const auto series = groupDicom(
        {sliceAt(1, 1), sliceAt(2, 2), sliceAt(1, 3), sliceAt(2, 4), sliceAt(1, 5), sliceAt(2, 6)}, warnings);
    QCOMPARE(series.size(), std::size_t{3});
    QCOMPARE(namesOf(series[1]), (Names{"slice3", "slice4"}));
    QCOMPARE(series[2].columns.at("volume"), std::string("3"));
    QVERIFY(warnings.empty());
  }

  void otherSizesPatientsAndDirectionsAreSeriesOfTheirOwn() {
    auto larger = sliceAt(2, 2);
    larger.rows = 5;
    auto turned = sliceAt(3, 3);
    turned.orientation = {0, 1, 0, 0, 0, -1};
    auto stranger = sliceAt(4, 4);
    stranger.patient = "other";
    std::vector<FileWarning> warnings;
    QCOMPARE(groupDicom({sliceAt(1, 1), larger, turned, stranger}, warnings).size(), std::size_t{4});
  }

  void theSampleSeriesIsRead() {
    const auto series = onlySeries(sample / "mr_nonisotropic");
    QVERIFY(series.kind == SourceKind::Dicom);
    QCOMPARE(series.files.size(), std::size_t{4});
    QCOMPARE(series.modality, std::string("MR"));
    QCOMPARE(series.transferSyntax, std::string("1.2.840.10008.1.2.1"));
    QCOMPARE(series.uid, std::string("1.2.826.0.1.3680043.8.498.69597760006836175184016920326015805567"));
  }

private:
  std::unique_ptr<QTemporaryDir> folder_;
  fs::path root_;
};

QTEST_GUILESS_MAIN(IndexTest)
#include "index_test.moc"
