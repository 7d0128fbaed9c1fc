#include "core/base/threads.h"
#include "core/imaging/nifti/volume.h"
#include "imaging_data.h"
#include "nifti_bytes.h"

#include <QTemporaryDir>
#include <cmath>
#include <limits>

using namespace imaging_data;
using namespace nifti_bytes;

namespace {

/// A header's type and the bytes of 12 voxels 0, 1 ... 11 of it.
struct Stored {
  int datatype = 0;
  int bitpix = 0;
  std::string bytes;
};

template <typename T> Stored counting(int datatype, bool swapped) {
  std::vector<T> values;
  for (int i = 0; i < 12; ++i) {
    values.push_back(static_cast<T>(i));
  }
  return {datatype, static_cast<int>(8 * sizeof(T)), numbers(values, swapped)};
}

Stored countingOf(int datatype, bool swapped) {
  switch (datatype) {
  case 2:
    return counting<std::uint8_t>(datatype, swapped);
  case 4:
    return counting<std::int16_t>(datatype, swapped);
  case 8:
    return counting<std::int32_t>(datatype, swapped);
  case 16:
    return counting<float>(datatype, swapped);
  case 64:
    return counting<double>(datatype, swapped);
  case 256:
    return counting<std::int8_t>(datatype, swapped);
  case 512:
    return counting<std::uint16_t>(datatype, swapped);
  case 768:
    return counting<std::uint32_t>(datatype, swapped);
  case 1024:
    return counting<std::int64_t>(datatype, swapped);
  default:
    return counting<std::uint64_t>(datatype, swapped);
  }
}

std::vector<float> upTo12() { return {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}; }

std::string twelveBytes() { return {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}; }

bool near(double a, double b) { return std::abs(a - b) < 1e-5; }

std::string warningsOf(const Volume& volume) {
  std::string all;
  for (const auto& warning : volume.warnings) {
    all += warning.message.english() + "\n";
  }
  return all;
}

} // namespace

class NiftiTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void init() {
    folder_ = std::make_unique<QTemporaryDir>();
    root_ = folder_->path().toStdString();
  }

  void everyTypeIsReadInEitherOrderAndVersion_data() {
    QTest::addColumn<int>("datatype");
    QTest::addColumn<int>("version");
    QTest::addColumn<bool>("swapped");
    for (const int datatype : {2, 4, 8, 16, 64, 256, 512, 768, 1024, 1280}) {
      for (const int version : {1, 2}) {
        for (const bool swapped : {false, true}) {
          QTest::addRow("%d, NIfTI-%d%s", datatype, version, swapped ? ", swapped" : "")
              << datatype << version << swapped;
        }
      }
    }
  }
  void everyTypeIsReadInEitherOrderAndVersion() {
    QFETCH(int, datatype);
    QFETCH(int, version);
    QFETCH(bool, swapped);
    Header header;
    const auto stored = countingOf(datatype, swapped);
    header.version = version;
    header.swapped = swapped;
    header.datatype = stored.datatype;
    header.bitpix = stored.bitpix;
    const auto plain = write("v.nii", header, stored.bytes);
    QCOMPARE(decodeOnly(plain).values, upTo12());
    QCOMPARE(decodeOnly(plain).size, (std::array{2, 3, 2}));
    header.slope = 2;
    header.inter = -1;
    const auto scaled = decodeOnly(write("s.nii", header, stored.bytes)).values;
    QCOMPARE(scaled[0], -1.0F);
    QCOMPARE(scaled[11], 21.0F);
  }

  void colourAndComplexValuesAreRead() {
    Header header;
    header.dim = {2, 1};
    header.datatype = 128;
    header.bitpix = 24;
    const auto rgb = decodeOnly(write("rgb.nii", header, std::string({1, 2, 3, 4, 5, 6})));
    QCOMPARE(rgb.channels, 3);
    QCOMPARE(rgb.size, (std::array{2, 1, 1}));
    QCOMPARE(rgb.values, (std::vector<float>{1, 2, 3, 4, 5, 6}));
    QCOMPARE(rgb.windowWidth, 255.0);
    header.datatype = 2304;
    header.bitpix = 32;
    const auto rgba = decodeOnly(write("rgba.nii", header, std::string({1, 2, 3, 9, 4, 5, 6, 9})));
    QCOMPARE(rgba.values, rgb.values);

    header.datatype = 32;
    header.bitpix = 64;
    const auto complex = decodeOnly(write("c.nii", header, numbers<float>({3, 4, 0, -2})));
    QCOMPARE(complex.values, (std::vector<float>{5, 2}));
    QVERIFY(warningsOf(complex).find("magnitude") != std::string::npos);
    header.datatype = 1792;
    header.bitpix = 128;
    QCOMPARE(decodeOnly(write("c2.nii", header, numbers<double>({3, 4, 0, -2}))).values, complex.values);
  }

  void everyVolumeOfAFourDimensionalFileIsASeries() {
    Header header;
    header.dim = {2, 1, 1, 3, 2};
    for (const auto* name : {"4d.nii", "4d.nii.gz"}) {
      const auto bytes = headerBytes(header) + twelveBytes();
      writeBytes(root_ / name, std::string(name).ends_with("gz") ? gzipped(bytes) : bytes);
      const auto index = indexOf({root_ / name});
      QCOMPARE(index.series.size(), std::size_t{6});
      for (std::size_t i = 6; i-- > 0;) { // backwards, so that nothing kept open helps
        const auto& series = index.series[i];
        QCOMPARE(series.parts, 6);
        QCOMPARE(series.uid, std::string(name) + "#" + std::to_string(i + 1));
        QCOMPARE(series.columns.at("volume"), std::to_string(i + 1));
        const auto first = static_cast<float>(2 * i);
        QCOMPARE(makeDecoder()->decode(series).values, (std::vector<float>{first, first + 1}));
      }
    }
    QVERIFY(errorOf([&] { (void)readNiftiVolume(root_ / "4d.nii", 6); }).code() == ErrorCode::InvalidArgument);
  }

  void manyThreadsReadTheVolumesOfOneFile() {
    Header header;
    header.dim = {50, 40, 1, 60};
    header.datatype = 512;
    header.bitpix = 16;
    std::vector<std::uint16_t> values(std::size_t{2000} * 60);
    for (std::size_t i = 0; i < values.size(); ++i) {
      values[i] = static_cast<std::uint16_t>(i / 2000 * 7 + i % 13);
    }
    writeBytes(root_ / "m.nii.gz", gzipped(headerBytes(header) + numbers(values)));
    setThreadCount(4);
    std::vector<char> right(60, 0);
    forEachParallel(right.size(), [&](std::size_t part) {
      const auto volume = readNiftiVolume(root_ / "m.nii.gz", static_cast<int>(part));
      right[part] = std::equal(volume.values.begin(), volume.values.end(),
                               values.begin() + static_cast<std::ptrdiff_t>(part * 2000))
                        ? 1
                        : 0;
    });
    QCOMPARE(std::count(right.begin(), right.end(), 1), std::ptrdiff_t{60});
  }

  void aFileWrittenAnewIsReadAnew() {
    Header header;
    header.dim = {2, 1, 1, 6};
    writeBytes(root_ / "a.nii.gz", gzipped(headerBytes(header) + twelveBytes()));
    QCOMPARE(readNiftiVolume(root_ / "a.nii.gz", 0).values[0], 0.0F);
    writeBytes(root_ / "a.nii.gz",
               gzipped(headerBytes(header) + std::string(12, '\x07') + "and a tail of other length"));
    QCOMPARE(readNiftiVolume(root_ / "a.nii.gz", 1).values[0], 7.0F);
  }

  void theContentDecidesNotTheName() {
    const auto bytes = headerBytes({}) + twelveBytes();
    writeBytes(root_ / "zipped.nii", gzipped(bytes));
    writeBytes(root_ / "plain.nii.gz", bytes);
    writeBytes(root_ / "other name", gzipped(bytes));
    writeBytes(root_ / "no name", bytes);
    for (const auto* name : {"zipped.nii", "plain.nii.gz", "other name", "no name"}) {
      QCOMPARE(decodeOnly(root_ / name).values, upTo12());
    }
    writeBytes(root_ / "archive.gz", gzipped("no image at all"));
    QCOMPARE(indexOf({root_}).series.size(), std::size_t{4});
  }

  void aPairIsOneImage() {
    for (const int version : {1, 2}) {
      Header header;
      header.pair = true;
      header.version = version;
      const auto name = "p" + std::to_string(version);
      writeBytes(root_ / (name + ".hdr"), headerBytes(header).substr(0, version == 1 ? 348 : 540));
      const auto alone = indexOf({root_ / (name + ".hdr")});
      QCOMPARE(alone.skipped.size(), std::size_t{1});
      QVERIFY(alone.skipped[0].reason.english().find(".img") != std::string::npos);
      writeBytes(root_ / (name + ".img"), version == 1 ? twelveBytes() : gzipped(twelveBytes()));
      const auto series = onlySeries(root_ / (name + ".hdr"));
      QCOMPARE(series.files.size(), std::size_t{2});
      QCOMPARE(makeDecoder()->decode(series).values, upTo12());
    }
    QCOMPARE(indexOf({root_}).series.size(), std::size_t{2});
  }

  void analyzeIsNamed() {
    auto bytes = headerBytes({}).substr(0, 348);
    bytes.replace(344, 3, 3, '\0');
    writeBytes(root_ / "a.hdr", bytes);
    QVERIFY(indexOf({root_ / "a.hdr"}).skipped.at(0).reason.english().find("ANALYZE") != std::string::npos);
  }

  void aSlopeOfZeroScalesNothing() {
    Header header;
    header.inter = 5;
    QCOMPARE(decodeOnly(write("z.nii", header, twelveBytes())).values, upTo12());
    header.slope = std::numeric_limits<double>::quiet_NaN();
    QCOMPARE(decodeOnly(write("n.nii", header, twelveBytes())).values, upTo12());
  }

  void valuesThatAreNoNumbersBecomeTheSmallest() {
    Header header;
    header.dim = {2, 2};
    header.datatype = 16;
    header.bitpix = 32;
    const float nan = std::numeric_limits<float>::quiet_NaN();
    const float infinite = std::numeric_limits<float>::infinity();
    const auto volume = decodeOnly(write("n.nii", header, numbers<float>({nan, 3, -2, infinite})));
    QCOMPARE(volume.values, (std::vector<float>{-2, 3, -2, -2}));
    QVERIFY(warningsOf(volume).find("2 values") != std::string::npos);
  }

  // RAS in the file, LPS in our geometry.
  void theSformPlacesTheVolume() {
    Header header;
    header.sform = 1;
    header.srow = {0, -2, 0, 10, 0, 0, 3, 20, 4, 0, 0, 30};
    const auto geometry = decodeOnly(write("s.nii", header, twelveBytes())).geometry;
    QCOMPARE(geometry.spacing, (std::array{4.0, 2.0, 3.0}));
    QCOMPARE(geometry.origin, (std::array{-10.0, -20.0, 30.0}));
    const std::array<double, 9> expected{0, 1, 0, 0, 0, -1, 1, 0, 0};
    for (std::size_t i = 0; i < 9; ++i) {
      QCOMPARE(geometry.direction[i] + 0.0, expected[i]);
    }
  }

  void theQformPlacesTheVolume() {
    Header header;
    header.qform = 1;
    header.pixdim = {-1, 2, 3, 4};
    header.quatern = {0, 0, std::sqrt(0.5)}; // a quarter turn about the third axis
    header.qoffset = {10, 20, 30};
    const auto volume = decodeOnly(write("q.nii", header, twelveBytes()));
    const auto& geometry = volume.geometry;
    QVERIFY(near(geometry.spacing[0], 2) && near(geometry.spacing[1], 3) && near(geometry.spacing[2], 4));
    QCOMPARE(geometry.origin, (std::array{-10.0, -20.0, 30.0}));
    const std::array<double, 9> expected{0, 1, 0, -1, 0, 0, 0, 0, -1}; // and the third axis the other way
    for (std::size_t i = 0; i < 9; ++i) {
      QVERIFY2(near(geometry.direction[i], expected[i]), qPrintable(QString::number(i)));
    }
    QCOMPARE(warningsOf(volume), std::string());
    header.quatern = {0, 0, 1.0001}; // half a turn, rounded beyond it
    const auto half = decodeOnly(write("h.nii", header, twelveBytes())).geometry;
    QVERIFY(near(half.direction[0], 1) && near(half.direction[4], 1));
  }

  void aSformGoesBeforeAQform() {
    Header header;
    header.qform = 1;
    header.sform = 1;
    header.qoffset = {0, 0, 0};
    const auto same = decodeOnly(write("same.nii", header, twelveBytes()));
    QCOMPARE(warningsOf(same), std::string());
    header.srow[3] = 5;
    const auto other = decodeOnly(write("other.nii", header, twelveBytes()));
    QCOMPARE(other.geometry.origin[0], -5.0);
    QVERIFY(warningsOf(other).find("differ") != std::string::npos);
    header.srow = {};
    const auto damaged = decodeOnly(write("damaged.nii", header, twelveBytes()));
    QVERIFY(warningsOf(damaged).find("the qform is used") != std::string::npos);
    QCOMPARE(damaged.geometry.direction[0], -1.0);
    header.qform = 0;
    const auto lost = decodeOnly(write("lost.nii", header, twelveBytes()));
    QVERIFY(warningsOf(lost).find("not known") != std::string::npos);
    QCOMPARE(lost.geometry.direction, Geometry().direction);
  }

  void withoutAFormTheVoxelSizeIsLeft() {
    Header header;
    header.pixdim = {1, 0.5, 0.25, 2};
    const auto volume = decodeOnly(write("n.nii", header, twelveBytes()));
    QCOMPARE(volume.geometry.spacing, (std::array{0.5, 0.25, 2.0}));
    QVERIFY(warningsOf(volume).find("does not say how") != std::string::npos);
    header.pixdim = {1, 0, std::numeric_limits<double>::quiet_NaN(), 2};
    const auto missing = decodeOnly(write("m.nii", header, twelveBytes()));
    QCOMPARE(missing.geometry.spacing, (std::array{1.0, 1.0, 2.0}));
    QVERIFY(warningsOf(missing).find("1 mm is assumed") != std::string::npos);
  }

  void lengthsAreInMillimetres() {
    Header header;
    header.sform = 1;
    header.units = 3; // micron
    header.srow = {250, 0, 0, 1000, 0, 250, 0, 0, 0, 0, 500, 0};
    const auto geometry = decodeOnly(write("m.nii", header, twelveBytes())).geometry;
    QVERIFY(near(geometry.spacing[0], 0.25) && near(geometry.spacing[2], 0.5) && near(geometry.origin[0], -1));
  }

  void headersThatCannotBeAreRefused_data() {
    QTest::addColumn<int>("place");
    QTest::addColumn<int>("value");
    QTest::addColumn<QString>("reason");
    QTest::newRow("no dimensions") << 40 << 0 << "number of dimensions";
    QTest::newRow("eight dimensions") << 40 << 8 << "number of dimensions";
    QTest::newRow("a dimension of 0") << 42 << 0 << "below 1";
    QTest::newRow("a dimension below 0") << 44 << -5 << "below 1";
    QTest::newRow("too long a row") << 42 << 32767 << "shorter";
    QTest::newRow("too many volumes") << 48 << 32767 << "10,000";
    QTest::newRow("FLOAT128") << 70 << 1536 << "FLOAT128";
    QTest::newRow("COMPLEX256") << 70 << 2048 << "COMPLEX256";
    QTest::newRow("one bit") << 70 << 1 << "BINARY";
    QTest::newRow("no such type") << 70 << 9999 << "9999";
    QTest::newRow("bits of another type") << 72 << 16 << "contradicts";
    QTest::newRow("another signature") << 344 << 0x7878 << "signature";
  }
  void headersThatCannotBeAreRefused() {
    QFETCH(int, place);
    QFETCH(int, value);
    QFETCH(QString, reason);
    Header header;
    header.dim = {2, 3, 2, 1};
    auto bytes = headerBytes(header) + twelveBytes();
    bytes.replace(static_cast<std::size_t>(place), 2, number(static_cast<std::int16_t>(value), false));
    writeBytes(root_ / "b.nii", bytes);
    const auto index = indexOf({root_ / "b.nii"});
    QVERIFY(index.series.empty());
    const auto said = QString::fromStdString(index.skipped.at(0).reason.english());
    QVERIFY2(said.contains(reason), qPrintable(said));
  }

  void dataMustLieInTheFile() {
    Header header;
    header.offset = 1e9;
    QVERIFY(indexOf({write("beyond.nii", header, twelveBytes())}).series.empty());
    header.offset = 100;
    QVERIFY(indexOf({write("inside.nii", header, twelveBytes())}).series.empty());
    header.offset = 0; // as some writers leave it
    QCOMPARE(decodeOnly(write("zero.nii", header, twelveBytes())).values, upTo12());
    header.offset = 400; // behind an extension
    QCOMPARE(decodeOnly(write("extension.nii", header, std::string(48, 'x') + twelveBytes())).values, upTo12());
  }

  void aForgedCompressedSizeTakesNoMemory() {
    Header header;
    header.dim = {1200, 1000, 1000}; // 1.2 GB of a file of some 100 KB
    const auto bytes = gzipped(headerBytes(header)) + std::string(100000, 'x');
    writeBytes(root_ / "f.nii.gz", bytes);
    QVERIFY(indexOf({root_ / "f.nii.gz"}).series.empty());
    header.dim = {1000, 1000, 90}; // such as deflate could hold
    writeBytes(root_ / "g.nii.gz", gzipped(headerBytes(header)) + std::string(100000, 'x'));
    const auto error = errorOf([&] { (void)decodeOnly(root_ / "g.nii.gz"); });
    QCOMPARE(static_cast<int>(error.code()), static_cast<int>(ErrorCode::Unreadable));
  }

  void damagedCompressionIsSeen() {
    Header header;
    header.dim = {1000, 1000};
    auto bytes = gzipped(headerBytes(header) + std::string(1000000, 'x'));
    bytes[bytes.size() - 6] = static_cast<char>(bytes[bytes.size() - 6] ^ 0x55); // the checksum
    writeBytes(root_ / "d.nii.gz", bytes);
    const auto error = errorOf([&] { (void)decodeOnly(root_ / "d.nii.gz"); });
    QCOMPARE(static_cast<int>(error.code()), static_cast<int>(ErrorCode::Unreadable));
  }

private:
  fs::path write(const std::string& name, const Header& header, const std::string& data) const {
    writeBytes(root_ / name, headerBytes(header) + data);
    return root_ / name;
  }

  std::unique_ptr<QTemporaryDir> folder_;
  fs::path root_;
};

QTEST_GUILESS_MAIN(NiftiTest)
#include "nifti_test.moc"
