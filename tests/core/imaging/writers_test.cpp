#include "core/base/atomic_file.h"
#include "core/imaging/png.h"
#include "core/imaging/volume_writer.h"
#include "imaging_data.h"

#include <QTemporaryDir>
#include <csignal>
#include <sys/resource.h>

using namespace imaging_data;

class WritersTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void init() {
    folder_ = std::make_unique<QTemporaryDir>();
    root_ = folder_->path().toStdString();
  }

  void aPngComesBackAsItWas_data() {
    QTest::addColumn<int>("channels");
    QTest::newRow("grey") << 1;
    QTest::newRow("colour") << 3;
  }
  void aPngComesBackAsItWas() {
    QFETCH(int, channels);
    Picture picture{7, 5, channels, {}};
    for (int i = 0; i < 35 * channels; ++i) {
      picture.pixels.push_back(static_cast<std::uint8_t>(i * 37));
    }
    writePng(root_ / "picture.png", picture);
    QCOMPARE(readFile(root_ / "picture.png"), encodePng(picture));
    const auto volume = decodeOnly(root_ / "picture.png");
    QCOMPARE(volume.size, (std::array{7, 5, 1}));
    QCOMPARE(volume.channels, channels);
    QCOMPARE(volume.values, std::vector<float>(picture.pixels.begin(), picture.pixels.end()));
  }

  void aPictureThatIsNoneIsRefused() {
    const Picture picture{2, 2, 1, {1, 2, 3}};
    QVERIFY(errorOf([&] { (void)encodePng(picture); }).code() == ErrorCode::InvalidArgument);
    QVERIFY(errorOf([&] { writePng(root_ / "gone/picture.png", {1, 1, 1, {0}}); }).code() == ErrorCode::WriteFailed);
  }

  void aVolumeKeepsItsValuesAndPlace_data() {
    QTest::addColumn<QString>("source");
    QTest::newRow("fractions, oblique") << QString::fromStdString((sample / "mr_nonisotropic").string());
    QTest::newRow("whole numbers") << QString::fromStdString((fixtures / "ct.dcm").string());
    QTest::newRow("colour") << QString::fromStdString((fixtures / "rgba.png").string());
  }
  void aVolumeKeepsItsValuesAndPlace() {
    QFETCH(QString, source);
    const auto volume = decodeOnly(source.toStdString());
    for (const auto* name : {"v.nii", "v.nii.gz"}) {
      writeVolume(root_ / name, volume);
      const auto back = decodeOnly(root_ / name);
      QCOMPARE(back.size, volume.size);
      QCOMPARE(back.channels, volume.channels);
      QCOMPARE(back.values, volume.values);
      for (std::size_t i = 0; i < 3; ++i) {
        QVERIFY(std::abs(back.geometry.spacing[i] - volume.geometry.spacing[i]) < 1e-5);
        QVERIFY(std::abs(back.geometry.origin[i] - volume.geometry.origin[i]) < 1e-3);
      }
      for (std::size_t i = 0; i < 9; ++i) {
        QVERIFY(std::abs(back.geometry.direction[i] - volume.geometry.direction[i]) < 1e-3);
      }
    }
    QCOMPARE(std::distance(fs::directory_iterator(root_), fs::directory_iterator()), std::ptrdiff_t{2});
  }

  void anNrrdNamesItsGeometry() {
    writeVolume(root_ / "v.nrrd", decodeOnly(fixtures / "ct.dcm"));
    const auto header = QString::fromStdString(readFile(root_ / "v.nrrd")).section("\n\n", 0, 0);
    QVERIFY2(header.startsWith("NRRD000"), qPrintable(header));
    QVERIFY(header.contains("type: short"));
    QVERIFY(header.contains("sizes: 4 3 1"));
    QVERIFY(header.contains("space: left-posterior-superior"));
    QVERIFY(header.contains("(0.5,0,0) (0,0.87890"));
    QVERIFY(header.contains("space origin: (1.5,-2.25,3.125)"));
  }

  void whatCannotBeWrittenIsSaid() {
    const auto volume = decodeOnly(fixtures / "ct.dcm");
    QVERIFY(errorOf([&] { writeVolume(root_ / "v.mha", volume); }).code() == ErrorCode::InvalidArgument);
    QVERIFY(errorOf([&] { writeVolume(root_ / "v.nii", Volume()); }).code() == ErrorCode::InvalidArgument);
    QVERIFY(errorOf([&] { writeVolume(root_ / "gone/v.nii", volume); }).code() == ErrorCode::WriteFailed);
    QVERIFY(errorOf([&] { writeVolume(root_ / "gone/v.nrrd", volume); }).code() == ErrorCode::WriteFailed);
    QVERIFY(fs::is_empty(root_));
  }

  void aFullDiskLeavesNothingBehind() {
    // Writing fails past a file size of 1,000 bytes, as it would on a full disk.
    rlimit before{};
    getrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, SIG_IGN);
    const auto volume = decodeOnly(sample / "hippocampus/hippocampus_011.nii.gz");
    const rlimit little{1000, before.rlim_max};
    setrlimit(RLIMIT_FSIZE, &little);
    for (const auto* name : {"v.nii", "v.nii.gz", "v.nrrd"}) {
      const auto error = errorOf([&] { writeVolume(root_ / name, volume); });
      QCOMPARE(static_cast<int>(error.code()), static_cast<int>(ErrorCode::WriteFailed));
    }
    setrlimit(RLIMIT_FSIZE, &before);
    QVERIFY(fs::is_empty(root_));
  }

private:
  std::unique_ptr<QTemporaryDir> folder_;
  fs::path root_;
};

QTEST_GUILESS_MAIN(WritersTest)
#include "writers_test.moc"
