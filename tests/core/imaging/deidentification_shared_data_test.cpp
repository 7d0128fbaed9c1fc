#include "core/imaging/deidentification/deidentifier.h"
#include "planted_file.h"
#include "shared_data.h"

#include <QTemporaryDir>
#include <QTest>

using namespace stratoscope::imaging;
using namespace planted;
using stratoscope::tests::sharedData;

namespace {

std::string pixelsOf(DcmDataset& data) {
  const auto syntax = data.getOriginalXfer();
  DcmElement* element = nullptr;
  if (data.findAndGetElement(DCM_PixelData, element).bad()) {
    return {};
  }
  if (!DcmXfer(syntax).isEncapsulated()) {
    Uint8* bytes = nullptr;
    element->getUint8Array(bytes);
    return {reinterpret_cast<const char*>(bytes), element->getLength()};
  }
  std::string all;
  DcmPixelSequence* fragments = nullptr;
  dynamic_cast<DcmPixelData&>(*element).getEncapsulatedRepresentation(syntax, nullptr, fragments);
  for (unsigned long i = 0; fragments != nullptr && i < fragments->card(); ++i) {
    DcmPixelItem* fragment = nullptr;
    Uint8* bytes = nullptr;
    if (fragments->getItem(fragment, i).good() && fragment->getUint8Array(bytes).good() && bytes != nullptr) {
      all.append(reinterpret_cast<const char*>(bytes), fragment->getLength()).append("|");
    }
  }
  return all;
}

std::string value(DcmItem& item, const DcmTagKey& tag) {
  OFString text;
  item.findAndGetOFString(tag, text);
  return {text.data(), text.size()};
}

} // namespace

/// Real series: the pixels, the geometry and the transfer syntax as they were, the identifiers gone.
class DeidentificationSharedDataTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void realSeriesKeepTheirPixelsAndLoseTheirNames() {
    const auto shared = sharedData();
    if (shared.empty()) {
      QSKIP("shared/data is not beside the source tree (STRATOSCOPE_SHARED_DATA names another place)");
    }
    const QTemporaryDir folder;
    const auto target = fs::path(folder.path().toStdString()) / "out.dcm";
    Pseudonyms pseudonyms("a key for the test");
    Deidentifier deidentifier(parseProfile("accept-pixel-risk"), pseudonyms, {});
    std::set<std::string> syntaxes;
    for (const auto* const part : {"dicom_series/MR_T1w_XA30_jpeglossless", "dicom_series/CT_head_GE_tilt_varspacing",
                                   "dicom_series/MR_T1sag_HFS", "dicom_odd/ct_transfer_syntaxes", "dicom_odd/wg04"}) {
      for (const auto& entry : fs::directory_iterator(shared / part)) {
        checkOne(deidentifier, entry.path(), target, syntaxes);
      }
    }
    QVERIFY2(syntaxes.size() >= 12, qPrintable(QString::number(syntaxes.size())));
  }

private:
  static void checkOne(Deidentifier& deidentifier, const fs::path& source, const fs::path& target,
                       std::set<std::string>& syntaxes) {
    (void)deidentifier.deidentify(source, target);
    DcmFileFormat before;
    DcmFileFormat after;
    QVERIFY2(before.loadFile(source.c_str()).good() && after.loadFile(target.c_str()).good(), source.c_str());
    auto& original = *before.getDataset();
    auto& cleaned = *after.getDataset();
    syntaxes.insert(DcmXfer(original.getOriginalXfer()).getXferID());
    QCOMPARE(cleaned.getOriginalXfer(), original.getOriginalXfer());
    QVERIFY2(pixelsOf(cleaned) == pixelsOf(original), source.c_str());
    for (const auto& tag : {DCM_Rows, DCM_PixelSpacing, DCM_ImagePositionPatient, DCM_ImageOrientationPatient,
                            DCM_RescaleSlope, DCM_Modality, DCM_SliceThickness}) {
      QVERIFY2(value(cleaned, tag) == value(original, tag), source.c_str());
    }
    const auto bytes = bytesOf(target);
    for (const auto& tag : {DCM_PatientID, DCM_StudyInstanceUID, DCM_SeriesInstanceUID, DCM_SOPInstanceUID,
                            DCM_FrameOfReferenceUID, DCM_DeviceSerialNumber, DCM_AccessionNumber}) {
      const auto text = value(original, tag);
      QVERIFY2(text.size() < 6 || bytes.find(text) == std::string::npos, source.c_str());
    }
  }
};

QTEST_GUILESS_MAIN(DeidentificationSharedDataTest)
#include "deidentification_shared_data_test.moc"
