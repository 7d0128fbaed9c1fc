#include "core/base/error.h"
#include "core/imaging/deidentification/confidentiality_table.h"
#include "core/workflow/deidentification_report.h"
#include "core/workflow/importing/deidentified_import.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include "../imaging/planted_file.h"

using namespace stratoscope;
using namespace planted;

namespace {

constexpr int patients = 2;
constexpr int slices = 3;

/// A slice of one of the patients; each refers to the one before it.
void writeSlice(const fs::path& path, int patient, int slice) {
  DcmFileFormat file;
  auto& data = *file.getDataset();
  makeImage(data);
  const auto number = std::to_string(patient);
  const auto uid = [&](int of) { return joined("1.2.826.0.1.3680043.9.97." + number + ".", std::to_string(of)); };
  data.putAndInsertString(DCM_PatientName, ("Secretname" + number).c_str());
  data.putAndInsertString(DCM_PatientID, ("SECRETID" + number).c_str());
  data.putAndInsertString(DCM_StudyInstanceUID, uid(100).c_str());
  data.putAndInsertString(DCM_SeriesInstanceUID, uid(200).c_str());
  data.putAndInsertString(DCM_SOPInstanceUID, uid(slice).c_str());
  data.putAndInsertString(DCM_StudyDate, slice == 0 ? "20200110" : "20200115");
  data.putAndInsertString(DCM_PatientAge, "093Y");
  data.putAndInsertString(DCM_SeriesDescription, "T1 Secretname SAG");
  data.putAndInsertString(DCM_ImagePositionPatient, joined("0\\0\\", std::to_string(slice)).c_str());
  data.putAndInsertString(DCM_ImageOrientationPatient, R"(1\0\0\0\1\0)");
  data.putAndInsertString(DCM_PixelSpacing, "1\\1");
  DcmItem* item = nullptr;
  data.findOrCreateSequenceItem(DCM_ReferencedImageSequence, item, 0);
  item->putAndInsertString(DCM_ReferencedSOPClassUID, UID_MRImageStorage);
  item->putAndInsertString(DCM_ReferencedSOPInstanceUID, uid(slice > 0 ? slice - 1 : 0).c_str());
  fs::create_directories(path.parent_path());
  save(file, path, EXS_LittleEndianExplicit);
}

std::vector<fs::path> filesOf(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file() && entry.path().extension() == ".dcm") {
      files.push_back(entry.path());
    }
  }
  std::ranges::sort(files);
  return files;
}

std::string textOf(DcmItem& data, const DcmTagKey& tag) {
  OFString value;
  data.findAndGetOFString(tag, value, 0, OFTrue);
  return {value.data(), value.size()};
}

class Counting final : public Progress {
public:
  explicit Counting(std::stop_source* stop = nullptr) : stop_(stop) {}
  void report(std::int64_t done, std::int64_t total, const Text&) override {
    last = done;
    of = total;
    if (stop_ != nullptr && done == 2) {
      stop_->request_stop();
    }
  }
  std::int64_t last = 0;
  std::int64_t of = 0;

private:
  std::stop_source* stop_;
};

} // namespace

