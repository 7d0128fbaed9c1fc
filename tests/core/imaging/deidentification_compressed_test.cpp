#include "core/base/error.h"
#include "core/imaging/decoding/pixel_decoder.h"
#include "core/imaging/deidentification/deidentifier.h"
#include "planted_file.h"

#include <QTemporaryDir>
#include <QTest>
#include <functional>
#include <gdcmImageChangeTransferSyntax.h>
#include <gdcmImageReader.h>
#include <gdcmImageWriter.h>
#include <gdcmJPEG2000Codec.h>
#include <gdcmJPEGCodec.h>
#include <gdcmJPEGLSCodec.h>

using namespace stratoscope;
using namespace stratoscope::imaging;
using namespace planted;

namespace {

constexpr int side = 32;
constexpr int banner = 8; ///< rows
const std::vector<KnownRegion> bannerOnTop{{"OT", "ACME", "", side, side, {0, 0, side, banner}}};

struct Kind {
  const char* name;
  gdcm::TransferSyntax::TSType syntax;
  const char* photometric;
  int bits;
  bool isSigned;
  int tolerance;      ///< how far a value may be from the original's
  const char* method; ///< of the loss; empty for none
};

using Syntax = gdcm::TransferSyntax;
const std::array kinds{
    Kind{"RLE", Syntax::RLELossless, "MONOCHROME2", 8, false, 0, ""},
    Kind{"RLE colour", Syntax::RLELossless, "RGB", 8, false, 0, ""},
    Kind{"JPEG baseline", Syntax::JPEGBaselineProcess1, "MONOCHROME2", 8, false, 6, "ISO_10918_1"},
    Kind{"JPEG lossless", Syntax::JPEGLosslessProcess14, "MONOCHROME2", 16, false, 0, ""},
    Kind{"JPEG lossless, first order", Syntax::JPEGLosslessProcess14_1, "RGB", 8, false, 0, ""},
    Kind{"JPEG-LS", Syntax::JPEGLSLossless, "MONOCHROME2", 16, false, 0, ""},
    Kind{"JPEG-LS near-lossless", Syntax::JPEGLSNearLossless, "MONOCHROME2", 8, false, 3, "ISO_14495_1"},
    Kind{"JPEG 2000 lossless", Syntax::JPEG2000Lossless, "MONOCHROME2", 16, false, 0, ""},
    Kind{"JPEG 2000 lossless, signed", Syntax::JPEG2000Lossless, "MONOCHROME2", 16, true, 0, ""},
    Kind{"JPEG 2000 lossless, inverted", Syntax::JPEG2000Lossless, "MONOCHROME1", 8, false, 0, ""},
    Kind{"JPEG 2000 lossless, colour", Syntax::JPEG2000Lossless, "RGB", 8, false, 0, ""},
    Kind{"JPEG 2000", Syntax::JPEG2000, "MONOCHROME2", 8, false, 8, "ISO_15444_1"},
};

int samplesOf(const Kind& kind) { return std::string(kind.photometric) == "RGB" ? 3 : 1; }

/// A soft slope, which lossy codecs keep well: value number `i` of the picture.
int valueAt(const Kind& kind, std::size_t i) {
  const auto pixel = i / static_cast<std::size_t>(samplesOf(kind));
  const auto across = static_cast<int>(pixel % side);
  const auto down = static_cast<int>(pixel / side);
  const int sample = static_cast<int>(i % static_cast<std::size_t>(samplesOf(kind)));
  return 40 + 3 * across + 2 * down + 10 * sample - (kind.isSigned ? 100 : 0);
}

void describe(DcmDataset& data, const Kind& kind) {
  makeImage(data);
  data.putAndInsertString(DCM_SOPClassUID, UID_SecondaryCaptureImageStorage);
  data.putAndInsertString(DCM_Modality, "OT");
  data.putAndInsertString(DCM_Manufacturer, "Acme");
  data.putAndInsertUint16(DCM_Rows, side);
  data.putAndInsertUint16(DCM_Columns, side);
  data.putAndInsertUint16(DCM_SamplesPerPixel, static_cast<Uint16>(samplesOf(kind)));
  data.putAndInsertString(DCM_PhotometricInterpretation, kind.photometric);
  data.putAndInsertUint16(DCM_BitsAllocated, static_cast<Uint16>(kind.bits));
  data.putAndInsertUint16(DCM_BitsStored, static_cast<Uint16>(kind.bits));
  data.putAndInsertUint16(DCM_HighBit, static_cast<Uint16>(kind.bits - 1));
  data.putAndInsertUint16(DCM_PixelRepresentation, kind.isSigned ? 1 : 0);
  if (samplesOf(kind) == 3) {
    data.putAndInsertUint16(DCM_PlanarConfiguration, 0);
  }
}

void makePicture(DcmDataset& data, const Kind& kind) {
  describe(data, kind);
  const auto count = std::size_t{side} * side * static_cast<std::size_t>(samplesOf(kind));
  if (kind.bits == 8) {
    std::vector<Uint8> pixels(count);
    for (std::size_t i = 0; i < count; ++i) {
      pixels[i] = static_cast<Uint8>(valueAt(kind, i));
    }
    data.putAndInsertUint8Array(DCM_PixelData, pixels.data(), static_cast<unsigned long>(count));
  } else {
    std::vector<Uint16> pixels(count);
    for (std::size_t i = 0; i < count; ++i) {
      pixels[i] = static_cast<Uint16>(valueAt(kind, i));
    }
    data.putAndInsertUint16Array(DCM_PixelData, pixels.data(), static_cast<unsigned long>(count));
  }
}

/// What GDCM's writers lose where they are allowed to.
std::unique_ptr<gdcm::ImageCodec> lossyCodec(Syntax::TSType syntax) {
  if (syntax == Syntax::JPEG2000) {
    auto codec = std::make_unique<gdcm::JPEG2000Codec>();
    codec->SetReversible(false);
    codec->SetRate(0, 4);
    return codec;
  }
  if (syntax == Syntax::JPEGLSNearLossless) {
    auto codec = std::make_unique<gdcm::JPEGLSCodec>();
    codec->SetLossless(false);
    codec->SetLossyError(3);
    return codec;
  }
  if (syntax == Syntax::JPEGBaselineProcess1) {
    auto codec = std::make_unique<gdcm::JPEGCodec>();
    codec->SetLossless(false);
    return codec;
  }
  return nullptr;
}

bool compress(const fs::path& source, const fs::path& target, Syntax::TSType syntax) {
  gdcm::ImageReader reader;
  reader.SetFileName(source.c_str());
  if (!reader.Read()) {
    return false;
  }
  gdcm::ImageChangeTransferSyntax change;
  const auto codec = lossyCodec(syntax);
  change.SetTransferSyntax(syntax);
  change.SetUserCodec(codec.get());
  change.SetInput(reader.GetImage());
  if (!change.Change()) {
    return false;
  }
  gdcm::ImageWriter writer;
  writer.SetFile(reader.GetFile());
  writer.SetImage(change.GetOutput());
  writer.SetFileName(target.c_str());
  return writer.Write();
}

StoredImage decompress(const fs::path& file, const std::string& syntax) {
  Series series;
  series.kind = SourceKind::Dicom;
  series.path = file;
  series.files = {file};
  series.transferSyntax = syntax;
  return makeDecoder()->storedImage(series);
}

std::string textOf(DcmDataset& data, const DcmTagKey& tag) {
  OFString value;
  data.findAndGetOFStringArray(tag, value);
  return {value.data(), value.size()};
}

} // namespace

