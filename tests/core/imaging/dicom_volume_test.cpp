#include "core/base/atomic_file.h"
#include "core/imaging/inspect.h"
#include "dicom_factory.h"
#include "imaging_data.h"

#include <QTemporaryDir>
#include <cmath>
#include <limits>

using namespace imaging_data;
using dicom_factory::DicomFile;

namespace {

using Values = std::vector<float>;

Volume decodeFile(const fs::path& path) { return makeDirectDecoder()->decode(onlySeries(path)); }

/// The words of look-up tables as text that DCMTK parts.
std::string words(const std::vector<int>& values) {
  std::string text;
  for (const int value : values) {
    text.append(text.empty() ? "" : R"(\)").append(std::to_string(value));
  }
  return text;
}

void setWords(DcmItem& item, const DcmTagKey& tag, const std::vector<Uint16>& values) {
  item.putAndInsertUint16Array(tag, values.data(), static_cast<unsigned long>(values.size()));
}

void setPalette(DicomFile& file, int bits, const std::array<std::vector<Uint16>, 3>& colours, int first = 0) {
  const std::array descriptors{DCM_RedPaletteColorLookupTableDescriptor, DCM_GreenPaletteColorLookupTableDescriptor,
                               DCM_BluePaletteColorLookupTableDescriptor};
  const std::array tables{DCM_RedPaletteColorLookupTableData, DCM_GreenPaletteColorLookupTableData,
                          DCM_BluePaletteColorLookupTableData};
  file.set(DCM_PhotometricInterpretation, "PALETTE COLOR");
  for (std::size_t i = 0; i < 3; ++i) {
    file.set(descriptors.at(i), words({static_cast<int>(colours.at(i).size()), first, bits}));
    setWords(file.data(), tables.at(i), colours.at(i));
  }
}

DicomFile grey(const std::vector<Uint16>& values) {
  DicomFile file(static_cast<int>(values.size()), 1);
  file.pixels16(values);
  return file;
}

} // namespace

