#include "core/base/atomic_file.h"
#include "core/imaging/picture/picture_orientation.h"
#include "imaging_data.h"
#include "nifti_bytes.h"

#include <QTemporaryDir>
#include <cmath>
#include <tiffio.h>

using namespace imaging_data;
using nifti_bytes::number;
using nifti_bytes::numbers;

namespace {

/// A page of a TIFF as a test writes it.
struct Page {
  std::uint32_t width = 3;
  std::uint32_t height = 2;
  int bits = 8;
  int samples = 1;
  int format = SAMPLEFORMAT_UINT;
  int meaning = PHOTOMETRIC_MINISBLACK;
  int orientation = 1;
  int compression = COMPRESSION_NONE;
  std::string data; ///< rows from the top, padded to whole bytes
  std::vector<std::uint16_t> palette;
};

void writePage(TIFF* file, const Page& page) {
  TIFFSetField(file, TIFFTAG_IMAGEWIDTH, page.width);
  TIFFSetField(file, TIFFTAG_IMAGELENGTH, page.height);
  TIFFSetField(file, TIFFTAG_BITSPERSAMPLE, page.bits);
  TIFFSetField(file, TIFFTAG_SAMPLESPERPIXEL, page.samples);
  TIFFSetField(file, TIFFTAG_SAMPLEFORMAT, page.format);
  TIFFSetField(file, TIFFTAG_PHOTOMETRIC, page.meaning);
  TIFFSetField(file, TIFFTAG_ORIENTATION, page.orientation);
  TIFFSetField(file, TIFFTAG_COMPRESSION, page.compression);
  TIFFSetField(file, TIFFTAG_PLANARCONFIG, PLANARCONFIG_CONTIG);
  if (!page.palette.empty()) {
    const auto* red = page.palette.data();
    const auto size = page.palette.size() / 3;
    TIFFSetField(file, TIFFTAG_COLORMAP, red, red + size, red + 2 * size);
  }
  auto data = page.data;
  const auto row = data.size() / page.height;
  for (std::uint32_t y = 0; y < page.height; ++y) {
    TIFFWriteScanline(file, data.data() + y * row, y, 0);
  }
  TIFFWriteDirectory(file);
}

void writeTiff(const fs::path& path, const std::vector<Page>& pages, const char* mode = "w") {
  TIFF* file = TIFFOpen(path.c_str(), mode);
  for (const auto& page : pages) {
    writePage(file, page);
  }
  TIFFClose(file);
}

/// An APP1 segment that names an orientation.
std::string exifSegment(int orientation, bool swapped) {
  std::string tiff = swapped ? std::string("MM\0*", 4) : std::string("II*\0", 4);
  tiff += number<std::uint32_t>(8, swapped) + number<std::uint16_t>(2, swapped);
  const auto entry = [&](std::uint16_t tag, std::uint16_t value) {
    tiff += number(tag, swapped) + number<std::uint16_t>(3, swapped) + number<std::uint32_t>(1, swapped) +
            number(value, swapped) + number<std::uint16_t>(0, swapped);
  };
  entry(0x0100, 64);
  entry(0x0112, static_cast<std::uint16_t>(orientation));
  tiff += number<std::uint32_t>(0, swapped);
  const std::string body = std::string("Exif\0\0", 6) + tiff;
  return "\xff\xe1" + number(static_cast<std::uint16_t>(body.size() + 2), true) + body;
}

} // namespace

class PictureTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void init() {
    folder_ = std::make_unique<QTemporaryDir>();
    root_ = folder_->path().toStdString();
  }

  // 1 2 3 / 4 5 6 turned by each of the eight orientations, as EXIF 2.3 draws them.
  void everyOrientationIsTurnedUpright_data() {
    QTest::addColumn<int>("orientation");
    QTest::addColumn<QList<int>>("seen");
    QTest::newRow("as stored") << 1 << QList<int>{1, 2, 3, 4, 5, 6};
    QTest::newRow("mirrored") << 2 << QList<int>{3, 2, 1, 6, 5, 4};
    QTest::newRow("upside down") << 3 << QList<int>{6, 5, 4, 3, 2, 1};
    QTest::newRow("mirrored, upside down") << 4 << QList<int>{4, 5, 6, 1, 2, 3};
    QTest::newRow("transposed") << 5 << QList<int>{1, 4, 2, 5, 3, 6};
    QTest::newRow("to the right") << 6 << QList<int>{4, 1, 5, 2, 6, 3};
    QTest::newRow("transposed, upside down") << 7 << QList<int>{6, 3, 5, 2, 4, 1};
    QTest::newRow("to the left") << 8 << QList<int>{3, 6, 2, 5, 1, 4};
  }
  void everyOrientationIsTurnedUpright() {
    QFETCH(int, orientation);
    QFETCH(QList<int>, seen);
    Page page;
    page.orientation = orientation;
    page.data = {1, 2, 3, 4, 5, 6};
    writeTiff(root_ / "o.tif", {page});
    const auto volume = decodeOnly(root_ / "o.tif");
    QCOMPARE(QList<int>(volume.values.begin(), volume.values.end()), seen);
    QCOMPARE(volume.size[0], orientation < 5 ? 3 : 2);

    // The same of a JPEG, against the same picture without the note.
    auto jpeg = readFile(sample / "mednist/Hand/000000.jpeg");
    auto upright = decodeOnly(sample / "mednist/Hand/000000.jpeg");
    orient(upright, orientation);
    for (const bool swapped : {false, true}) {
      writeBytes(root_ / "o.jpg", jpeg.substr(0, 2) + exifSegment(orientation, swapped) + jpeg.substr(2));
      QVERIFY(decodeOnly(root_ / "o.jpg").values == upright.values);
    }
  }

  void aDamagedNoteTurnsNothing() {
    const auto whole = "\xff\xd8" + exifSegment(6, false);
    QCOMPARE(exifOrientation(whole), 6);
    QCOMPARE(exifOrientation("\xff\xd8" + exifSegment(9, false)), 1);
    for (std::size_t length = 0; length < whole.size(); ++length) {
      const int found = exifOrientation(std::string_view(whole).substr(0, length));
      QVERIFY(found == 1 || found == 6); // and reads nothing beyond
    }
    auto forged = whole;
    forged.replace(whole.find("II*") + 4, 4, "\xff\xff\xff\x7f"); // the directory lies elsewhere
    QCOMPARE(exifOrientation(forged), 1);
  }

  void numbersOfATiffAreRead_data() {
    QTest::addColumn<int>("bits");
    QTest::addColumn<int>("format");
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<double>("width");
    const auto row = [](const char* name, int bits, int format, const std::string& data, double width) {
      QTest::newRow(name) << bits << format << QByteArray::fromStdString(data) << width;
    };
    row("8", 8, SAMPLEFORMAT_UINT, {1, 2, 3, 4, 5, 6}, 255);
    row("16", 16, SAMPLEFORMAT_UINT, numbers<std::uint16_t>({1, 2, 3, 4, 5, 6}), 0);
    row("16, signed", 16, SAMPLEFORMAT_INT, numbers<std::int16_t>({1, 2, 3, 4, 5, 6}), 0);
    row("32", 32, SAMPLEFORMAT_UINT, numbers<std::uint32_t>({1, 2, 3, 4, 5, 6}), 0);
    row("32, signed", 32, SAMPLEFORMAT_INT, numbers<std::int32_t>({1, 2, 3, 4, 5, 6}), 0);
    row("float", 32, SAMPLEFORMAT_IEEEFP, numbers<float>({1, 2, 3, 4, 5, 6}), 0);
    row("double", 64, SAMPLEFORMAT_IEEEFP, numbers<double>({1, 2, 3, 4, 5, 6}), 0);
  }
  void numbersOfATiffAreRead() {
    QFETCH(int, bits);
    QFETCH(int, format);
    QFETCH(QByteArray, data);
    QFETCH(double, width);
    Page page;
    page.bits = bits;
    page.format = format;
    page.data = data.toStdString();
    for (const auto* mode : {"wl", "wb", "w8"}) { // either byte order, and the format of large files
      for (const int compression : {COMPRESSION_NONE, COMPRESSION_LZW, COMPRESSION_ADOBE_DEFLATE}) {
        page.compression = compression;
        writeTiff(root_ / "n.tif", {page}, mode);
        const auto volume = decodeOnly(root_ / "n.tif");
        QCOMPARE(volume.values, (std::vector<float>{1, 2, 3, 4, 5, 6}));
        QCOMPARE(volume.windowWidth, width);
      }
    }
  }

  void coloursAndGreysOfATiffAreRead() {
    Page white;
    white.meaning = PHOTOMETRIC_MINISWHITE;
    white.data = std::string({0, 1, 2, 3, 4, 5});
    Page alpha;
    alpha.width = 1;
    alpha.samples = 4;
    alpha.meaning = PHOTOMETRIC_RGB;
    alpha.data = std::string({1, 2, 3, 100, 4, 5, 6, 0});
    Page bits;
    bits.bits = 1;
    bits.data = std::string({'\xa0', '\x40'}); // 1 0 1 / 0 1 0
    Page indexed;
    indexed.width = 2;
    indexed.height = 1;
    indexed.meaning = PHOTOMETRIC_PALETTE;
    indexed.data = std::string({1, 0});
    indexed.palette.resize(768);
    indexed.palette[1] = 200 * 257;
    indexed.palette[256 + 1] = 100 * 257;
    indexed.palette[512] = 50 * 257;
    writeTiff(root_ / "white.tif", {white});
    writeTiff(root_ / "alpha.tif", {alpha});
    writeTiff(root_ / "bits.tif", {bits});
    writeTiff(root_ / "indexed.tif", {indexed});
    QCOMPARE(decodeOnly(root_ / "white.tif").values, (std::vector<float>{255, 254, 253, 252, 251, 250}));
    QCOMPARE(decodeOnly(root_ / "alpha.tif").values, (std::vector<float>{1, 2, 3, 4, 5, 6}));
    QCOMPARE(decodeOnly(root_ / "bits.tif").values, (std::vector<float>{255, 0, 255, 0, 255, 0}));
    QCOMPARE(decodeOnly(root_ / "bits.tif").channels, 1);
    QCOMPARE(decodeOnly(root_ / "indexed.tif").values, (std::vector<float>{200, 100, 0, 0, 0, 50}));
  }

  void tilesAreReadInTheirPlaces() {
    constexpr std::uint32_t side = 16;
    constexpr std::uint32_t width = 37;
    constexpr std::uint32_t height = 21;
    TIFF* file = TIFFOpen((root_ / "t.tif").c_str(), "w");
    TIFFSetField(file, TIFFTAG_IMAGEWIDTH, width);
    TIFFSetField(file, TIFFTAG_IMAGELENGTH, height);
    TIFFSetField(file, TIFFTAG_BITSPERSAMPLE, 16);
    TIFFSetField(file, TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_MINISBLACK);
    TIFFSetField(file, TIFFTAG_TILEWIDTH, side);
    TIFFSetField(file, TIFFTAG_TILELENGTH, side);
    for (std::uint32_t top = 0; top < height; top += side) {
      for (std::uint32_t left = 0; left < width; left += side) {
        std::vector<std::uint16_t> tile(std::size_t{side} * side);
        for (std::uint32_t i = 0; i < tile.size(); ++i) {
          tile[i] = static_cast<std::uint16_t>((top + i / side) * 100 + left + i % side);
        }
        TIFFWriteTile(file, tile.data(), left, top, 0, 0);
      }
    }
    TIFFClose(file);
    const auto volume = decodeOnly(root_ / "t.tif");
    QCOMPARE(volume.size, (std::array{37, 21, 1}));
    for (int y = 0; y < 21; ++y) {
      for (int x = 0; x < 37; ++x) {
        QCOMPARE(at(volume, x, y, 0), static_cast<float>(100 * y + x));
      }
    }
  }

  void pagesAreSlices() {
    Page page;
    page.data = {1, 2, 3, 4, 5, 6};
    Page second = page;
    second.data = {7, 8, 9, 10, 11, 12};
    Page preview;
    preview.width = 1;
    preview.height = 1;
    preview.data = {99};
    writeTiff(root_ / "p.tif", {page, preview, second});
    const auto volume = decodeOnly(root_ / "p.tif");
    QCOMPARE(volume.size, (std::array{3, 2, 2}));
    QCOMPARE(volume.values, (std::vector<float>{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}));
    QCOMPARE(volume.warnings.size(), std::size_t{1});
    QVERIFY(volume.warnings[0].message.english().ends_with(": 1"));
  }

  void damagedTiffsAreRefused() {
    Page page;
    page.width = 300;
    page.height = 300;
    page.compression = COMPRESSION_LZW;
    std::uint32_t noise = 1;
    for (int i = 0; i < 90000; ++i) {
      noise = noise * 1664525U + 1013904223U;
      page.data += static_cast<char>(noise >> 24U);
    }
    writeTiff(root_ / "whole.tif", {page});
    const auto bytes = readFile(root_ / "whole.tif");
    // The directory lies behind the pixels, so the middle is taken out.
    auto damaged = bytes;
    QVERIFY(bytes.size() > 20000);
    std::fill(damaged.begin() + 200, damaged.begin() + 20000, '\xff');
    writeBytes(root_ / "damaged.tif", damaged);
    writeBytes(root_ / "cut.tif", bytes.substr(0, bytes.size() / 2));
    for (const auto* name : {"damaged.tif", "cut.tif"}) {
      const auto error = errorOf([&] { (void)decodeOnly(root_ / name); });
      QCOMPARE(static_cast<int>(error.code()), static_cast<int>(ErrorCode::Unreadable));
      QCOMPARE(error.subject(), (root_ / name).string());
    }
  }

  void damagedPngsAreRefused() {
    // ITK's own reader ends the program here.
    const auto bytes = readFile(fixtures / "grey16.png");
    const auto whole = decodeOnly(fixtures / "grey16.png").values;
    int refused = 0;
    for (std::size_t place = 8; place + 12 < bytes.size(); ++place) { // the last 12 bytes are the end's own
      auto damaged = bytes;
      damaged[place] = static_cast<char>(damaged[place] ^ 0x10);
      writeBytes(root_ / "d.png", damaged);
      try {
        QVERIFY(makeDirectDecoder()->decode(onlySeries(root_ / "d.png")).values == whole);
      } catch (const Error& error) {
        QVERIFY(error.code() == ErrorCode::Unreadable || error.code() == ErrorCode::Unsupported);
        ++refused;
      }
    }
    QVERIFY(refused > 20);
  }

  void aForgedSizeOfATiffTakesNoMemory() {
    Page page;
    page.data = {1, 2, 3, 4, 5, 6};
    writeTiff(root_ / "f.tif", {page}, "wl");
    auto bytes = readFile(root_ / "f.tif");
    for (const std::uint16_t tag : {std::uint16_t{256}, std::uint16_t{257}}) { // width and height
      const auto entry = bytes.find(number(tag, false) + number<std::uint16_t>(3, false));
      QVERIFY(entry != std::string::npos);
      bytes.replace(entry + 8, 4, number<std::uint32_t>(65000, false));
    }
    writeBytes(root_ / "f.tif", bytes);
    const auto error = errorOf([&] { (void)decodeOnly(root_ / "f.tif"); });
    QVERIFY2(error.code() == ErrorCode::Unreadable || error.code() == ErrorCode::Unsupported, error.what());
  }

  void otherPicturesAreRefusedByName() {
    writeBytes(root_ / "a.gif", std::string("GIF89a\x01\x00\x01\x00", 10));
    writeBytes(root_ / "b.webp", std::string("RIFF\x10\0\0\0WEBPVP8 ", 16));
    const auto index = indexOf({root_});
    QCOMPARE(index.series.size(), std::size_t{0});
    QCOMPARE(index.skipped.at(0).reason.english(), std::string("GIF pictures are not read"));
    QCOMPARE(index.skipped.at(1).reason.english(), std::string("WebP pictures are not read"));
  }

private:
  std::unique_ptr<QTemporaryDir> folder_;
  fs::path root_;
};

QTEST_GUILESS_MAIN(PictureTest)
#include "picture_test.moc"
