#include "core/base/atomic_file.h"
#include "core/imaging/dicom/header.h"
#include "dicom_factory.h"
#include "imaging_data.h"

#include <QTemporaryDir>

using namespace imaging_data;
using dicom_factory::DicomFile;

Q_DECLARE_METATYPE(std::string)

namespace {

const std::array plainSyntaxes{EXS_LittleEndianImplicit, EXS_LittleEndianExplicit, EXS_RLELossless};

/// A file with something in every element that becomes a column.
DicomFile described() {
  DicomFile file;
  file.set(DCM_BodyPartExamined, "CHEST")
      .set(DCM_StudyDate, "20210302")
      .set(DCM_StudyDescription, "THORAX")
      .set(DCM_SeriesDescription, "lung ")
      .set(DCM_ProtocolName, "routine")
      .set(DCM_InstitutionName, "Clinic")
      .set(DCM_Manufacturer, "Maker")
      .set(DCM_ManufacturerModelName, "Model 1")
      .set(DCM_StationName, "CT1")
      .set(DCM_KVP, "120.0")
      .set(DCM_EchoTime, "1.50")
      .set(DCM_RepetitionTime, "+2000")
      .set(DCM_FlipAngle, "9e1")
      .set(DCM_MagneticFieldStrength, "3")
      .set(DCM_SliceThickness, "1.250")
      .set(DCM_PixelSpacing, "0.50\\0.5")
      .set(DCM_ConvolutionKernel, "B30f\\3")
      .set(DCM_ContrastBolusAgent, "agent")
      .set(DCM_PatientSex, "F")
      .set(DCM_PatientAge, "018M")
      .set(DCM_PatientPosition, "HFS")
      .set(DCM_ImageLaterality, "L")
      .set(DCM_Laterality, "R")
      .set(DCM_ViewPosition, "PA")
      .set(DCM_ImageType, "ORIGINAL\\PRIMARY\\AXIAL")
      .set(DCM_PatientName, "Secret^Name")
      .set(DCM_PatientBirthDate, "19700101");
  return file;
}

const std::map<std::string, std::string> expectedColumns{{"modality", "CT"},
                                                         {"body part", "CHEST"},
                                                         {"study date", "20210302"},
                                                         {"study description", "THORAX"},
                                                         {"series description", "lung"},
                                                         {"protocol name", "routine"},
                                                         {"institution", "Clinic"},
                                                         {"manufacturer", "Maker"},
                                                         {"scanner", "Model 1"},
                                                         {"station", "CT1"},
                                                         {"kVp", "120"},
                                                         {"echo time", "1.5"},
                                                         {"repetition time", "2000"},
                                                         {"flip angle", "90"},
                                                         {"magnetic field strength", "3"},
                                                         {"slice thickness", "1.25"},
                                                         {"pixel spacing", "0.5"},
                                                         {"convolution kernel", "B30f\\3"},
                                                         {"contrast agent", "agent"},
                                                         {"sex", "F"},
                                                         {"age", "1.50"},
                                                         {"patient position", "HFS"},
                                                         {"laterality", "L"},
                                                         {"view position", "PA"},
                                                         {"image type", "ORIGINAL\\PRIMARY\\AXIAL"}};

} // namespace