/// Text burned into compressed pixels goes, whatever compressed them.
class DeidentificationCompressedTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void theBannerIsBlackAndTheRestIsThere_data() {
    QTest::addColumn<int>("number");
    for (std::size_t i = 0; i < kinds.size(); ++i) {
      QTest::newRow(kinds.at(i).name) << static_cast<int>(i);
    }
  }

  void theBannerIsBlackAndTheRestIsThere() {
    QFETCH(int, number);
    const auto& kind = kinds.at(static_cast<std::size_t>(number));
    write(kind);
    QVERIFY(run().pixelsCleaned);
    auto& data = read();
    QVERIFY(data.getOriginalXfer() == EXS_LittleEndianExplicit);
    QCOMPARE(textOf(data, DCM_BurnedInAnnotation), std::string("NO"));
    QCOMPARE(textOf(data, DCM_LossyImageCompression), std::string(*kind.method == '\0' ? "" : "01"));
    QCOMPARE(textOf(data, DCM_LossyImageCompressionMethod), std::string(kind.method));
    QCOMPARE(textOf(data, DCM_LossyImageCompressionRatio).empty(), *kind.method == '\0');
    QCOMPARE(textOf(data, DCM_PhotometricInterpretation), std::string(kind.photometric));
    checkPixels(data, kind);
  }

  void anEarlierLossIsKept() {
    const auto& kind = kinds[7];
    write(kind, [](DcmDataset& data) {
      data.putAndInsertString(DCM_LossyImageCompression, "01");
      data.putAndInsertString(DCM_LossyImageCompressionRatio, "12.5");
      data.putAndInsertString(DCM_LossyImageCompressionMethod, "ISO_10918_1");
    });
    (void)run();
    auto& data = read();
    QCOMPARE(textOf(data, DCM_LossyImageCompression), std::string("01"));
    QCOMPARE(textOf(data, DCM_LossyImageCompressionRatio), std::string("12.5"));
    QCOMPARE(textOf(data, DCM_LossyImageCompressionMethod), std::string("ISO_10918_1"));
  }

  void chromaThatTwoPixelsShareIsBlackened() {
    DcmFileFormat file;
    describe(*file.getDataset(), kinds[1]);
    file.getDataset()->putAndInsertString(DCM_PhotometricInterpretation, "YBR_FULL_422");
    const std::vector<Uint8> pixels(std::size_t{side} * side * 2, 200);
    file.getDataset()->putAndInsertUint8Array(DCM_PixelData, pixels.data(), static_cast<unsigned long>(pixels.size()));
    save(file, path("in"), EXS_LittleEndianExplicit);
    QVERIFY(run().pixelsCleaned);
    auto& data = read();
    QCOMPARE(textOf(data, DCM_PhotometricInterpretation), std::string("YBR_FULL"));
    const Uint8* bytes = nullptr;
    unsigned long count = 0;
    QVERIFY(data.findAndGetUint8Array(DCM_PixelData, bytes, &count).good());
    QCOMPARE(count, static_cast<unsigned long>(side * side * 3));
    QCOMPARE((std::vector<int>(bytes, bytes + 3)), (std::vector<int>{0, 128, 128}));
    QCOMPARE(static_cast<int>(bytes[count - 1]), 200);
  }

  void pixelsThatNobodyDecodesAreRefusedByName() {
    write(kinds[0]);
    try {
      (void)decompress(path("in"), "1.2.840.10008.1.2.4.102");
      QFAIL("decoded");
    } catch (const Error& error) {
      QVERIFY(error.code() == ErrorCode::Unsupported);
      QVERIFY(std::string(error.what()).find("MPEG-4") != std::string::npos);
    }
  }