/// A tree of files with names that tell, into one with names that do not.
class DeidentificationTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void init() {
    folder_ = std::make_unique<QTemporaryDir>();
    for (int patient = 0; patient < patients; ++patient) {
      for (int slice = 0; slice < slices; ++slice) {
        const auto name = std::to_string(patient) + "/slice_Secretname" + std::to_string(slice);
        writeSlice(root() / "in" / joined("Secretname", name), patient, slice);
      }
    }
    std::ofstream(root() / "in/Secretname0/letter.txt") << "Dear Secretname";
  }

  void nothingTellsInNamesFilesAndReport() {
    const auto result = run();
    QCOMPARE(result.files, patients * slices);
    QCOMPARE(result.patients, patients);
    QCOMPARE(result.refused.size(), std::size_t{1});
    for (const auto& entry : fs::recursive_directory_iterator(root() / "out")) {
      QVERIFY2(entry.path().lexically_relative(root()).string().find("Secret") == std::string::npos,
               entry.path().c_str());
      if (entry.is_regular_file()) {
        const auto bytes = bytesOf(entry.path());
        QVERIFY2(bytes.find("Secret") == std::string::npos && bytes.find("SECRET") == std::string::npos,
                 entry.path().c_str());
        QVERIFY(bytes.find("letter") == std::string::npos);
        QVERIFY(bytes.find("20200115") == std::string::npos);
      }
    }
  }

  void noMarkerOfAnyElementIsInFilesNamesOrReport() {
    Markers markers;
    DcmFileFormat file;
    makeImage(*file.getDataset());
    for (int depth = 0; depth < depths; ++depth) {
      for (const auto& row : imaging::confidentialityTable()) {
        const bool reference = row.basic == imaging::Action::Uid || row.basic == imaging::Action::RemoveEmptyOrUid;
        if (row.mask == 0xffffffff && row.tag >= 0x00080000 && row.tag != 0x00420011) {
          plant(itemAt(*file.getDataset(), depth), row.tag, depth, reference, markers);
        }
      }
    }
    const auto name = markers.word(0xffffffff, 0);
    fs::create_directories(root() / "in" / name);
    QVERIFY(save(file, root() / "in" / name / joined(name, ".dcm"), EXS_LittleEndianExplicit));
    QVERIFY(markers.foundIn(bytesOf(root() / "in" / name / joined(name, ".dcm"))).size() > 600);

    const auto result = run();
    QCOMPARE(result.files, patients * slices + 1);
    int searched = 0;
    for (const auto& entry : fs::recursive_directory_iterator(root() / "out")) {
      QVERIFY(markers.foundIn(entry.path().lexically_relative(root() / "out").string()).empty());
      if (entry.is_regular_file()) {
        QVERIFY2(markers.foundIn(bytesOf(entry.path())).empty(), entry.path().c_str());
        ++searched;
      }
    }
    QCOMPARE(searched, patients * slices + 2);
  }

  void theReportNamesEditionOptionsAndRisks() {
    const auto result = run("retain-patient,modified-dates,clean-descriptors");
    const auto report = QJsonDocument::fromJson(QByteArray::fromStdString(bytesOf(result.report))).object();
    QCOMPARE(report["table"].toString(), QString("DICOM PS3.15 2026d table E.1-1"));
    QCOMPARE(report["files"].toInt(), patients * slices);
    QCOMPARE(report["profile"].toArray().size(), 4);
    QCOMPARE(report["codes"].toArray().at(0).toObject()["value"].toString(), QString("113100"));
    QCOMPARE(report["refused"].toArray().at(0).toObject()["source"].toInt(), 1);
    QVERIFY(!report["refused"].toArray().at(0).toObject().contains("path"));
    std::set<std::string> kept;
    for (const auto& one : report["kept"].toArray()) {
      kept.insert(one.toObject()["name"].toString().toStdString());
    }
    QCOMPARE(kept, (std::set<std::string>{"PatientAge", "SeriesDescription", "StudyDate"}));
    QVERIFY(report["may_identify"].toArray().size() >= 4);
    const auto object = QJsonDocument::fromJson(QByteArray::fromStdString(workflow::toJson(result))).object();
    for (const auto* const field : {"files", "kept", "report", "refused"}) {
      QVERIFY2(object.contains(field), field);
    }
  }

  void identifiersStayConsistentOverAllFiles() {
    (void)run("modified-dates,retain-patient");
    std::map<std::string, std::set<std::string>> series;
    std::set<std::string> instances;
    std::set<std::string> references;
    std::map<std::string, std::set<std::string>> dates;
    for (const auto& path : filesOf(root() / "out")) {
      DcmFileFormat file;
      QVERIFY(file.loadFile(path.c_str()).good());
      auto& data = *file.getDataset();
      const auto patient = textOf(data, DCM_PatientID);
      QCOMPARE(textOf(data, DCM_PatientName), patient);
      QCOMPARE(textOf(data, DCM_PatientAge), std::string("090Y"));
      QCOMPARE(textOf(data, DCM_LongitudinalTemporalInformationModified), std::string("MODIFIED"));
      QCOMPARE(textOf(*file.getMetaInfo(), DCM_MediaStorageSOPInstanceUID), textOf(data, DCM_SOPInstanceUID));
      QCOMPARE(path.stem().string(), textOf(data, DCM_SOPInstanceUID));
      series[patient].insert(textOf(data, DCM_SeriesInstanceUID));
      instances.insert(textOf(data, DCM_SOPInstanceUID));
      references.insert(textOf(data, DCM_ReferencedSOPInstanceUID));
      dates[patient].insert(textOf(data, DCM_StudyDate));
    }
    QCOMPARE(series.size(), std::size_t{patients});
    QCOMPARE(instances.size(), std::size_t{patients} * slices);
    QVERIFY(std::ranges::includes(instances, references));
    for (const auto& [patient, uids] : series) {
      QCOMPARE(uids.size(), std::size_t{1});
      const auto day = [](const std::string& date) { return QDate::fromString(date.c_str(), "yyyyMMdd"); };
      QCOMPARE(day(*dates[patient].begin()).daysTo(day(*dates[patient].rbegin())), 5);
      QVERIFY(!dates[patient].contains("20200110"));
    }
  }

  void theSameKeyGivesTheSameFiles() {
    (void)run("basic", "a secret of some length");
    const auto first = filesOf(root() / "out");
    fs::rename(root() / "out", root() / "first");
    (void)run("basic", "a secret of some length");
    const auto second = filesOf(root() / "out");
    QCOMPARE(first, second);
    QVERIFY(bytesOf(second[0]) == bytesOf(root() / "first" / second[0].lexically_relative(root() / "out")));
    fs::remove_all(root() / "out");
    (void)run("basic");
    QVERIFY(filesOf(root() / "out") != first);
  }

  void noFileIsReplaced() {
    (void)run("basic", "a secret of some length");
    const auto file = filesOf(root() / "out").front();
    std::ofstream(file) << "mine";
    const auto again = run("basic", "a secret of some length");
    QCOMPARE(again.files, 0);
    QCOMPARE(bytesOf(file), std::string("mine"));
    QVERIFY(!fs::exists(root() / "out/.unfinished"));
  }

  void theMappingIsWrittenOnlyWhereAsked() {
    options_ = {};
    options_.mapping = root() / "mapping.csv";
    (void)run();
    const auto mapping = bytesOf(root() / "mapping.csv");
    QVERIFY(mapping.find("patient,\"SECRETID1\",P") != std::string::npos);
    QVERIFY(mapping.find("uid,\"1.2.826.0.1.3680043.9.97.0.100\",2.25.") != std::string::npos);
    QVERIFY((fs::status(root() / "mapping.csv").permissions() & fs::perms::others_read) == fs::perms::none);
    options_.mapping = root() / "out/mapping.csv";
    QVERIFY_THROWS_EXCEPTION(Error, (void)run());
    options_ = {};
  }

  void outputWithinTheSourceIsRefused() {
    workflow::DeidentificationOptions options;
    options.sources = {root() / "in"};
    options.out = root() / "in/out";
    SilentProgress progress;
    QVERIFY_THROWS_EXCEPTION(Error, (void)workflow::deidentify(options, progress, {}));
    options.sources = {root() / "nowhere"};
    options.out = root() / "out";
    QVERIFY_THROWS_EXCEPTION(Error, (void)workflow::deidentify(options, progress, {}));
    QVERIFY(!fs::exists(root() / "in/out"));
  }

  void aStopLeavesWholeFiles() {
    std::stop_source stop;
    Counting progress(&stop);
    workflow::DeidentificationOptions options;
    options.sources = {root() / "in"};
    options.out = root() / "out";
    QVERIFY_THROWS_EXCEPTION(Error, (void)workflow::deidentify(options, progress, stop.get_token()));
    QCOMPARE(progress.of, patients * slices + 1);
    const auto files = filesOf(root() / "out");
    QVERIFY(!files.empty() && files.size() < std::size_t{patients} * slices);
    for (const auto& path : files) {
      DcmFileFormat file;
      QVERIFY(file.loadFile(path.c_str()).good());
    }
  }

  void theSourceIsNotTouched() {
    const auto before = bytesOf(root() / "in/Secretname0/slice_Secretname0");
    (void)run();
    QVERIFY(bytesOf(root() / "in/Secretname0/slice_Secretname0") == before);
  }

  void importByCopyRefersToTheCopies() {
    auto cohort = cohort::Cohort::openOrCreate(root() / "a.stratoscope");
    workflow::ImportOptions options;
    options.sources = {root() / "in"};
    options.recipe.size = 16;
    workflow::DeidentificationOptions copying;
    copying.key = "a secret of some length";
    SilentProgress progress;
    const auto imported = workflow::importDeidentified(cohort, options, copying, progress, {});
    const auto& first = imported.import;
    QCOMPARE(imported.copies.files, patients * slices);
    QCOMPARE(first.patients, patients);
    QCOMPARE(first.series, patients);
    QCOMPARE(first.skipped.size(), std::size_t{1});
    QCOMPARE(filesOf(root() / "a.stratoscope/sources/1").size(), std::size_t{patients} * slices);
    for (const auto& entry : fs::recursive_directory_iterator(root() / "a.stratoscope")) {
      if (entry.is_regular_file()) {
        QVERIFY2(bytesOf(entry.path()).find("SECRETID") == std::string::npos, entry.path().c_str());
      }
    }
    options.sources = {root() / "in/Secretname0/letter.txt"};
    QVERIFY_THROWS_EXCEPTION(Error, (void)workflow::importDeidentified(cohort, options, copying, progress, {}));
    QVERIFY(!fs::exists(root() / "a.stratoscope/sources/2"));
  }

  void aCopyThatIsStoppedLeavesNothing() {
    auto cohort = cohort::Cohort::openOrCreate(root() / "stopped.stratoscope");
    workflow::ImportOptions options;
    options.sources = {root() / "in"};
    std::stop_source stop;
    stop.request_stop();
    SilentProgress progress;
    QVERIFY_THROWS_EXCEPTION(Error,
                             (void)workflow::importDeidentified(cohort, options, {}, progress, stop.get_token()));
    QVERIFY(!fs::exists(root() / "stopped.stratoscope/sources/1"));
  }

  void theFilesOfACohortAreCopiedBelowTheirCommonFolder() {
    auto cohort = cohort::Cohort::openOrCreate(root() / "whole.stratoscope");
    SilentProgress progress;
    workflow::DeidentificationOptions copying;
    copying.out = root() / "copies";
    QVERIFY_THROWS_EXCEPTION(Error, (void)workflow::deidentifyCohort(cohort, copying, progress, {}));
    workflow::ImportOptions options;
    options.sources = {root() / "in"};
    options.recipe.size = 16;
    (void)workflow::importSources(cohort, options, progress, {});
    fs::rename(root() / "in/Secretname1/slice_Secretname2", root() / "moved");
    const auto result = workflow::deidentifyCohort(cohort, copying, progress, {});
    fs::rename(root() / "moved", root() / "in/Secretname1/slice_Secretname2");
    QCOMPARE(result.files, patients * slices - 1);
    QCOMPARE(result.patients, patients);
    // The letter is no DICOM file and so none of the cohort's; the one that is gone is named.
    QCOMPARE(result.refused.size(), std::size_t{1});
    QCOMPARE(result.refused.front().file.path, root() / "in/Secretname1/slice_Secretname2");
    // One folder for each of the two that the patients' files lie in.
    std::set<fs::path> folders;
    for (const auto& file : filesOf(root() / "copies")) {
      folders.insert(file.parent_path());
      QVERIFY2(bytesOf(file).find("SECRETID") == std::string::npos, file.c_str());
    }
    QCOMPARE(folders.size(), std::size_t{patients});
  }

private:
  [[nodiscard]] fs::path root() const { return folder_->path().toStdString(); }

  workflow::DeidentificationResult run(const std::string& profile = "basic", const std::string& key = {}) {
    auto options = options_;
    options.sources = {root() / "in"};
    options.out = root() / "out";
    options.profile = imaging::parseProfile(profile);
    options.key = key;
    SilentProgress progress;
    return workflow::deidentify(options, progress, {});
  }

  std::unique_ptr<QTemporaryDir> folder_;
  workflow::DeidentificationOptions options_;
};

QTEST_GUILESS_MAIN(DeidentificationTest)
#include "deidentification_test.moc"
