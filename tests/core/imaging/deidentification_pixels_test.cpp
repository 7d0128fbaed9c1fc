#include "core/base/error.h"
#include "core/imaging/deidentification/deidentifier.h"
#include "planted_file.h"

#include <QTemporaryDir>
#include <QTest>
#include <dcmtk/dcmdata/dcrleerg.h>
#include <functional>

using namespace stratoscope;
using namespace stratoscope::imaging;
using namespace planted;

namespace {

constexpr int side = 8;

/// A picture of a kind that often has text in it: 8 x 8, all bright.
void makeScreen(DcmDataset& data, const char* photometric, int samples, int bits) {
  makeImage(data);
  data.putAndInsertString(DCM_SOPClassUID, UID_SecondaryCaptureImageStorage);
  data.putAndInsertString(DCM_Modality, "OT");
  data.putAndInsertString(DCM_Manufacturer, "Acme Imaging Ltd");
  data.putAndInsertUint16(DCM_Rows, side);
  data.putAndInsertUint16(DCM_Columns, side);
  data.putAndInsertUint16(DCM_SamplesPerPixel, static_cast<Uint16>(samples));
  data.putAndInsertString(DCM_PhotometricInterpretation, photometric);
  data.putAndInsertUint16(DCM_BitsAllocated, static_cast<Uint16>(bits));
  data.putAndInsertUint16(DCM_BitsStored, static_cast<Uint16>(bits));
  data.putAndInsertUint16(DCM_HighBit, static_cast<Uint16>(bits - 1));
  const auto values = std::size_t{side} * side * static_cast<std::size_t>(samples);
  if (samples == 3) {
    data.putAndInsertUint16(DCM_PlanarConfiguration, 0);
  }
  if (bits == 8) {
    const std::vector<Uint8> pixels(values, 200);
    data.putAndInsertUint8Array(DCM_PixelData, pixels.data(), static_cast<unsigned long>(values));
  } else {
    const std::vector<Uint16> pixels(values, 4000);
    data.putAndInsertUint16Array(DCM_PixelData, pixels.data(), static_cast<unsigned long>(values));
  }
}

std::vector<int> pixelsOf(const fs::path& path) {
  DcmFileFormat file;
  std::vector<int> pixels;
  if (file.loadFile(path.c_str()).bad()) {
    return pixels;
  }
  Uint16 bits = 0;
  unsigned long count = 0;
  file.getDataset()->findAndGetUint16(DCM_BitsAllocated, bits);
  const Uint8* bytes = nullptr;
  const Uint16* words = nullptr;
  if (bits == 8 && file.getDataset()->findAndGetUint8Array(DCM_PixelData, bytes, &count).good()) {
    pixels.assign(bytes, bytes + count);
  } else if (file.getDataset()->findAndGetUint16Array(DCM_PixelData, words, &count).good()) {
    pixels.assign(words, words + count);
  }
  return pixels;
}

std::string textOf(const fs::path& path, const DcmTagKey& tag) {
  DcmFileFormat file;
  OFString value;
  file.loadFile(path.c_str());
  file.getDataset()->findAndGetOFStringArray(tag, value);
  return {value.data(), value.size()};
}

/// Everything from the pixel data's items on.
std::string fragmentsOf(const fs::path& path) {
  const auto bytes = bytesOf(path);
  const auto at = bytes.rfind(std::string("\xe0\x7f\x10\x00", 4));
  return at == std::string::npos ? std::string() : bytes.substr(at);
}

const std::vector<KnownRegion> bannerOnTop{{"OT", "ACME", "", side, side, {0, 0, side, 2}}};

} // namespace

