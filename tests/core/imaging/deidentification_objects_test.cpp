#include "core/base/error.h"
#include "core/imaging/deidentification/deidentifier.h"
#include "planted_file.h"

#include <QTemporaryDir>
#include <QTest>
#include <functional>
#include <random>

using namespace stratoscope;
using namespace stratoscope::imaging;
using namespace planted;

namespace {

void makeReport(DcmDataset& data) {
  makeImage(data);
  data.findAndDeleteElement(DCM_PixelData);
  data.putAndInsertString(DCM_SOPClassUID, UID_BasicTextSRStorage);
  data.putAndInsertString(DCM_Modality, "SR");
  DcmItem* content = nullptr;
  data.findOrCreateSequenceItem(DCM_ContentSequence, content, 0);
  content->putAndInsertString(DCM_ValueType, "TEXT");
  content->putAndInsertString(DCM_TextValue, "Jane Doe fell on 3 May");
  DcmItem* finding = nullptr;
  data.findOrCreateSequenceItem(DCM_ContentSequence, finding, -2);
  finding->putAndInsertString(DCM_ValueType, "CODE");
  DcmItem* code = nullptr;
  finding->findOrCreateSequenceItem(DCM_ConceptCodeSequence, code, 0);
  code->putAndInsertString(DCM_CodeValue, "263204007");
  code->putAndInsertString(DCM_CodeMeaning, "Fracture of ulna");
}

void makePresentation(DcmDataset& data) {
  makeImage(data);
  data.findAndDeleteElement(DCM_PixelData);
  data.putAndInsertString(DCM_SOPClassUID, UID_GrayscaleSoftcopyPresentationStateStorage);
  data.putAndInsertString(DCM_Modality, "PR");
  DcmItem* annotation = nullptr;
  DcmItem* text = nullptr;
  data.findOrCreateSequenceItem(DCM_GraphicAnnotationSequence, annotation, 0);
  annotation->putAndInsertString(DCM_GraphicLayer, "LAYER1");
  annotation->findOrCreateSequenceItem(DCM_TextObjectSequence, text, 0);
  text->putAndInsertString(DCM_UnformattedTextValue, "Jane Doe");
}

std::string value(DcmItem& item, const DcmTagKey& tag) {
  OFString text;
  item.findAndGetOFStringArray(tag, text);
  return {text.data(), text.size()};
}

} // namespace

