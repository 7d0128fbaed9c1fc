#include "core/imaging/volume_file.h"
#include "imaging_data.h"
#include "nifti_bytes.h"

#include <QTemporaryDir>
#include <cmath>
#include <zlib.h>

using namespace imaging_data;
using nifti_bytes::gzipped;
using nifti_bytes::numbers;

namespace {

/// 2 x 3 x 2 voxels of 16 bits: 0, 100 ... 1100.
std::string voxels(bool swapped = false) {
  std::vector<std::int16_t> values;
  for (int i = 0; i < 12; ++i) {
    values.push_back(static_cast<std::int16_t>(100 * i));
  }
  return numbers(values, swapped);
}

std::vector<float> hundreds() { return {0, 100, 200, 300, 400, 500, 600, 700, 800, 900, 1000, 1100}; }

std::string nrrd(const std::string& more) {
  return "NRRD0004\n# a comment: with a colon\ntype: short\ndimension: 3\nsizes: 2 3 2\n" + more;
}

const std::string place = "space: left-posterior-superior\n"
                          "space directions: (0,2,0) (3,0,0) (0,0,4)\nspace origin: (10,20,30)\n";

std::string meta(const std::string& more) {
  return "ObjectType = Image\nNDims = 3\nBinaryData = True\nBinaryDataByteOrderMSB = False\n"
         "TransformMatrix = 0 1 0 1 0 0 0 0 1\nOffset = 10 20 30\nElementSpacing = 2 3 4\nDimSize = 2 3 2\n"
         "ElementType = MET_SHORT\n" +
         more;
}

std::string deflated(const std::string& bytes) {
  std::string out(compressBound(bytes.size()), '\0');
  auto length = static_cast<uLongf>(out.size());
  compress(reinterpret_cast<Bytef*>(out.data()), &length, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size());
  out.resize(length);
  return out;
}

bool isPlaced(const Geometry& geometry) {
  const Geometry expected{{2, 3, 4}, {10, 20, 30}, {0, 1, 0, 1, 0, 0, 0, 0, 1}};
  bool same = true;
  for (std::size_t i = 0; i < 9; ++i) {
    same = same && std::abs(geometry.direction[i] - expected.direction[i]) < 1e-9;
  }
  return same && geometry.spacing == expected.spacing && geometry.origin == expected.origin;
}

} // namespace

class VolumeFileTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void init() {
    folder_ = std::make_unique<QTemporaryDir>();
    root_ = folder_->path().toStdString();
  }

  void everyEncodingGivesTheVolume_data() {
    QTest::addColumn<QByteArray>("content");
    const auto row = [](const char* name, const std::string& bytes) {
      QTest::newRow(name) << QByteArray::fromStdString(bytes);
    };
    row("NRRD, raw", nrrd(place + "encoding: raw\nendian: little\n\n") + voxels());
    row("NRRD, raw, other order", nrrd(place + "encoding: raw\nendian: big\n\n") + voxels(true));
    row("NRRD, gzip", nrrd(place + "encoding: gzip\nendian: little\n\n") + gzipped(voxels()));
    row("NRRD, ascii", nrrd(place + "encoding: ascii\n\n") + "0 100 200 300 400 500 600 700 800 900 1000 1100\n");
    row("MetaImage", meta("ElementDataFile = LOCAL\n") + voxels());
    const auto small = deflated(voxels());
    row("MetaImage, compressed", meta("CompressedData = True\nCompressedDataSize = " + std::to_string(small.size()) +
                                      "\nElementDataFile = LOCAL\n") +
                                     small);
  }
  void everyEncodingGivesTheVolume() {
    QFETCH(QByteArray, content);
    writeBytes(root_ / "named by nothing", content.toStdString()); // the content says what it is
    const auto series = onlySeries(root_ / "named by nothing");
    QCOMPARE(series.frames, 2);
    const auto volume = makeDecoder()->decode(series);
    QCOMPARE(volume.size, (std::array{2, 3, 2}));
    QCOMPARE(volume.values, hundreds());
    QVERIFY(isPlaced(volume.geometry));
    QVERIFY(volume.warnings.empty());
  }

  void anNrrdInRasIsTurned() {
    writeBytes(root_ / "ras.nrrd", nrrd("space: right-anterior-superior\nspace directions: (0,-2,0) (-3,0,0) (0,0,4)\n"
                                        "space origin: (-10,-20,30)\nencoding: raw\nendian: little\n\n") +
                                       voxels());
    QVERIFY(isPlaced(decodeOnly(root_ / "ras.nrrd").geometry));
  }

  void aSeriesOfVolumesComesOneByOne_data() {
    QTest::addColumn<QByteArray>("content");
    const auto row = [](const char* name, const std::string& axes, const std::string& directions,
                        const std::string& bytes) {
      const auto header = "NRRD0005\ntype: short\ndimension: 4\nspace: left-posterior-superior\n" + axes +
                          "space directions: " + directions + "\nspace origin: (10,20,30)\n";
      QTest::newRow(name) << QByteArray::fromStdString(header + bytes);
    };
    const std::string place = "(0,2,0) (3,0,0) (0,0,4)";
    const std::string last = "sizes: 2 1 2 3\n";
    const std::string raw = "encoding: raw\nendian: little\n\n";
    row("time, last", last + std::string("kinds: space space space time\n"), place + " none", raw + voxels());
    row("no kinds", last, place + " none", raw + voxels());
    row("list, last", last + std::string("kinds: domain domain domain list\n"), place + " none", raw + voxels());
    row("other order", last, place + " none", "encoding: raw\nendian: big\n\n" + voxels(true));
    row("gzip", last, place + " none", "encoding: gzip\nendian: little\n\n" + gzipped(voxels()));
    const auto first = numbers(std::vector<std::int16_t>{0, 400, 800, 100, 500, 900, 200, 600, 1000, 300, 700, 1100});
    row("list, first", "sizes: 3 2 1 2\nkinds: list domain domain domain\n", "none " + place, raw + first);
    row("list, first, gzip", "sizes: 3 2 1 2\nkinds: list domain domain domain\n", "none " + place,
        "encoding: gzip\nendian: little\n\n" + gzipped(first));
    const auto second = numbers(std::vector<std::int16_t>{0, 100, 400, 500, 800, 900, 200, 300, 600, 700, 1000, 1100});
    row("time, second", "sizes: 2 3 1 2\nkinds: space time space space\n", "(0,2,0) none (3,0,0) (0,0,4)",
        raw + second);
  }
  void aSeriesOfVolumesComesOneByOne() {
    QFETCH(QByteArray, content);
    writeBytes(root_ / "series.nrrd", content.toStdString());
    const auto index = indexOf({root_ / "series.nrrd"});
    QCOMPARE(index.series.size(), std::size_t{3});
    const auto decoder = makeDecoder();
    for (const std::size_t part : {2, 0, 1}) {
      const auto& series = index.series.at(part);
      QCOMPARE(series.uid, "series.nrrd#" + std::to_string(part + 1));
      QCOMPARE(series.columns.at("volume"), std::to_string(part + 1));
      QCOMPARE(series.frames, 2);
      const auto volume = decoder->decode(series);
      QCOMPARE(volume.size, (std::array{2, 1, 2}));
      const auto from = 400 * static_cast<float>(part);
      QCOMPARE(volume.values, (std::vector<float>{from, from + 100, from + 200, from + 300}));
      QVERIFY(isPlaced(volume.geometry));
      QVERIFY(volume.warnings.empty());
    }
  }

  void aSeriesOfVolumesIsTurnedToo() {
    writeBytes(root_ / "ras.nrrd", "NRRD0004\ntype: short\ndimension: 4\nsizes: 2 1 2 3\nspace: RAS\nspace directions: "
                                   "(0, -2, 0) (-3,0,0) (0,0,4) none\nspace origin: (-10,-20,30)\nencoding: raw\n"
                                   "endian: little\n\n" +
                                       voxels());
    QVERIFY(isPlaced(makeDecoder()->decode(indexOf({root_ / "ras.nrrd"}).series.at(1)).geometry));
    writeBytes(root_ / "bare.nrrd", "NRRD0004\ntype: short\ndimension: 4\nsizes: 2 1 2 3\nspacings: 2 3 4 nan\n"
                                    "encoding: raw\nendian: little\n\n" +
                                        voxels());
    const auto volume = makeDecoder()->decode(indexOf({root_ / "bare.nrrd"}).series.at(2));
    QCOMPARE(volume.geometry.spacing, (std::array<double, 3>{2, 3, 4}));
    QCOMPARE(volume.geometry.direction, Geometry().direction);
    QCOMPARE(volume.values, (std::vector<float>{800, 900, 1000, 1100}));
  }

  void colourIsRead() {
    writeBytes(root_ / "c.nrrd", "NRRD0004\ntype: uchar\ndimension: 3\nsizes: 3 2 1\nkinds: RGB-color domain domain\n"
                                 "encoding: raw\n\n" +
                                     std::string({1, 2, 3, 4, 5, 6}));
    writeBytes(root_ / "c.mha", "ObjectType = Image\nNDims = 2\nBinaryData = True\nDimSize = 2 1\n"
                                "ElementNumberOfChannels = 3\nElementType = MET_UCHAR\nElementDataFile = LOCAL\n" +
                                    std::string({1, 2, 3, 4, 5, 6}));
    for (const auto* name : {"c.nrrd", "c.mha"}) {
      const auto volume = decodeOnly(root_ / name);
      QCOMPARE(volume.channels, 3);
      QCOMPARE(volume.size, (std::array{2, 1, 1}));
      QCOMPARE(volume.values, (std::vector<float>{1, 2, 3, 4, 5, 6}));
      QCOMPARE(volume.windowWidth, 255.0);
    }
  }

  void dataMayLieBesideTheHeader() {
    fs::create_directory(root_ / "below");
    writeBytes(root_ / "v.raw", voxels());
    writeBytes(root_ / "below" / "v.raw.gz", gzipped(voxels()));
    writeBytes(root_ / "v.nhdr", nrrd(place + "encoding: gzip\nendian: little\ndata file: below/v.raw.gz\n"));
    writeBytes(root_ / "v.mhd", meta("ElementDataFile = v.raw\n"));
    for (const auto* name : {"v.nhdr", "v.mhd"}) {
      const auto series = onlySeries(root_ / name);
      QCOMPARE(series.files.size(), std::size_t{2});
      const auto volume = makeDecoder()->decode(series);
      QCOMPARE(volume.values, hundreds());
      QVERIFY(isPlaced(volume.geometry));
    }
    QCOMPARE(indexOf({root_}).series.size(), std::size_t{2}); // the data files are none by themselves
  }

  void aForgedPathLeadsNowhere_data() {
    QTest::addColumn<QString>("name");
    QTest::newRow("absolute") << "/etc/passwd";
    QTest::newRow("above") << "../secret.raw";
    QTest::newRow("above, and down again") << "inside/../../secret.raw";
    QTest::newRow("through a link") << "link.raw";
  }
  void aForgedPathLeadsNowhere() {
    QFETCH(QString, name);
    const auto inside = root_ / "folder";
    fs::create_directory(inside);
    writeBytes(root_ / "secret.raw", voxels());
    fs::create_symlink(root_ / "secret.raw", inside / "link.raw");
    writeBytes(inside / "v.nhdr", nrrd("encoding: raw\nendian: little\ndata file: " + name.toStdString() + "\n"));
    writeBytes(inside / "v.mhd", meta("ElementDataFile = " + name.toStdString() + "\n"));
    for (const auto* file : {"v.nhdr", "v.mhd"}) {
      const auto index = indexOf({inside / file});
      QVERIFY(index.series.empty());
      const auto reason = index.skipped.at(0).reason.english();
      QVERIFY2(reason.find("outside its own folder") != std::string::npos, reason.c_str());
    }
  }

  void whatCannotBeReadIsNamed_data() {
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("words");
    const auto row = [](const char* name, const std::string& bytes, const char* words) {
      QTest::newRow(name) << QByteArray::fromStdString(bytes) << words;
    };
    const std::string raw = "encoding: raw\nendian: little\n";
    row("NRRD cut off", nrrd(raw + "\n") + voxels().substr(1), "shorter");
    row("MetaImage cut off", meta("ElementDataFile = LOCAL\n") + voxels().substr(1), "shorter");
    row("NRRD, forged sizes", "NRRD0004\ntype: short\ndimension: 3\nsizes: 30000 30000 30000\n" + raw + "\n", "2^31");
    row("NRRD, forged gzip",
        "NRRD0004\ntype: short\ndimension: 3\nsizes: 1000 1000 1000\nencoding: gzip\n\n" + gzipped(voxels()),
        "shorter");
    row("MetaImage, forged sizes",
        "ObjectType = Image\nNDims = 3\nDimSize = 1000 1000 1000\nElementType = MET_SHORT\nCompressedData = True\n"
        "ElementDataFile = LOCAL\n",
        "shorter");
    row("a size that is none", "NRRD0004\ntype: short\ndimension: 3\nsizes: 2 x 2\n" + raw + "\n", "damaged");
    row("a size of 0", "NRRD0004\ntype: short\ndimension: 3\nsizes: 2 0 2\n" + raw + "\n", "damaged");
    row("sizes and dimension differ", "NRRD0004\ntype: short\ndimension: 4\nsizes: 2 3 2\n" + raw + "\n", "damaged");
    row("five dimensions", "NRRD0004\ntype: short\ndimension: 5\nsizes: 1 1 2 3 2\n" + raw + "\n" + voxels(),
        "4 dimensions");
    row("four dimensions",
        "ObjectType = Image\nNDims = 4\nDimSize = 1 2 3 2\nElementType = MET_SHORT\n"
        "ElementDataFile = LOCAL\n" +
            voxels(),
        "4 dimensions");
    row("NRRD, forged volumes", "NRRD0004\ntype: short\ndimension: 4\nsizes: 2 3 2 1000\n" + raw + "\n" + voxels(),
        "shorter");
    row("bzip2", nrrd("encoding: bzip2\n\n") + voxels(), "bzip2");
    row("a list of files", nrrd(raw + "data file: LIST\nv.raw\n"), "several data files");
    row("a pattern of files", meta("ElementDataFile = v%03d.raw 1 2 1\n"), "several data files");
    row("a type that is none", "NRRD0004\ntype: block\ndimension: 1\nsizes: 2\n" + raw + "\n", "type");
    row("missing data", meta("ElementDataFile = gone.raw\n"), "missing");
    row("no end", "NRRD0004\n" + std::string(1200000, 'x'), "no end");
    row("no data file", "ObjectType = Image\nNDims = 1\nDimSize = 2\nElementType = MET_SHORT\n", "damaged");
  }
  void whatCannotBeReadIsNamed() {
    QFETCH(QByteArray, content);
    QFETCH(QString, words);
    writeBytes(root_ / "v", content.toStdString());
    const auto index = indexOf({root_ / "v"});
    QVERIFY(index.series.empty());
    const auto reason = QString::fromStdString(index.skipped.at(0).reason.english());
    QVERIFY2(reason.contains(words), qPrintable(reason));
  }

  void damagedDataAreRefused() {
    auto bytes = gzipped(voxels());
    bytes.resize(bytes.size() - 12);
    writeBytes(root_ / "v.nrrd", nrrd("encoding: gzip\nendian: little\n\n") + bytes);
    const auto error = errorOf([&] { (void)decodeOnly(root_ / "v.nrrd"); });
    QVERIFY(error.code() == ErrorCode::Unreadable);
    QCOMPARE(error.subject(), (root_ / "v.nrrd").string());
  }

private:
  std::unique_ptr<QTemporaryDir> folder_;
  fs::path root_;
};

QTEST_GUILESS_MAIN(VolumeFileTest)
#include "volume_file_test.moc"
