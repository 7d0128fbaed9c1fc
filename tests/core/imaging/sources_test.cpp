#include "core/base/atomic_file.h"
#include "core/imaging/archive.h"
#include "core/imaging/source_files.h"
#include "dicom_factory.h"
#include "imaging_data.h"
#include "zip_maker.h"

#include <QTemporaryDir>
#include <algorithm>

using namespace imaging_data;
using dicom_factory::DicomFile;

namespace {

DicomFile slice(const std::string& instance, double z = 0) {
  DicomFile file;
  file.set(DCM_SOPInstanceUID, instance).place({0, 0, z});
  return file;
}

/// Reasons by the names of what was left out.
std::map<std::string, std::string> reasons(const std::vector<SkippedFile>& skipped) {
  std::map<std::string, std::string> found;
  for (const auto& file : skipped) {
    found[file.path.filename().string()] = file.reason.english();
  }
  return found;
}

} // namespace

/// Where the index finds files: folders, archives, media with a directory of their own.
class SourcesTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void init() {
    folder_ = std::make_unique<QTemporaryDir>();
    root_ = fs::path(folder_->path().toStdString()) / "data";
    fs::create_directories(root_);
  }

  void filesComeFolderByFolder() {
    for (const auto* name : {"a/2", "a-b/1", "a/1", "a.txt", ".hidden/3", "c.stratoscope/4"}) {
      fs::create_directories((root_ / name).parent_path());
      writeBytes(root_ / name, "x");
    }
    const std::vector<fs::path> sources{root_, root_ / "a"};
    const auto found = findFiles(sources, {}).files;
    std::vector<std::string> names;
    std::ranges::transform(found, std::back_inserter(names),
                           [&](const FoundFile& file) { return file.path.lexically_relative(root_).string(); });
    QCOMPARE(names, (std::vector<std::string>{"a/1", "a/2", "a-b/1", "a.txt"}));
    QCOMPARE(found[0].folder, std::string("a"));
    QCOMPARE(found[3].folder, std::string());
  }

  void anArchiveIsReadAsAFolder() {
    slice("1", 1).save(root_ / "1");
    slice("2", 2).save(root_ / "2");
    ZipMaker zip(root_ / "scans.zip");
    zip.add("CT/one", readFile(root_ / "1"));
    zip.add("CT/two", readFile(root_ / "2"));
    zip.add("Hand/a.png", readFile(fixtures / "grey16.png"));
    zip.add("README.txt", "nobody's image");
    zip.add(".DS_Store", "nothing");
    zip.finish();
    fs::remove(root_ / "1");
    fs::remove(root_ / "2");
    const auto kept = root_.parent_path() / "kept";
    SilentProgress progress;
    const std::vector<fs::path> sources{root_};
    for (int time = 0; time < 2; ++time) { // unpacked, and then found unpacked
      const auto index = indexSources(sources, progress, {}, kept);
      QCOMPARE(index.series.size(), std::size_t{2});
      QCOMPARE(index.series[0].files.size(), std::size_t{2});
      QVERIFY(index.series[0].path.string().starts_with(kept.string()));
      QCOMPARE(index.series[1].columns.at("folder"), std::string("Hand"));
      QVERIFY(index.skipped.empty());
      QCOMPARE(makeDecoder()->decode(index.series[0]).size[2], 2);
    }
    QCOMPARE(std::distance(fs::directory_iterator(kept), fs::directory_iterator()), 1);
    QCOMPARE(indexOf({root_ / "scans.zip"}).series.size(), std::size_t{2}); // without a place of its own
  }

  void whatAnArchiveMustNotDoIsNamed() {
    const auto image = readFile(fixtures / "grey16.png");
    ZipMaker zip(root_ / "bad.zip");
    zip.add("../../outside.png", image);
    zip.add("/absolute.png", image);
    zip.add("dos\\name.png", image);
    zip.makeLink(zip.add("link.png", "/etc/passwd"));
    zip.encrypt(zip.add("secret.png", image));
    zip.add("inner.zip", "PK\x03\x04 and so on");
    zip.add("damaged.dcm", "text that somebody called .dcm");
    zip.add("good.png", image);
    zip.finish();
    const auto kept = root_.parent_path() / "deep/kept";
    SilentProgress progress;
    const std::vector<fs::path> sources{root_};
    const auto index = indexSources(sources, progress, {}, kept);
    QCOMPARE(index.series.size(), std::size_t{1});
    const auto why = reasons(index.skipped);
    QCOMPARE(why.size(), std::size_t{7});
    QVERIFY(why.at("outside.png").find("leads out") != std::string::npos);
    QVERIFY(why.at("absolute.png").find("leads out") != std::string::npos);
    QVERIFY(why.at("dos\\name.png").find("leads out") != std::string::npos);
    QVERIFY(why.at("link.png").find("link") != std::string::npos);
    QVERIFY(why.at("secret.png").find("encrypted") != std::string::npos);
    QVERIFY(why.at("inner.zip").find("archive within") != std::string::npos);
    QVERIFY(!why.at("damaged.dcm").empty());
    for (const auto& skipped : index.skipped) {
      QVERIFY2(skipped.path.string().starts_with((root_ / "bad.zip").string()), skipped.path.c_str());
    }
    for (const auto& entry : fs::recursive_directory_iterator(root_.parent_path())) {
      const auto name = entry.path().filename().string();
      QVERIFY2(name != "outside.png" && name != "absolute.png", name.c_str());
    }
  }

  void aBombIsNotUnpacked() {
    const std::string start = "\x89PNG\r\n\x1a\n";
    ZipMaker zip(root_ / "bomb.zip");
    for (int i = 0; i < 3; ++i) {
      zip.add(std::to_string(i).append(".png"), start + std::string(100 << 20, '\0'));
    }
    zip.finish();
    QVERIFY(fs::file_size(root_ / "bomb.zip") < 1 << 20);
    const auto kept = root_.parent_path() / "kept";
    SilentProgress progress;
    const std::vector<fs::path> sources{root_};
    const auto index = indexSources(sources, progress, {}, kept);
    QVERIFY(index.series.empty());
    QVERIFY(reasons(index.skipped).at("bomb.zip").find("more than 100 times") != std::string::npos);
    QVERIFY(fs::is_empty(kept));
  }

  void anArchiveThatIsCutOffOrEmptyOfImagesIsNamed() {
    ZipMaker zip(root_ / "letters.zip");
    zip.add("letter.txt", "text");
    zip.finish();
    const auto bytes = readFile(root_ / "letters.zip");
    writeBytes(root_ / "cut.zip", bytes.substr(0, bytes.size() - 10));
    writeBytes(root_ / "sheet.xlsx", bytes); // nobody meant this one
    const auto why = reasons(indexOf({root_}).skipped);
    QCOMPARE(why.size(), std::size_t{2});
    QVERIFY(why.at("letters.zip").find("no images") != std::string::npos);
    QVERIFY(why.at("cut.zip").find("not a ZIP archive") != std::string::npos);
  }

  void aDicomdirSaysWhichFilesBelong() {
    fs::create_directories(root_ / "DICOM");
    slice("1", 1).save(root_ / "DICOM/IM1");
    slice("2", 2).save(root_ / "DICOM/im2.dcm"); // as some programs copy it
    slice("3", 3).save(root_ / "DICOM/IM3");     // not named
    writeDirectory(root_ / "DICOMDIR", {"DICOM\\IM1", "DICOM\\IM2", "DICOM\\GONE", "..\\outside"});
    const auto folder = indexOf({root_});
    QCOMPARE(folder.series.size(), std::size_t{1});
    QCOMPARE(folder.series[0].files.size(), std::size_t{3});
    QCOMPARE(reasons(folder.skipped),
             (std::map<std::string, std::string>{{"GONE", "named by the DICOMDIR, but not there"}}));
    const auto named = indexOf({root_ / "DICOMDIR"});
    QCOMPARE(named.series.size(), std::size_t{1});
    QCOMPARE(named.series[0].files.size(), std::size_t{2});
    QCOMPARE(named.skipped.size(), std::size_t{1});
    writeBytes(root_ / "DICOMDIR", "not one");
    QVERIFY(reasons(indexOf({root_}).skipped).at("DICOMDIR").find("not a DICOMDIR") != std::string::npos);
  }

  void copiesAreKnownAcrossFolders() {
    slice("1", 1).save(root_ / "a/1");
    slice("1", 1).save(root_ / "b/copy");
    slice("2", 2).save(root_ / "b/2");
    auto other = slice("2", 9); // another image under a UID that is taken
    other.save(root_ / "c/other");
    const auto index = indexOf({root_});
    QCOMPARE(index.series.size(), std::size_t{1});
    QCOMPARE(index.series[0].files.size(), std::size_t{3});
    QCOMPARE(index.copies.size(), std::size_t{1});
    QCOMPARE(index.copies[0].path, root_ / "b/copy");
    std::map<std::string, std::string> messages;
    for (const auto& warning : index.warnings) {
      messages[warning.path.filename().string()] += warning.message.english();
    }
    QCOMPARE(messages.at("copy"), "a copy of " + (root_ / "a/1").string() + "; left out");
    QVERIFY(messages.at("other").find("the same SOP Instance UID; kept") != std::string::npos);
  }

  void anAssumedCharacterSetIsSaidOnceForASeries() {
    for (int i = 0; i < 3; ++i) {
      slice(std::to_string(i), i)
          .set(DCM_SeriesDescription, "Sch\xe4"
                                      "del")
          .save(root_ / std::to_string(i));
    }
    const auto index = indexOf({root_});
    QCOMPARE(index.series.at(0).columns.at("series description"), std::string("Schädel"));
    QCOMPARE(
        std::ranges::count_if(
            index.warnings, [](const auto& one) { return one.message.english().find("Latin-1") != std::string::npos; }),
        1);
  }

private:
  static void writeDirectory(const fs::path& path, const std::vector<std::string>& references) {
    DcmFileFormat file;
    auto& data = *file.getDataset();
    for (const auto& reference : references) {
      DcmItem* record = nullptr;
      data.findOrCreateSequenceItem(DCM_DirectoryRecordSequence, record, -2);
      record->putAndInsertString(DCM_DirectoryRecordType, "IMAGE");
      record->putAndInsertString(DCM_ReferencedFileID, reference.c_str());
    }
    file.getMetaInfo()->putAndInsertString(DCM_MediaStorageSOPClassUID, UID_MediaStorageDirectoryStorage);
    data.putAndInsertString(DCM_SOPClassUID, UID_MediaStorageDirectoryStorage);
    data.putAndInsertString(DCM_SOPInstanceUID, "1.2.3");
    QVERIFY(file.saveFile(path.c_str(), EXS_LittleEndianExplicit).good());
  }

  std::unique_ptr<QTemporaryDir> folder_;
  fs::path root_;
};

QTEST_GUILESS_MAIN(SourcesTest)
#include "sources_test.moc"