private:
  static void checkPixels(DcmDataset& data, const Kind& kind) {
    const Uint8* bytes = nullptr;
    const Uint16* words = nullptr;
    unsigned long count = 0;
    if (kind.bits == 8) {
      QVERIFY(data.findAndGetUint8Array(DCM_PixelData, bytes, &count).good());
    } else {
      QVERIFY(data.findAndGetUint16Array(DCM_PixelData, words, &count).good());
    }
    QCOMPARE(count, static_cast<unsigned long>(side * side * samplesOf(kind)));
    const int black = std::string(kind.photometric) == "MONOCHROME1" ? 255 : 0;
    for (unsigned long i = 0; i < count; ++i) {
      const int raw = kind.bits == 8 ? static_cast<int>(bytes[i]) : static_cast<int>(words[i]);
      const int found = kind.isSigned ? static_cast<std::int16_t>(raw) : raw;
      const bool inBanner = i / static_cast<unsigned long>(samplesOf(kind)) < static_cast<unsigned long>(banner * side);
      const int wanted = inBanner ? black : valueAt(kind, i);
      QVERIFY2(std::abs(found - wanted) <= (inBanner ? 0 : kind.tolerance),
               qPrintable(QString("%1: %2 is not %3").arg(i).arg(found).arg(wanted)));
    }
  }

  void write(const Kind& kind, const std::function<void(DcmDataset&)>& change = {}) {
    DcmFileFormat file;
    makePicture(*file.getDataset(), kind);
    if (change) {
      change(*file.getDataset());
    }
    save(file, path("plain"), EXS_LittleEndianExplicit);
    QVERIFY(compress(path("plain"), path("in"), kind.syntax));
    DcmFileFormat compressed;
    compressed.loadFile(path("in").c_str());
    QVERIFY(DcmXfer(compressed.getDataset()->getOriginalXfer()).isEncapsulated());
    // What the writer says of its loss would hide whether the cleaning says it.
    if (!change) {
      for (const auto& tag :
           {DCM_LossyImageCompression, DCM_LossyImageCompressionRatio, DCM_LossyImageCompressionMethod}) {
        compressed.getDataset()->findAndDeleteElement(tag);
      }
      QVERIFY(compressed.saveFile(path("in").c_str(), compressed.getDataset()->getOriginalXfer()).good());
    }
  }

  DeidentifiedFile run() {
    Pseudonyms pseudonyms("a key for the test");
    return Deidentifier(parseProfile("clean-pixel-data"), pseudonyms, bannerOnTop, decompress)
        .deidentify(path("in"), path("out"));
  }

  DcmDataset& read() {
    file_ = std::make_unique<DcmFileFormat>();
    file_->loadFile(path("out").c_str());
    return *file_->getDataset();
  }

  [[nodiscard]] fs::path path(const std::string& name) const {
    return fs::path(folder_.path().toStdString()) / (name + ".dcm");
  }

  QTemporaryDir folder_;
  std::unique_ptr<DcmFileFormat> file_;
};

QTEST_GUILESS_MAIN(DeidentificationCompressedTest)
#include "deidentification_compressed_test.moc"
