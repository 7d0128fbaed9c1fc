#include "core/base/atomic_file.h"
#include "core/base/threads.h"
#include "core/imaging/inspect.h"
#include "core/imaging/picture/picture_file.h"
#include "imaging_data.h"

#include <QTemporaryDir>
#include <clocale>

using namespace imaging_data;

namespace {

const fs::path hippocampus = sample / "hippocampus/hippocampus_011.nii.gz";
const fs::path jpeg = sample / "mednist/Hand/000000.jpeg";

template <std::size_t N> bool near(const std::array<double, N>& a, const std::array<double, N>& b, double most = 1e-6) {
  for (std::size_t i = 0; i < N; ++i) {
    if (!(std::abs(a[i] - b[i]) <= most)) {
      qWarning("%zu: %.9g is not %.9g", i, a[i], b[i]);
      return false;
    }
  }
  return true;
}

bool near(double a, double b, double most) { return near(std::array{a}, std::array{b}, most); }

} // namespace

class DecoderTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void init() {
    folder_ = std::make_unique<QTemporaryDir>();
    root_ = folder_->path().toStdString();
  }
  void cleanup() { std::setlocale(LC_ALL, "C"); }

  // Values of pydicom 2.3.1.
  void theDicomSampleHasItsValuesAndPlace() {
    const auto volume = decodeOnly(sample / "mr_nonisotropic");
    QCOMPARE(volume.size, (std::array{64, 28, 4}));
    QCOMPARE(volume.channels, 1);
    QCOMPARE(at(volume, 0, 0, 0), 34.1070841661F);
    QCOMPARE(at(volume, 63, 27, 1), 33.4601554912F);
    QCOMPARE(at(volume, 33, 10, 2), 42.780501318F);
    QCOMPARE(at(volume, 5, 3, 3), 96.23719231F);
    QVERIFY(near(volume.geometry.spacing, {6.39995861053464, 4.0, 0.5}, 1e-5));
    QVERIFY(near(volume.geometry.origin, {-83.429662112195, -132.13491944590, -143.92534345894}));
    const auto& d = volume.geometry.direction;
    QVERIFY(near(std::array{d[0], d[3], d[6]}, {0.99921870231628, 0.03545736894011, 0.01745827682316}));
    QVERIFY(near(std::array{d[1], d[4], d[7]}, {-0.0355269648134, 0.99936187267303, 0.00369254057295}));
    // The third axis runs from the first slice to the last one.
    QVERIFY(near(std::array{d[2], d[5], d[8]}, {-0.0173162, -0.0043099, 0.9998408}, 1e-4));
  }

  void storedValuesAreNotRescaled() {
    const auto decoder = makeDecoder();
    const auto inspection = inspect(onlySeries(sample / "mr_nonisotropic"), *decoder);
    QVERIFY(inspection.stored.has_value());
    QCOMPARE(inspection.stored->range.least, 0.0);
    QCOMPARE(inspection.stored->range.most, 254.0);
    QVERIFY(near(inspection.stored->range.mean, 127.68150111607143, 1e-9));
    QCOMPARE(inspection.stored->sha256,
             std::string("41628920f074e3aab07f26d7b050012ed35288c634700d2f39d58eededdf7bef"));
    QVERIFY(near(inspection.values.least, 33.443825, 1e-5));
    QVERIFY(near(inspection.values.most, 96.4679839528, 1e-5));
    QVERIFY(!inspect(onlySeries(hippocampus), *decoder).stored.has_value());
  }

  void ctHasItsUnitSpacingAndPlace() {
    const auto volume = decodeOnly(fixtures / "ct.dcm");
    QCOMPARE(volume.unit, std::string("HU"));
    QCOMPARE(at(volume, 0, 0, 0), -1024.0F);
    QCOMPARE(at(volume, 3, 2, 0), -24.0F);
    QCOMPARE(volume.geometry.spacing, (std::array{0.5, 0.878906, 2.5}));
    QCOMPARE(volume.geometry.origin, (std::array{1.5, -2.25, 3.125}));
  }

  void monochrome1IsTurnedRoundWithItsWindow() {
    const auto volume = decodeOnly(fixtures / "monochrome1.dcm");
    QCOMPARE(at(volume, 0, 0, 0), 8185.0F); // 2 * (4095 - 0) - 5
    QCOMPARE(at(volume, 0, 1, 0), 7985.0F);
    QCOMPARE(at(volume, 0, 2, 0), -5.0F);
    QCOMPARE(volume.windowCentre, 7985.0); // the stored value 100, on which the file's window is centred
    QCOMPARE(volume.windowWidth, 100.0);
  }

  // Values of nibabel 5.0.0.
  void theNiftiSampleHasItsValuesAndPlace() {
    const auto series = onlySeries(hippocampus);
    const auto inspection = inspect(series, *makeDecoder());
    QCOMPARE(inspection.values.least, 0.0);
    QVERIFY(near(inspection.values.most, 1728.1971435546875, 1e-9));
    QVERIFY(near(inspection.values.mean, 553.5700135384836, 1e-6));
    const auto volume = makeDecoder()->decode(series);
    QCOMPARE(volume.size, (std::array{36, 50, 31}));
    QCOMPARE(at(volume, 0, 0, 0), 505.6576843261719F);
    QCOMPARE(at(volume, 17, 25, 15), 403.2460021972656F);
    QCOMPARE(at(volume, 5, 40, 3), 896.1022338867188F);
    QCOMPARE(at(volume, 35, 49, 30), 544.0620727539062F);
    // Its affine is the identity moved by 1 in RAS; our axes are LPS.
    QVERIFY(near(volume.geometry.origin, {-1, -1, 1}));
    QVERIFY(near(volume.geometry.direction, {-1, 0, 0, 0, -1, 0, 0, 0, 1}));
    QVERIFY(near(volume.geometry.spacing, {1, 1, 1}));
  }

  void aCommaLocaleChangesNoNumber() {
    if (std::setlocale(LC_ALL, "de_DE.UTF-8") == nullptr) {
      QSKIP("this machine has no locale de_DE.UTF-8");
    }
    QCOMPARE(std::localeconv()->decimal_point[0], ',');
    ctHasItsUnitSpacingAndPlace();
    theDicomSampleHasItsValuesAndPlace();
    theNiftiSampleHasItsValuesAndPlace();
    QCOMPARE(std::localeconv()->decimal_point[0], ',');
  }

  void picturesKeepTheirValues() {
    const auto deep = decodeOnly(fixtures / "grey16.png");
    QCOMPARE(deep.size, (std::array{3, 2, 1}));
    QCOMPARE(deep.values, (std::vector<float>{0, 1000, 65535, 7, 256, 40000}));
    QCOMPARE(deep.windowWidth, 0.0);
    const auto colour = decodeOnly(fixtures / "rgba.png");
    QCOMPARE(colour.channels, 3);
    QCOMPARE(colour.values, (std::vector<float>{10, 20, 30, 200, 100, 50}));
    QCOMPARE(colour.windowWidth, 255.0);
    const auto hand = decodeOnly(jpeg);
    QCOMPARE(hand.size, (std::array{64, 64, 1}));
    QCOMPARE(hand.channels, 1);
  }

  void anNpzGivesItsImagesLabelsAndSplits() {
    const auto series = onlySeries(fixtures / "tiny.npz");
    QCOMPARE(series.frames, 6);
    const auto volume = makeDecoder()->decode(series);
    QCOMPARE(volume.size, (std::array{5, 4, 6}));
    QCOMPARE(at(volume, 2, 1, 0), 7.0F);
    QCOMPARE(at(volume, 0, 0, 2), 40.0F);
    QCOMPARE(at(volume, 0, 0, 3), 100.0F);
    QCOMPARE(at(volume, 4, 3, 5), 189.0F);
    QCOMPARE(volume.sliceColumns.at(2), (std::map<std::string, std::string>{{"label", "7"}, {"split", "train"}}));
    QCOMPARE(volume.sliceColumns.at(3).at("split"), std::string("val"));
    QCOMPARE(volume.sliceColumns.at(5).at("label"), std::string("3"));
  }

  void aCutOffFileIsRefused_data() {
    QTest::addColumn<QString>("source");
    QTest::addColumn<double>("kept");
    QTest::newRow("NIfTI") << QString::fromStdString(hippocampus.string()) << 0.5;
    QTest::newRow("JPEG at 40 %") << QString::fromStdString(jpeg.string()) << 0.4;
    QTest::newRow("JPEG without its end") << QString::fromStdString(jpeg.string()) << 0.98;
    QTest::newRow("PNG") << QString::fromStdString((fixtures / "grey16.png").string()) << 0.7;
    QTest::newRow("NPZ") << QString::fromStdString((fixtures / "tiny.npz").string()) << 0.5;
  }
  void aCutOffFileIsRefused() {
    QFETCH(QString, source);
    QFETCH(double, kept);
    const fs::path whole = source.toStdString();
    auto bytes = readFile(whole);
    bytes.resize(static_cast<std::size_t>(static_cast<double>(bytes.size()) * kept));
    const auto cut =
        root_ / (whole.stem().extension().string() == ".nii" ? "cut.nii.gz" : "cut" + whole.extension().string());
    writeBytes(cut, bytes);
    const auto index = indexOf({cut});
    if (!index.skipped.empty()) {
      QVERIFY(!index.skipped[0].reason.empty());
      return;
    }
    const auto error = errorOf([&] { (void)makeDecoder()->decode(index.series.at(0)); });
    QVERIFY(error.code() == ErrorCode::Unreadable);
    QCOMPARE(error.subject(), cut.string());
  }

  void aWholeJpegMayCarryAPreviewAndATail() {
    const auto bytes = readFile(jpeg);
    // A segment that holds a picture of its own, as cameras write: its end is not the end.
    const std::string preview = std::string("\xff\xe1\x00\x06\xff\xd9xx", 8);
    writeBytes(root_ / "preview.jpg", bytes.substr(0, 2) + preview + bytes.substr(2));
    QVERIFY(isWholeJpeg(root_ / "preview.jpg"));
    writeBytes(root_ / "cut.jpg", bytes.substr(0, 2) + preview + bytes.substr(2, bytes.size() / 2));
    QVERIFY(!isWholeJpeg(root_ / "cut.jpg"));
    writeBytes(root_ / "tail.jpg", bytes + "tail");
    QVERIFY(isWholeJpeg(root_ / "tail.jpg"));
  }

  void aForgedSizeTakesNoMemory() {
    auto bytes = readFile(fixtures / "ct.dcm");
    const std::string rows("\x28\x00\x10\x00US\x02\x00", 8); // element (0028,0010)
    const auto place = bytes.find(rows);
    QVERIFY(place != std::string::npos);
    bytes[place + 8] = bytes[place + 9] = '\xff';
    writeBytes(root_ / "forged.dcm", bytes);
    QCOMPARE(indexOf({root_ / "forged.dcm"}).skipped.size(), std::size_t{1});

    const auto header = readFile(sample / "hippocampus/hippocampus_011.nii.gz");
    writeBytes(root_ / "text.nii", "text that is no header " + header);
    QCOMPARE(indexOf({root_ / "text.nii"}).skipped.size(), std::size_t{1});
  }

  void oneDecoderServesManyThreads() {
    const std::vector<fs::path> sources{hippocampus, jpeg, sample / "mr_nonisotropic", fixtures / "tiny.npz",
                                        fixtures / "ct.dcm"};
    const auto decoder = makeDecoder();
    std::vector<Series> series;
    std::vector<Volume> expected;
    for (const auto& source : sources) {
      series.push_back(onlySeries(source));
      expected.push_back(decoder->decode(series.back()));
    }
    setThreadCount(4);
    std::vector<char> same(100, 0);
    forEachParallel(same.size(), [&](std::size_t i) {
      const auto volume = decoder->decode(series[i % series.size()]);
      same[i] = volume.values == expected[i % series.size()].values ? 1 : 0;
    });
    QCOMPARE(std::count(same.begin(), same.end(), 1), std::ptrdiff_t{100});
  }

private:
  std::unique_ptr<QTemporaryDir> folder_;
  fs::path root_;
};

QTEST_GUILESS_MAIN(DecoderTest)
#include "decoder_test.moc"