/// Kinds of objects and single rules, as they come out.
class DeidentificationObjectsTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void reportsLoseTheirContent() {
    const auto bytes = run(makeReport, "basic");
    QVERIFY(bytes.find("Jane") == std::string::npos && bytes.find("Fracture") == std::string::npos);
    QVERIFY(bytes.find("REMOVED") != std::string::npos && bytes.find("121106") != std::string::npos);
  }

  void reportsKeepTheirCodesWhereAsked() {
    const auto bytes = run(makeReport, "clean-structured-content");
    QVERIFY(bytes.find("Jane") == std::string::npos);
    QVERIFY(bytes.find("263204007") != std::string::npos);
    QVERIFY(bytes.find("113104") != std::string::npos);
  }

  void drawingsGoOrLoseTheirTexts() {
    QVERIFY(run(makePresentation, "basic").find("LAYER1") == std::string::npos);
    const auto bytes = run(makePresentation, "clean-graphics");
    QVERIFY(bytes.find("LAYER1") != std::string::npos);
    QVERIFY(bytes.find("Jane") == std::string::npos);
  }

  void safePrivateElementsStayWithTheirCreator() {
    const auto make = [](DcmDataset& data) {
      makeImage(data);
      data.putAndInsertString(DcmTag(0x0019, 0x0010, EVR_LO), "SIEMENS MR HEADER");
      data.putAndInsertString(DcmTag(0x0019, 0x100c, EVR_IS), "123456");
      data.putAndInsertString(DcmTag(0x0019, 0x1008, EVR_CS), "OTHER");
      data.putAndInsertString(DcmTag(0x0021, 0x0010, EVR_LO), "Jane's notes");
      data.putAndInsertString(DcmTag(0x0021, 0x1001, EVR_LO), "Jane");
    };
    (void)run(make, "retain-safe-private");
    auto& data = read();
    QCOMPARE(value(data, DcmTagKey(0x0019, 0x0010)), std::string("SIEMENS MR HEADER"));
    QCOMPARE(value(data, DcmTagKey(0x0019, 0x100c)), std::string("123456"));
    QVERIFY(!data.tagExists(DcmTagKey(0x0019, 0x1008)));
    QVERIFY(!data.tagExists(DcmTagKey(0x0021, 0x0010)));
    QVERIFY(!data.tagExists(DcmTagKey(0x0021, 0x1001)));
    (void)run(make, "basic");
    QVERIFY(!read().tagExists(DcmTagKey(0x0019, 0x100c)));
  }

  void safePrivateElementsWithTextsGo() {
    const auto make = [](DcmDataset& data) {
      makeImage(data);
      data.putAndInsertString(DcmTag(0x0019, 0x0010, EVR_LO), "SIEMENS MR HEADER");
      data.putAndInsertString(DcmTag(0x0019, 0x100c, EVR_IS), "Jane");
      data.putAndInsertString(DcmTag(0x0019, 0x100d, EVR_CS), "DIRECTIONAL");
      data.putAndInsertString(DcmTag(0x0019, 0x100e, EVR_LO), "Jane");
      data.putAndInsertString(DcmTag(0x0019, 0x1027, EVR_UN), "Jane");
    };
    const auto bytes = run(make, "retain-safe-private");
    QCOMPARE(value(read(), DcmTagKey(0x0019, 0x100d)), std::string("DIRECTIONAL"));
    QVERIFY(bytes.find("Jane") == std::string::npos);
  }

  void everyOptionIsWrittenAsItsCode() {
    (void)run(makeImage, "retain-uids,full-dates,retain-device,retain-institution,retain-patient");
    auto& data = read();
    std::set<std::string> codes;
    for (long i = 0; i < 10; ++i) {
      DcmItem* item = nullptr;
      if (data.findAndGetSequenceItem(DCM_DeidentificationMethodCodeSequence, item, i).good()) {
        codes.insert(value(*item, DCM_CodeValue));
        QCOMPARE(value(*item, DCM_CodingSchemeDesignator), std::string("DCM"));
      }
    }
    QCOMPARE(codes, (std::set<std::string>{"113100", "113106", "113108", "113109", "113110", "113112"}));
    QVERIFY(value(data, DCM_DeidentificationMethod).find("2026d") != std::string::npos);
    QCOMPARE(value(data, DCM_LongitudinalTemporalInformationModified), std::string("UNMODIFIED"));
    QCOMPARE(value(data, DCM_SOPInstanceUID), std::string("1.2.826.0.1.3680043.9.98.1"));
  }

  void registeredUidsStay() {
    (void)run(
        [](DcmDataset& data) {
          makeImage(data);
          DcmItem* item = nullptr;
          data.findOrCreateSequenceItem(DCM_ReferencedImageSequence, item, 0);
          item->putAndInsertString(DCM_ReferencedSOPClassUID, UID_MRImageStorage);
          item->putAndInsertString(DCM_ReferencedSOPInstanceUID, "1.2.826.0.1.3680043.9.98.1");
        },
        "basic");
    auto& data = read();
    DcmItem* item = nullptr;
    QVERIFY(data.findAndGetSequenceItem(DCM_ReferencedImageSequence, item, 0).good());
    QCOMPARE(value(*item, DCM_ReferencedSOPClassUID), std::string(UID_MRImageStorage));
    QCOMPARE(value(*item, DCM_ReferencedSOPInstanceUID), value(data, DCM_SOPInstanceUID));
    QCOMPARE(value(data, DCM_SOPClassUID), std::string(UID_MRImageStorage));
  }

  void namesWithinOtherTextsAreFound() {
    DeidentifiedFile result;
    (void)run(
        [](DcmDataset& data) {
          makeImage(data);
          data.putAndInsertString(DCM_PatientName, "Lindqvist^Jane");
          data.putAndInsertString(DCM_SoftwareVersions, "V1 (Lindqvist)");
          data.putAndInsertString(DCM_ManufacturerModelName, "Scanner 3");
        },
        "basic", &result);
    auto& data = read();
    QCOMPARE(value(data, DCM_SoftwareVersions), std::string("REMOVED"));
    QCOMPARE(value(data, DCM_ManufacturerModelName), std::string("Scanner 3"));
    QCOMPARE(result.report.namesFound, std::int64_t{1});
  }

  void agesOverEightyNineAreNotTold_data() {
    QTest::addColumn<QString>("age");
    QTest::addColumn<QString>("expected");
    QTest::newRow("child") << "018M"
                           << "018M";
    QTest::newRow("89") << "089Y"
                        << "089Y";
    QTest::newRow("90") << "090Y"
                        << "090Y";
    QTest::newRow("101") << "101Y"
                         << "090Y";
  }

  void agesOverEightyNineAreNotTold() {
    QFETCH(QString, age);
    QFETCH(QString, expected);
    (void)run(
        [&](DcmDataset& data) {
          makeImage(data);
          data.putAndInsertString(DCM_PatientAge, age.toLatin1().constData());
        },
        "retain-patient");
    QCOMPARE(QString::fromStdString(value(read(), DCM_PatientAge)), expected);
  }

  void datesWithoutARowFollowTheirOption() {
    const auto make = [](DcmDataset& data) {
      makeImage(data);
      data.putAndInsertString(DCM_StudyDate, "20240301");
      data.putAndInsertString(DCM_StudyTime, "101112");
      data.putAndInsertString(DCM_ContentDate, "unknown");
    };
    (void)run(make, "basic");
    QCOMPARE(value(read(), DCM_StudyDate), std::string());
    (void)run(make, "modified-dates");
    const auto shifted = value(read(), DCM_StudyDate);
    QVERIFY(shifted < "20240301" && shifted > "20190226");
    QCOMPARE(value(read(), DCM_StudyTime), std::string("101112"));
    QCOMPARE(value(read(), DCM_ContentDate), std::string());
    (void)run(make, "full-dates");
    QCOMPARE(value(read(), DCM_StudyDate), std::string("20240301"));
  }

  void patientsWithoutIdAreToldApartByName() {
    const auto patientOf = [&](const char* name) {
      (void)run(
          [&](DcmDataset& data) {
            makeImage(data);
            data.putAndInsertString(DCM_PatientID, "");
            data.putAndInsertString(DCM_PatientName, name);
          },
          "basic");
      return value(read(), DCM_PatientID);
    };
    const auto one = patientOf("Doe^Jane");
    QVERIFY(patientOf("Roe^Richard") != one);
    QCOMPARE(patientOf("Doe^Jane"), one);
    QCOMPARE(value(read(), DCM_PatientName), one);
  }

  void bytesBehindThePixelsAreCut() {
    const auto make = [](DcmDataset& data) {
      makeImage(data);
      auto pixels = std::vector<Uint8>(16, 7);
      const std::string hidden = "Jane was here";
      pixels.insert(pixels.end(), hidden.begin(), hidden.end());
      data.putAndInsertUint8Array(DCM_PixelData, pixels.data(), static_cast<unsigned long>(pixels.size()));
    };
    const auto bytes = run(make, "basic");
    QVERIFY(bytes.find("was here") == std::string::npos);
    QVERIFY(bytes.find(std::string(16, '\x07')) != std::string::npos);
  }

  void elementsOfUnknownVrAreReadByTheDictionary() {
    (void)run(makeImage, "basic");
    const auto mapped = value(read(), DCM_SOPInstanceUID);
    const auto source = fs::path(folder_.path().toStdString()) / "in.dcm";
    auto bytes = bytesOf(source);
    for (const auto& [tag, vr] : {std::pair(std::string("\x08\x00\x18\x00", 4), "UI"),    // SOP Instance UID
                                  std::pair(std::string("\x28\x00\x10\x00", 4), "US")}) { // Rows
      const auto at = bytes.find(tag + vr);
      QVERIFY(at != std::string::npos);
      const auto length = bytes.substr(at + 6, 2);
      bytes.replace(at + 4, 4, std::string("UN\0\0", 4) + length + std::string("\0\0", 2));
    }
    std::ofstream(source, std::ios::binary) << bytes;
    Pseudonyms pseudonyms("a key for the test");
    (void)Deidentifier({}, pseudonyms, {}).deidentify(source, target());
    auto& data = read();
    QCOMPARE(value(data, DCM_SOPInstanceUID), mapped);
    QCOMPARE(value(data, DCM_Rows), std::string("4"));
  }

  void numbersThatAreNoneGo() {
    (void)run(
        [](DcmDataset& data) {
          makeImage(data);
          data.putAndInsertString(DCM_MagneticFieldStrength, "Jane");
          data.putAndInsertString(DCM_SliceThickness, "1.5E0");
        },
        "basic");
    QVERIFY(!read().tagExists(DCM_MagneticFieldStrength));
    QCOMPARE(value(read(), DCM_SliceThickness), std::string("1.5E0"));
  }

  void classesOfVendorsStay() {
    (void)run(
        [](DcmDataset& data) {
          makeImage(data);
          data.putAndInsertString(DCM_SOPClassUID, "1.2.826.0.1.3680043.9.96.1");
        },
        "basic");
    QCOMPARE(value(read(), DCM_SOPClassUID), std::string("1.2.826.0.1.3680043.9.96.1"));
  }

  /// Bytes changed at random: each file is refused with an Error or comes out without the patient's name.
  void damagedFilesDoNotEndTheProgram() {
    (void)run(
        [](DcmDataset& data) {
          makePresentation(data);
          data.putAndInsertString(DCM_OtherPatientNames, "1\\2");
          DcmItem* item = nullptr;
          data.findOrCreateSequenceItem(DCM_ReferencedImageSequence, item, 0);
          item->putAndInsertString(DCM_ReferencedSOPInstanceUID, "1.2.3");
        },
        "basic");
    const auto source = fs::path(folder_.path().toStdString()) / "in.dcm";
    const auto whole = bytesOf(source);
    std::mt19937 random(4711);
    int cleaned = 0;
    int refused = 0;
    for (int i = 0; i < 400; ++i) {
      auto bytes = whole;
      for (int change = 0; change < 1 + i % 4; ++change) {
        bytes[132 + random() % (bytes.size() - 132)] = static_cast<char>(random() % 256);
      }
      std::ofstream(source, std::ios::binary) << bytes;
      Pseudonyms pseudonyms("a key for the test");
      try {
        (void)Deidentifier(parseProfile("accept-pixel-risk"), pseudonyms, {}).deidentify(source, target());
        ++cleaned;
        QVERIFY(bytesOf(target()).find("Doe^Jane") == std::string::npos);
      } catch (const Error&) {
        ++refused;
      }
    }
    QVERIFY2(cleaned > 40 && refused > 40, qPrintable(QString("%1 %2").arg(cleaned).arg(refused)));
  }

private:
  std::string run(const std::function<void(DcmDataset&)>& make, const std::string& profile,
                  DeidentifiedFile* result = nullptr) {
    const auto source = fs::path(folder_.path().toStdString()) / "in.dcm";
    DcmFileFormat file;
    make(*file.getDataset());
    save(file, source, EXS_LittleEndianExplicit);
    Pseudonyms pseudonyms("a key for the test");
    const auto made = Deidentifier(parseProfile(profile), pseudonyms, {}).deidentify(source, target());
    if (result != nullptr) {
      *result = made;
    }
    return bytesOf(target());
  }

  DcmDataset& read() {
    file_ = std::make_unique<DcmFileFormat>();
    file_->loadFile(target().c_str());
    return *file_->getDataset();
  }

  [[nodiscard]] fs::path target() const { return fs::path(folder_.path().toStdString()) / "out.dcm"; }

  QTemporaryDir folder_;
  std::unique_ptr<DcmFileFormat> file_;
};

QTEST_GUILESS_MAIN(DeidentificationObjectsTest)
#include "deidentification_objects_test.moc"