/// What the pixels of one DICOM file mean.
class DicomVolumeTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void init() {
    folder_ = std::make_unique<QTemporaryDir>();
    path_ = folder_->path().toStdString() + "/a.dcm";
  }

  void everyDepthIsRead_data() {
    QTest::addColumn<int>("allocated");
    QTest::addColumn<int>("stored");
    QTest::addColumn<bool>("isSigned");
    QTest::newRow("8 bits") << 8 << 8 << false;
    QTest::newRow("8 bits signed") << 8 << 8 << true;
    QTest::newRow("12 bits") << 16 << 12 << false;
    QTest::newRow("12 bits signed") << 16 << 12 << true;
    QTest::newRow("16 bits") << 16 << 16 << false;
    QTest::newRow("16 bits signed") << 16 << 16 << true;
    QTest::newRow("32 bits") << 32 << 32 << false;
    QTest::newRow("32 bits signed") << 32 << 32 << true;
  }
  void everyDepthIsRead() {
    QFETCH(int, allocated);
    QFETCH(int, stored);
    QFETCH(bool, isSigned);
    const int first = isSigned ? -5 : 3;
    for (const auto syntax : {EXS_LittleEndianImplicit, EXS_LittleEndianExplicit, EXS_BigEndianExplicit,
                              EXS_DeflatedLittleEndianExplicit}) {
      DicomFile file(4, 3);
      file.bits(allocated, stored, isSigned).ramp(first).save(path_, syntax);
      const auto volume = decodeFile(path_);
      QCOMPARE(volume.size, (std::array{4, 3, 1}));
      for (std::size_t i = 0; i < volume.values.size(); ++i) {
        QCOMPARE(volume.values[i], static_cast<float>(first + static_cast<int>(i)));
      }
    }
  }

  void bothOrdersOfWideBigEndianPixelsAreRead() {
    DicomFile file(4, 3);
    file.bits(32, 32).ramp(70000).save(path_, EXS_BigEndianExplicit); // DCMTK swaps 16-bit words
    const auto expected = decodeFile(path_).values;
    QCOMPARE(expected.front(), 70000.0F);
    auto bytes = readFile(path_);
    const auto pixels = bytes.end() - 48;
    for (auto pixel = pixels; pixel != bytes.end(); pixel += 4) { // as others write them
      std::swap_ranges(pixel, pixel + 2, pixel + 2);
    }
    writeBytes(path_, bytes);
    QCOMPARE(decodeFile(path_).values, expected);
  }

  void realNumbersAreReadInBothByteOrders() {
    DicomFile file(3, 2);
    file.remove(DCM_PixelData).set(DCM_BitsAllocated, "32").set(DCM_BitsStored, "32").set(DCM_HighBit, "31");
    const std::vector<Float32> floats{0.5F, -1, 2e6F, 1, 2, 3.25F};
    file.data().putAndInsertFloat32Array(DCM_FloatPixelData, floats.data(), 6);
    for (const auto syntax : {EXS_LittleEndianExplicit, EXS_BigEndianExplicit}) {
      file.save(path_, syntax);
      QCOMPARE(decodeFile(path_).values, Values(floats.begin(), floats.end()));
    }
    file.data().findAndDeleteElement(DCM_FloatPixelData);
    const std::vector<Float64> doubles{0.5, -1, 2e6, 1, 2, 3.25};
    file.set(DCM_BitsAllocated, "64").set(DCM_BitsStored, "64").set(DCM_HighBit, "63");
    file.data().putAndInsertFloat64Array(DCM_DoubleFloatPixelData, doubles.data(), 6);
    for (const auto syntax : {EXS_LittleEndianExplicit, EXS_BigEndianExplicit}) {
      file.save(path_, syntax);
      QCOMPARE(decodeFile(path_).values, Values(doubles.begin(), doubles.end()));
    }
  }

  void overlaysInUnusedBitsAreNoValues() {
    auto file = grey({0xF005, 0x0FFF, 0x8800, 0x0007});
    file.bits(16, 12).save(path_);
    QCOMPARE(decodeFile(path_).values, (Values{5, 4095, 2048, 7}));
    file.bits(16, 12, true).save(path_);
    QCOMPARE(decodeFile(path_).values, (Values{5, -1, -2048, 7}));
    file.bits(16, 12).set(DCM_HighBit, "15").pixels16({0x0050, 0xFFFF, 0x8001}).set(DCM_Columns, "3").save(path_);
    QCOMPARE(decodeFile(path_).values, (Values{5, 4095, 2048}));
  }

  void aMirroredScaleKeepsItsWindow() {
    auto file = grey({0, 100, 255});
    file.bits(16, 8).set(DCM_PhotometricInterpretation, "MONOCHROME1").set(DCM_WindowCenter, "100");
    file.set(DCM_WindowWidth, "20").save(path_);
    const auto volume = decodeFile(path_);
    QCOMPARE(volume.values, (Values{255, 155, 0}));
    QCOMPARE(volume.windowCentre, 155.0);
    QVERIFY(volume.windowFunction == WindowFunction::Linear);
  }

  void aSlopeOfZeroIsNoScale() {
    auto file = grey({1, 2});
    file.set(DCM_RescaleSlope, "0").set(DCM_RescaleIntercept, "-5").save(path_);
    const auto volume = decodeFile(path_);
    QCOMPARE(volume.values, (Values{-4, -3}));
    QCOMPARE(volume.warnings.size(), std::size_t{1});
  }

  void aModalityTableTakesThePlaceOfTheScale() {
    auto file = grey({0, 9, 10, 11, 500});
    auto& item = file.item(DCM_ModalityLUTSequence);
    DicomFile::setIn(item, DCM_LUTDescriptor, words({3, 10, 16}));
    DicomFile::setIn(item, DCM_ModalityLUTType, "OD");
    setWords(item, DCM_LUTData, {700, 800, 65535});
    for (const auto syntax : {EXS_LittleEndianExplicit, EXS_LittleEndianImplicit, EXS_BigEndianExplicit}) {
      file.save(path_, syntax);
      const auto volume = decodeFile(path_);
      QCOMPARE(volume.values, (Values{700, 700, 700, 800, 65535}));
      QCOMPARE(volume.unit, std::string("OD"));
    }
  }

  void aVoiTableIsKeptForTheWindow() {
    auto file = grey({0, 9, 10, 11});
    auto& item = file.item(DCM_VOILUTSequence);
    DicomFile::setIn(item, DCM_LUTDescriptor, words({3, 10, 8}));
    setWords(item, DCM_LUTData, {0, 51, 255});
    file.save(path_);
    const auto volume = decodeFile(path_);
    QCOMPARE(volume.table.first, 10.0);
    QCOMPARE(volume.table.grey, (Values{0, 0.2F, 1}));
    QCOMPARE(volume.values, (Values{0, 9, 10, 11}));
    file.set(DCM_PhotometricInterpretation, "MONOCHROME1").bits(16, 8).save(path_);
    const auto turned = decodeFile(path_);
    QCOMPARE(turned.values, (Values{255, 246, 245, 244}));
    QCOMPARE(turned.table.first, 243.0);
    QCOMPARE(turned.table.grey, (Values{0, 0.8F, 1}));
  }

  void coloursOfBothPlanesAreTheSame() {
    DicomFile file(2, 2);
    const std::vector<Uint8> mixed{255, 0, 0, 0, 255, 0, 0, 0, 255, 10, 20, 30};
    const std::vector<Uint8> planes{255, 0, 0, 10, 0, 255, 0, 20, 0, 0, 255, 30};
    const Values expected(mixed.begin(), mixed.end());
    file.colour("RGB").pixels8(mixed).save(path_);
    QCOMPARE(decodeFile(path_).values, expected);
    for (const auto syntax : {EXS_LittleEndianExplicit, EXS_BigEndianExplicit, EXS_RLELossless}) {
      DicomFile other(2, 2);
      other.colour("RGB", 1).pixels8(planes).save(path_, syntax);
      const auto volume = decodeFile(path_);
      QCOMPARE(volume.values, expected);
      QCOMPARE(volume.windowWidth, 255.0);
    }
  }

  // Values of pydicom 2.3.1, convert_color_space.
  void ybrBecomesRgb() {
    DicomFile file(2, 1);
    file.colour("YBR_FULL").pixels8({76, 85, 255, 150, 44, 21}).save(path_);
    const Values expected{254, 0, 0, 0, 255, 1};
    QCOMPARE(decodeFile(path_).values, expected);
    file.save(path_, EXS_RLELossless);
    QCOMPARE(decodeFile(path_).values, expected);
    DicomFile half(2, 1);
    half.colour("YBR_FULL_422").pixels8({76, 150, 85, 255}).save(path_);
    QCOMPARE(decodeFile(path_).values, (Values{254, 0, 0, 255, 74, 74}));
  }

  void colourOfSixteenBitsKeepsThem() {
    DicomFile file(2, 1);
    file.colour("RGB").bits(16, 16).pixels16({0, 1000, 65535, 7, 8, 9}).save(path_);
    const auto volume = decodeFile(path_);
    QCOMPARE(volume.values, (Values{0, 1000, 65535, 7, 8, 9}));
    QCOMPARE(volume.windowWidth, 65535.0);
  }

  void palettesBecomeColour() {
    DicomFile file(4, 1);
    file.bits(8, 8).pixels8({0, 1, 2, 200});
    setPalette(file, 16, {{{0, 0x8080, 0xFFFF}, {0xFFFF, 0, 0}, {0, 0, 0x0101}}});
    for (const auto syntax :
         {EXS_LittleEndianExplicit, EXS_LittleEndianImplicit, EXS_BigEndianExplicit, EXS_RLELossless}) {
      file.save(path_, syntax);
      const auto volume = decodeFile(path_);
      QCOMPARE(volume.channels, 3);
      QCOMPARE(volume.values, (Values{0, 255, 0, 128, 0, 0, 255, 0, 1, 255, 0, 1}));
    }
    setPalette(file, 16, {{{7, 8}, {9, 10}, {250, 255}}}, 1); // eight bits that call themselves sixteen
    file.save(path_);
    QCOMPARE(decodeFile(path_).values, (Values{7, 9, 250, 7, 9, 250, 8, 10, 255, 8, 10, 255}));
  }

  void segmentedPalettesAreWrittenOut() {
    DicomFile file(6, 1);
    file.bits(8, 8).pixels8({0, 1, 2, 3, 4, 5}).set(DCM_PhotometricInterpretation, "PALETTE COLOR");
    // Two entries; a line to 90 over two; the first segment (at byte 0) once more.
    const std::vector<Uint16> segments{0, 2, 10, 50, 1, 2, 90, 2, 1, 0, 0};
    const std::array descriptors{DCM_RedPaletteColorLookupTableDescriptor, DCM_GreenPaletteColorLookupTableDescriptor,
                                 DCM_BluePaletteColorLookupTableDescriptor};
    const std::array tables{DCM_SegmentedRedPaletteColorLookupTableData, DCM_SegmentedGreenPaletteColorLookupTableData,
                            DCM_SegmentedBluePaletteColorLookupTableData};
    for (std::size_t i = 0; i < 3; ++i) {
      file.set(descriptors.at(i), words({6, 0, 16}));
      setWords(file.data(), tables.at(i), segments);
    }
    file.save(path_);
    const auto volume = decodeFile(path_);
    Values red;
    for (std::size_t i = 0; i < volume.values.size(); i += 3) {
      red.push_back(volume.values[i]);
    }
    QCOMPARE(red, (Values{10, 50, 70, 90, 10, 50}));
  }

  void bitsOfASegmentationAreParted() {
    DicomFile file(3, 3, 2, "SEG"); // 18 bits: the second frame begins within a byte
    file.bits(1, 1).pixels8({0b10000001, 0b00000011, 0b00000010}).save(path_);
    const auto volume = decodeFile(path_);
    QCOMPARE(volume.size, (std::array{3, 3, 2}));
    QCOMPARE(volume.values, (Values{1, 0, 0, 0, 0, 0, 0, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 1}));
  }

  void realNumbersAreRead() {
    DicomFile file(2, 1, 2);
    file.item(DCM_PerFrameFunctionalGroupsSequence, 1);
    file.remove(DCM_PixelData).bits(32, 32).remove(DCM_BitsStored).remove(DCM_HighBit);
    const std::vector<Float32> single{0.5F, -1.25F, 1e6F, 3};
    file.data().putAndInsertFloat32Array(DCM_FloatPixelData, single.data(), 4);
    file.save(path_);
    QCOMPARE(decodeFile(path_).values, (Values{0.5F, -1.25F, 1e6F, 3}));
    const std::vector<Float32> odd{0.5F, std::numeric_limits<float>::quiet_NaN(), 7, HUGE_VALF};
    file.data().putAndInsertFloat32Array(DCM_FloatPixelData, odd.data(), 4);
    file.save(path_);
    const auto finite = decodeFile(path_);
    QCOMPARE(finite.values, (Values{0.5F, 0.5F, 7, 0.5F}));
    QCOMPARE(finite.warnings.size(), std::size_t{1});
    file.remove(DCM_FloatPixelData).set(DCM_BitsAllocated, "64");
    const std::vector<Float64> twice{0.5, -1.25, 1e6, 3};
    file.data().putAndInsertFloat64Array(DCM_DoubleFloatPixelData, twice.data(), 4);
    file.save(path_);
    QCOMPARE(decodeFile(path_).values, (Values{0.5F, -1.25F, 1e6F, 3}));
  }

  void doseIsScaled() {
    DicomFile file(2, 1, 1, "RTDOSE");
    file.bits(32, 32).pixels32({100000, 4000000000}).set(DCM_DoseGridScaling, "1e-3").save(path_);
    QCOMPARE(decodeFile(path_).values, (Values{100, 4000000}));
  }

  void otherSyntaxesAreNamed_data() {
    QTest::addColumn<QString>("uid");
    QTest::addColumn<QString>("name");
    QTest::newRow("HTJ2K") << "1.2.840.10008.1.2.4.201"
                           << "High-Throughput JPEG 2000";
    QTest::newRow("MPEG2") << "1.2.840.10008.1.2.4.100"
                           << "MPEG2 Main Profile";
    QTest::newRow("H.264") << "1.2.840.10008.1.2.4.102"
                           << "MPEG-4 AVC/H.264";
    QTest::newRow("JPEG XL") << "1.2.840.10008.1.2.4.110"
                             << "JPEG XL";
    QTest::newRow("retired") << "1.2.840.10008.1.2.4.55"
                             << "JPEG Full Progression";
    QTest::newRow("unknown") << "1.2.840.10008.1.2.4.999"
                             << "is not known here";
  }
  void otherSyntaxesAreNamed() {
    QFETCH(QString, uid);
    QFETCH(QString, name);
    DicomFile().saveAs(path_, uid.toStdString());
    const auto index = indexOf({path_});
    QCOMPARE(index.series.size(), std::size_t{0});
    QCOMPARE(index.skipped.size(), std::size_t{1});
    const auto reason = QString::fromStdString(index.skipped[0].reason.english());
    QVERIFY2(reason.contains(uid) && reason.contains(name), qPrintable(reason));
  }

  void pixelsThatAreTooFewAreRefused() {
    DicomFile file(4, 4);
    file.pixels16({1, 2, 3}).save(path_);
    QCOMPARE(indexOf({path_}).skipped.size(), std::size_t{1});
  }

private:
  std::unique_ptr<QTemporaryDir> folder_;
  fs::path path_;
};

QTEST_GUILESS_MAIN(DicomVolumeTest)
#include "dicom_volume_test.moc"
