#include "core/base/atomic_file.h"
#include "core/imaging/picture/png.h"
#include "core/imaging/volume_writer.h"
#include "imaging_data.h"

#include <QTemporaryDir>
#include <algorithm>
#include <cmath>
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

  void aTooLongAxisIsRefusedByNifti() {
    Volume volume;
    volume.size = {32768, 1, 1};
    volume.values.resize(32768);
    QVERIFY(errorOf([&] { writeVolume(root_ / "v.nii", volume); }).code() == ErrorCode::Unsupported);
    QVERIFY(fs::is_empty(root_));
    writeVolume(root_ / "v.nrrd", volume);
    QCOMPARE(decodeOnly(root_ / "v.nrrd").size[0], 32768);
  }

  void bothPlacesInANiftiAgree_data() {
    QTest::addColumn<QList<double>>("direction");
    QTest::addColumn<bool>("hasQform");
    const double s = std::sqrt(0.5);
    QTest::newRow("as in DICOM") << QList<double>{1, 0, 0, 0, 1, 0, 0, 0, 1} << true;
    QTest::newRow("as in NIfTI") << QList<double>{-1, 0, 0, 0, -1, 0, 0, 0, 1} << true;
    QTest::newRow("mirrored") << QList<double>{1, 0, 0, 0, 1, 0, 0, 0, -1} << true;
    QTest::newRow("sagittal") << QList<double>{0, 0, -1, 1, 0, 0, 0, -1, 0} << true;
    QTest::newRow("coronal") << QList<double>{1, 0, 0, 0, 0, 1, 0, -1, 0} << true;
    QTest::newRow("oblique") << QList<double>{s, -s, 0, s, s, 0, 0, 0, 1} << true;
    QTest::newRow("tilted") << QList<double>{1, 0, 0, 0, 1, s, 0, 0, s} << false; // no rotation
  }
  void bothPlacesInANiftiAgree() {
    QFETCH(QList<double>, direction);
    QFETCH(bool, hasQform);
    Volume volume;
    volume.size = {4, 3, 2};
    volume.values.resize(24, 1.5F);
    volume.geometry.spacing = {0.5, 2, 3};
    volume.geometry.origin = {-10, 20, 30};
    std::copy(direction.begin(), direction.end(), volume.geometry.direction.begin());
    writeVolume(root_ / "s.nii", volume);
    const auto near = [&](const Geometry& found) {
      const auto close = [](double a, double b) { return std::abs(a - b) < 1e-5; };
      const auto& wanted = volume.geometry;
      return std::equal(found.direction.begin(), found.direction.end(), wanted.direction.begin(), close) &&
             std::equal(found.spacing.begin(), found.spacing.end(), wanted.spacing.begin(), close) &&
             std::equal(found.origin.begin(), found.origin.end(), wanted.origin.begin(), close);
    };
    QVERIFY(near(decodeOnly(root_ / "s.nii").geometry));
    auto bytes = readFile(root_ / "s.nii");
    QCOMPARE(bytes[252] == 1, hasQform);
    if (hasQform) {
      bytes[254] = 0; // without its sform
      writeBytes(root_ / "q.nii", bytes);
      QVERIFY(near(decodeOnly(root_ / "q.nii").geometry));
    }
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