/// What may stand in the pixels, and that pixels which need no cleaning are left alone.
class DeidentificationPixelsTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void pixelsWithoutRiskAreCopied() {
    const auto source = write("plain", makeImage);
    (void)run(source, "basic");
    QCOMPARE(pixelsOf(target()), pixelsOf(source));
    QCOMPARE(textOf(target(), DCM_PatientIdentityRemoved), std::string("YES"));
    QCOMPARE(textOf(target(), DCM_LongitudinalTemporalInformationModified), std::string("REMOVED"));
  }

  void compressedPixelsAreCopiedByteForByte() {
    DcmRLEEncoderRegistration::registerCodecs();
    const auto source = write("rle", makeImage, EXS_RLELossless);
    (void)run(source, "basic");
    QVERIFY(fragmentsOf(source).size() > 40);
    QVERIFY(fragmentsOf(target()) == fragmentsOf(source));
    QVERIFY(bytesOf(target()).find(UID_RLELosslessTransferSyntax) != std::string::npos);
  }

  void kindsAtRiskAreRefused_data() {
    QTest::addColumn<QString>("modality");
    QTest::addColumn<QString>("declared");
    QTest::addColumn<QString>("profile");
    QTest::addColumn<bool>("refused");
    QTest::newRow("declared") << "MR"
                              << "YES"
                              << "basic" << true;
    QTest::newRow("declared, accepted") << "MR"
                                        << "YES"
                                        << "accept-pixel-risk" << true;
    QTest::newRow("ultrasound") << "US"
                                << ""
                                << "basic" << true;
    QTest::newRow("ultrasound, accepted") << "US"
                                          << ""
                                          << "accept-pixel-risk" << false;
    QTest::newRow("ultrasound without text") << "US"
                                             << "NO"
                                             << "basic" << false;
    QTest::newRow("ultrasound, no region known") << "US"
                                                 << ""
                                                 << "clean-pixel-data" << true;
    QTest::newRow("ultrasound, no region known, accepted") << "US"
                                                           << ""
                                                           << "clean-pixel-data,accept-pixel-risk" << false;
    QTest::newRow("declared, no region known, accepted") << "US"
                                                         << "YES"
                                                         << "clean-pixel-data,accept-pixel-risk" << true;
    QTest::newRow("plain") << "MR"
                           << ""
                           << "basic" << false;
  }

  void kindsAtRiskAreRefused() {
    QFETCH(QString, modality);
    QFETCH(QString, declared);
    QFETCH(QString, profile);
    QFETCH(bool, refused);
    const auto source = write("risk", [&](DcmDataset& data) {
      makeImage(data);
      data.putAndInsertString(DCM_Modality, modality.toLatin1().constData());
      data.putAndInsertString(DCM_BurnedInAnnotation, declared.toLatin1().constData());
    });
    if (refused) {
      QVERIFY_THROWS_EXCEPTION(Error, (void)run(source, profile.toStdString()));
    } else {
      QCOMPARE(run(source, profile.toStdString()).pixelsCleaned, false);
    }
  }

  void knownRegionsAreBlackened_data() {
    QTest::addColumn<QString>("photometric");
    QTest::addColumn<int>("samples");
    QTest::addColumn<int>("bits");
    QTest::addColumn<QList<int>>("black");
    QTest::newRow("grey") << "MONOCHROME2" << 1 << 8 << QList<int>{0};
    QTest::newRow("inverted") << "MONOCHROME1" << 1 << 8 << QList<int>{255};
    QTest::newRow("16 bit") << "MONOCHROME2" << 1 << 16 << QList<int>{0};
    QTest::newRow("colour") << "RGB" << 3 << 8 << QList<int>{0, 0, 0};
    QTest::newRow("luminance") << "YBR_FULL" << 3 << 8 << QList<int>{0, 128, 128};
  }

  void knownRegionsAreBlackened() {
    QFETCH(QString, photometric);
    QFETCH(int, samples);
    QFETCH(int, bits);
    QFETCH(QList<int>, black);
    const auto source =
        write("screen", [&](DcmDataset& data) { makeScreen(data, photometric.toLatin1().constData(), samples, bits); });
    QVERIFY(run(source, "clean-pixel-data,accept-pixel-risk", bannerOnTop).pixelsCleaned);
    const auto before = pixelsOf(source);
    const auto after = pixelsOf(target());
    QCOMPARE(after.size(), before.size());
    for (std::size_t i = 0; i < after.size(); ++i) {
      const bool inBanner = i / static_cast<std::size_t>(samples) < std::size_t{2} * side;
      const auto sample = static_cast<qsizetype>(i) % samples;
      QCOMPARE(after[i], inBanner ? black[sample] : before[i]);
    }
    QCOMPARE(textOf(target(), DCM_BurnedInAnnotation), std::string("NO"));
    QVERIFY(bytesOf(target()).find("113101") != std::string::npos);
  }

  void compressedPixelsNeedWhatDecodesThem() {
    DcmRLEEncoderRegistration::registerCodecs();
    const auto source = write(
        "rle", [](DcmDataset& data) { makeScreen(data, "MONOCHROME2", 1, 8); }, EXS_RLELossless);
    QVERIFY_THROWS_EXCEPTION(Error, (void)run(source, "clean-pixel-data", bannerOnTop));
  }

  void ultrasoundKeepsItsRegionsOnly() {
    const auto source = write("ultrasound", [](DcmDataset& data) {
      makeScreen(data, "MONOCHROME2", 1, 8);
      data.putAndInsertString(DCM_Modality, "US");
      DcmItem* region = nullptr;
      data.findOrCreateSequenceItem(DCM_SequenceOfUltrasoundRegions, region, 0);
      region->putAndInsertUint32(DCM_RegionLocationMinX0, 2);
      region->putAndInsertUint32(DCM_RegionLocationMinY0, 3);
      region->putAndInsertUint32(DCM_RegionLocationMaxX1, 5);
      region->putAndInsertUint32(DCM_RegionLocationMaxY1, 6);
    });
    (void)run(source, "clean-pixel-data");
    const auto pixels = pixelsOf(target());
    for (int row = 0; row < side; ++row) {
      for (int column = 0; column < side; ++column) {
        const bool inside = column >= 2 && column <= 5 && row >= 3 && row <= 6;
        QCOMPARE(pixels[static_cast<std::size_t>(row * side + column)], inside ? 200 : 0);
      }
    }
  }

  void overlaysWithinPixelWordsAreCleared() {
    const auto source = write("overlay", [](DcmDataset& data) {
      makeImage(data);
      data.putAndInsertUint16(DCM_BitsAllocated, 16);
      data.putAndInsertUint16(DCM_BitsStored, 12);
      data.putAndInsertUint16(DCM_HighBit, 11);
      const std::vector<Uint16> pixels(16, 0xf123);
      data.putAndInsertUint16Array(DCM_PixelData, pixels.data(), 16);
      data.putAndInsertUint16(DcmTag(0x6000, 0x0100, EVR_US), 16);
      data.putAndInsertUint16(DcmTag(0x6000, 0x0102, EVR_US), 12);
    });
    QVERIFY_THROWS_EXCEPTION(Error, (void)run(source, "basic"));
    QVERIFY(run(source, "clean-pixel-data").pixelsCleaned);
    QCOMPARE(pixelsOf(target()), std::vector<int>(16, 0x123));
    QVERIFY(textOf(target(), DcmTagKey(0x6000, 0x0102)).empty());
  }

  void regionsAreReadFromCsv() {
    const auto regions = parseRegions("modality,manufacturer,model,rows,columns,x,y,width,height\r\n# note\r\n"
                                      "us,acme,S1,600,800,0,0,800,60\r\n",
                                      "mine");
    QCOMPARE(regions.size(), std::size_t{1});
    QCOMPARE(regions[0].modality, std::string("US"));
    QCOMPARE(regions[0].rectangle.rows, 60);
    QVERIFY_THROWS_EXCEPTION(Error, (void)parseRegions("head\nus,acme,S1,600,800,0,0,800\n", "mine"));
    QVERIFY_THROWS_EXCEPTION(Error, (void)parseRegions("head\nus,acme,S1,600,800,0,0,a,60\n", "mine"));
    QVERIFY(!builtInRegions().empty());
  }

  void otherObjectsAreRefused() {
    const auto document = write("document", [](DcmDataset& data) {
      makeImage(data);
      data.putAndInsertString(DCM_SOPClassUID, UID_EncapsulatedPDFStorage);
      plantBytes(data, DcmTag(DCM_EncapsulatedDocument), "%PDF-1.4");
    });
    QVERIFY_THROWS_EXCEPTION(Error, (void)run(document, "basic"));
    const auto directory = write("directory", [](DcmDataset& data) {
      makeImage(data);
      data.putAndInsertString(DCM_SOPClassUID, UID_MediaStorageDirectoryStorage);
    });
    QVERIFY_THROWS_EXCEPTION(Error, (void)run(directory, "basic"));
    const auto text = path("text");
    std::ofstream(text) << "not DICOM";
    QVERIFY_THROWS_EXCEPTION(Error, (void)run(text, "basic"));
  }

private:
  [[nodiscard]] fs::path path(const std::string& name) const {
    return fs::path(folder_.path().toStdString()) / (name + ".dcm");
  }
  [[nodiscard]] fs::path target() const { return path("out"); }

  fs::path write(const std::string& name, const std::function<void(DcmDataset&)>& make,
                 E_TransferSyntax syntax = EXS_LittleEndianExplicit) {
    DcmFileFormat file;
    make(*file.getDataset());
    if (syntax == EXS_RLELossless) {
      file.getDataset()->chooseRepresentation(syntax, nullptr);
    }
    save(file, path(name), syntax);
    return path(name);
  }

  [[nodiscard]] DeidentifiedFile run(const fs::path& source, const std::string& profile,
                                     const std::vector<KnownRegion>& regions = {}) const {
    Pseudonyms pseudonyms("a key for the test");
    return Deidentifier(parseProfile(profile), pseudonyms, regions).deidentify(source, target());
  }

  QTemporaryDir folder_;
};

QTEST_GUILESS_MAIN(DeidentificationPixelsTest)
#include "deidentification_pixels_test.moc"