/// The index's reading of one file's header.
class DicomHeaderTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void init() {
    folder_ = std::make_unique<QTemporaryDir>();
    path_ = fs::path(folder_->path().toStdString()) / "a.dcm";
  }

  void everyColumnInEverySyntax_data() {
    QTest::addColumn<int>("syntax");
    for (const auto syntax :
         {EXS_LittleEndianImplicit, EXS_LittleEndianExplicit, EXS_BigEndianExplicit, EXS_DeflatedLittleEndianExplicit,
          EXS_RLELossless, EXS_JPEGProcess14SV1, EXS_JPEGLSLossless}) {
      QTest::newRow(DcmXfer(syntax).getXferName()) << static_cast<int>(syntax);
    }
  }
  void everyColumnInEverySyntax() {
    QFETCH(int, syntax);
    auto file = described();
    file.place({1, 2, 3.5}).save(path_, static_cast<E_TransferSyntax>(syntax));
    const auto header = readDicomHeader(path_);
    auto columns = header.descriptions;
    QCOMPARE(columns, expectedColumns);
    QCOMPARE(header.transferSyntax, std::string(DcmXfer(static_cast<E_TransferSyntax>(syntax)).getXferID()));
    QCOMPARE(header.patient, std::string("P1"));
    QCOMPARE(header.rows, 3);
    QCOMPARE(header.columns, 4);
    QCOMPARE(header.position.value(), (std::array{1.0, 2.0, 3.5}));
    QCOMPARE(header.pixelSpacing, (std::array{0.5, 0.5}));
    QVERIFY(header.warnings.empty());
  }

  void textIsReadInItsCharacterSet_data() {
    QTest::addColumn<std::string>("specific");
    QTest::addColumn<std::string>("bytes");
    QTest::addColumn<std::string>("expected");
    QTest::addColumn<bool>("warns");
    const auto row = [](const char* name, const std::string& specific, const std::string& bytes,
                        const std::string& expected,
                        bool warns = false) { QTest::newRow(name) << specific << bytes << expected << warns; };
    // The names of PS3.5, annexes H to K, which were checked against pydicom.
    row("kanji", "\\ISO 2022 IR 87",
        "Yamada^Tarou=\x1b$B;3ED\x1b(B^\x1b$BB@O:\x1b(B=\x1b$B$d$^$@\x1b(B^\x1b$B$?$m$&\x1b(B",
        "Yamada^Tarou=山田^太郎=やまだ^たろう");
    row("half-width katakana and kanji", "ISO 2022 IR 13\\ISO 2022 IR 87",
        "\xd4\xcf\xc0\xde^\xc0\xdb\xb3=\x1b$B;3ED\x1b(J^\x1b$BB@O:\x1b(J", "ﾔﾏﾀﾞ^ﾀﾛｳ=山田^太郎");
    row("a kanji byte like a backslash", "\\ISO 2022 IR 87", "\x1b$B%\\\x1b(B ray", "ボ ray");
    row("supplementary kanji", "\\ISO 2022 IR 159", "\x1b$(D0!\x1b(B", "丂");
    row("hangul", "\\ISO 2022 IR 149",
        "Hong^Gildong=\x1b$)C\xfb\xf3^\x1b$)C\xd1\xce\xd4\xd7=\x1b$)C\xc8\xab^\x1b$)C\xb1\xe6\xb5\xbf",
        "Hong^Gildong=洪^吉洞=홍^길동");
    row("chinese by ISO 2022", "\\ISO 2022 IR 58", "Zhang=\x1b$)A\xd5\xc5^\x1b$)A\xd0\xa1\xb6\xab", "Zhang=张^小东");
    row("GB18030", "GB18030", "Wang=\xcd\xf5^\xd0\xa1\xb6\xab", "Wang=王^小东");
    row("a GB18030 byte like a backslash", "GB18030", "\x81\x5c", "乗");
    row("GBK", "GBK", "\xcd\xf5", "王");
    row("UTF-8", "ISO_IR 192", "Wang=王^小東 Ärzte", "Wang=王^小東 Ärzte");
    row("Latin-1", "ISO_IR 100",
        "Sch\xe4"
        "del",
        "Schädel");
    row("Latin-1, misspelt", "ISO-IR_100",
        "Sch\xe4"
        "del",
        "Schädel");
    row("Latin-2", "ISO_IR 101",
        "\xa3\xf3"
        "d\xbc",
        "Łódź");
    row("Cyrillic", "ISO_IR 144", "\xbb\xee\xda", "Люк");
    row("Greek", "ISO_IR 126", "\xc4\xe9\xef\xed", "Διον");
    row("Arabic", "ISO_IR 127", "\xe2\xc8", "قب");
    row("Hebrew", "ISO_IR 138", "\xf9\xf8", "שר");
    row("Thai", "ISO_IR 166", "\xca\xc1", "สม");
    row("two sets by escape sequences", "ISO 2022 IR 100\\ISO 2022 IR 144", "\xe4 \x1b-L\xbb", "ä Л");
    row("none declared, UTF-8", "", "Schädel", "Schädel");
    row("none declared, Latin-1", "",
        "Sch\xe4"
        "del",
        "Schädel", true);
    row("none declared, escape sequences", "", "\x1b$B;3ED\x1b(B", "山田");
    row("declared UTF-8, is Latin-1", "ISO_IR 192",
        "Sch\xe4"
        "del",
        "Schädel", true);
    row("an unknown set", "ISO_IR 999",
        "Sch\xe4"
        "del",
        "Schädel", true);
    row("a broken escape sequence", "\\ISO 2022 IR 87", "\x1b$Q;3", "\x1b$Q;3", true);
  }
  void textIsReadInItsCharacterSet() {
    QFETCH(std::string, specific);
    QFETCH(std::string, bytes);
    QFETCH(std::string, expected);
    QFETCH(bool, warns);
    DicomFile file;
    if (!specific.empty()) {
      file.set(DCM_SpecificCharacterSet, specific);
    }
    file.set(DCM_SeriesDescription, bytes).set(DCM_PatientID, bytes).save(path_);
    const auto header = readDicomHeader(path_);
    QCOMPARE(header.descriptions.at("series description"), expected);
    QCOMPARE(header.patient, expected);
    QCOMPARE(!header.warnings.empty(), warns);
  }

  void pathsNeedNotBeAscii() {
    const auto path = path_.parent_path() / "Ordner ä 山田" / "Bild ß.dcm";
    described().save(path);
    QCOMPARE(readDicomHeader(path).path, path);
    QCOMPARE(indexOf({path.parent_path()}).series.size(), std::size_t{1});
  }

  void nestedAndPrivateElementsAreWalkedOver_data() {
    QTest::addColumn<int>("syntax");
    for (const auto syntax : plainSyntaxes) {
      QTest::newRow(DcmXfer(syntax).getXferName()) << static_cast<int>(syntax);
    }
  }
  void nestedAndPrivateElementsAreWalkedOver() {
    QFETCH(int, syntax);
    DicomFile file;
    auto& outer = file.item(DCM_ReferencedStudySequence);
    DicomFile::setIn(outer, DCM_SeriesInstanceUID, "9.9.9");
    DicomFile::setIn(DicomFile::itemIn(outer, DCM_ReferencedSeriesSequence), DCM_Modality, "MR");
    file.data().putAndInsertString(DcmTag(0x0009, 0x0010, EVR_LO), "PRIVATE");
    const std::vector<Uint8> bytes(70000, 7); // beyond what is read at once
    file.data().putAndInsertUint8Array(DcmTag(0x0009, 0x1001, EVR_UN), bytes.data(), bytes.size());
    file.set(DCM_SeriesDescription, "behind").save(path_, static_cast<E_TransferSyntax>(syntax));
    const auto header = readDicomHeader(path_);
    QCOMPARE(header.seriesUid, std::string("1.2.3.1.1"));
    QCOMPARE(header.modality, std::string("CT"));
    QCOMPARE(header.descriptions.at("series description"), std::string("behind"));
  }

  void nothingCutOffIsTakenForWhole_data() { nestedAndPrivateElementsAreWalkedOver_data(); }
  void nothingCutOffIsTakenForWhole() {
    QFETCH(int, syntax);
    described().save(path_, static_cast<E_TransferSyntax>(syntax));
    // The delimiter behind the last fragment of compressed pixels may be missing: they are all there.
    const std::size_t delimiter = syntax == EXS_RLELossless ? 8 : 0;
    for (auto length = fs::file_size(path_) - delimiter; length-- > 0;) {
      fs::resize_file(path_, length);
      const auto code = errorOf([&] { (void)readDicomHeader(path_); }).code();
      QVERIFY2(code == ErrorCode::Unreadable || code == ErrorCode::Unsupported, qPrintable(QString::number(length)));
    }
  }

  void anyForgedByteIsAnErrorOrAHeader() {
    described().save(path_);
    const auto whole = readFile(path_);
    for (std::size_t place = 128; place < whole.size(); ++place) {
      auto forged = whole;
      forged[place] = static_cast<char>(0xFF);
      writeBytes(path_, forged);
      try {
        QVERIFY(readDicomHeader(path_).rows > 0);
      } catch (const Error& error) {
        QVERIFY(!error.reason().empty());
      }
    }
  }

private:
  std::unique_ptr<QTemporaryDir> folder_;
  fs::path path_;
};

QTEST_GUILESS_MAIN(DicomHeaderTest)
#include "dicom_header_test.moc"
