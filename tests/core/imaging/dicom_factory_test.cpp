#include "dicom_factory.h"
#include "imaging_data.h"

#include <QTemporaryDir>

using namespace imaging_data;
using dicom_factory::DicomFile;

/// The maker of test files itself, in every syntax that it writes.
class DicomFactoryTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void init() {
    folder_ = std::make_unique<QTemporaryDir>();
    root_ = folder_->path().toStdString();
  }

  void everySyntaxGivesTheSameValues_data() {
    QTest::addColumn<int>("syntax");
    for (const auto syntax :
         {EXS_LittleEndianImplicit, EXS_LittleEndianExplicit, EXS_BigEndianExplicit, EXS_DeflatedLittleEndianExplicit,
          EXS_RLELossless, EXS_JPEGProcess14, EXS_JPEGProcess14SV1, EXS_JPEGLSLossless}) {
      QTest::newRow(DcmXfer(syntax).getXferName()) << static_cast<int>(syntax);
    }
  }
  void everySyntaxGivesTheSameValues() {
    QFETCH(int, syntax);
    DicomFile file(5, 4, 3);
    file.bits(16, 12).ramp(7).set(DCM_RescaleSlope, "2").set(DCM_RescaleIntercept, "-1000");
    file.save(root_ / "a.dcm", static_cast<E_TransferSyntax>(syntax));
    const auto series = onlySeries(root_ / "a.dcm");
    QCOMPARE(series.transferSyntax, std::string(DcmXfer(static_cast<E_TransferSyntax>(syntax)).getXferID()));
    const auto volume = makeDecoder()->decode(series);
    QCOMPARE(volume.size, (std::array{5, 4, 3}));
    for (std::size_t i = 0; i < volume.values.size(); ++i) {
      QCOMPARE(volume.values[i], static_cast<float>(2 * (7 + static_cast<int>(i)) - 1000));
    }
  }

  void aSeriesLiesWhereItWasPut() {
    const auto paths = dicom_factory::writeSeries(root_ / "series", 4, 2.5);
    QCOMPARE(paths.size(), std::size_t{4});
    const auto volume = decodeOnly(root_ / "series");
    QCOMPARE(volume.size, (std::array{4, 3, 4}));
    QCOMPARE(volume.geometry.spacing, (std::array{1.0, 1.0, 2.5}));
    QCOMPARE(at(volume, 1, 0, 3), 301.0F);
  }

private:
  std::unique_ptr<QTemporaryDir> folder_;
  fs::path root_;
};

QTEST_GUILESS_MAIN(DicomFactoryTest)
#include "dicom_factory_test.moc"
