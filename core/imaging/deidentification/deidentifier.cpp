#include "core/imaging/deidentification/deidentifier.h"

#include "core/base/error.h"
#include "core/imaging/deidentification/dataset_cleaner.h"
#include "core/imaging/deidentification/method_attributes.h"
#include "core/imaging/deidentification/pixel_blanker.h"

#include <dcmtk/dcmdata/dctk.h>
#include <dcmtk/oflog/oflog.h>
#include <mutex>

namespace stratoscope::imaging {
namespace {

std::string text(DcmItem& item, const DcmTagKey& tag) {
  OFString value;
  item.findAndGetOFString(tag, value);
  return {value.data(), value.size()};
}

/// DCMTK's own messages could quote values.
void quietLog() {
  static std::once_flag once;
  std::call_once(once, [] { OFLog::configure(OFLogger::OFF_LOG_LEVEL); });
}

void checkDictionary() {
  const bool loaded = dcmDataDict.isDictionaryLoaded();
  if (!loaded) {
    throw Error(ErrorCode::Internal, STRATOSCOPE_TEXT("DICOM's data dictionary is not there"), {},
                STRATOSCOPE_TEXT("Install DCMTK's data files, or name the dictionary in DCMDICTPATH"));
  }
}

void checkObject(DcmDataset& data) {
  const auto sopClass = text(data, DCM_SOPClassUID);
  if (sopClass == UID_MediaStorageDirectoryStorage || data.tagExists(DCM_DirectoryRecordSequence)) {
    throw Error(ErrorCode::Unsupported,
                STRATOSCOPE_TEXT("is a directory of DICOM files: it names patients and has no image"));
  }
  if (sopClass.empty() || text(data, DCM_SOPInstanceUID).empty()) {
    throw Error(ErrorCode::Unreadable, STRATOSCOPE_TEXT("is not a DICOM object, or it has no SOP class and instance"));
  }
  DcmElement* instance = nullptr;
  if (data.findAndGetElement(DCM_SOPInstanceUID, instance).bad() || instance->getVR() != EVR_UI) {
    throw Error(ErrorCode::Unreadable, STRATOSCOPE_TEXT("has a SOP instance in a form that cannot be replaced"));
  }
  if (data.tagExists(DCM_EncapsulatedDocument)) {
    throw Error(ErrorCode::Unsupported,
                STRATOSCOPE_TEXT("holds a document (PDF, CDA, model) that cannot be de-identified"));
  }
}

const char* reasonOf(const PixelRisk& risk) {
  if (risk.declaredBurnedIn) {
    return STRATOSCOPE_TEXT("declares text burned into its pixels");
  }
  return risk.overlayInPixels ? STRATOSCOPE_TEXT("has an overlay within its pixels")
                              : STRATOSCOPE_TEXT("is of a kind that often has text burned into its pixels");
}

/// Throws where text has to be blackened and no region is known.
bool hasTextsToBlank(const PixelPlan& plan, bool mayStay) {
  if (plan.empty() && !mayStay) {
    throw Error(ErrorCode::Unsupported,
                STRATOSCOPE_TEXT("may have text burned into its pixels, and no region to blacken is known for it"), {},
                STRATOSCOPE_TEXT("Name its regions in a CSV file of your own"));
  }
  return !plan.empty();
}

std::unique_ptr<DcmFileFormat> read(const std::filesystem::path& source) {
  auto file = std::make_unique<DcmFileFormat>();
  if (file->loadFile(source.c_str()).bad() || file->getDataset() == nullptr || file->getDataset()->card() == 0) {
    throw Error(ErrorCode::Unreadable, STRATOSCOPE_TEXT("is not a DICOM file, or is cut off"));
  }
  return file;
}

void write(DcmFileFormat& read, const std::filesystem::path& target, E_TransferSyntax syntax) {
  DcmFileFormat file(read.getAndRemoveDataset(), OFFalse);
  if (file.getDataset()->canWriteXfer(syntax) == OFFalse) {
    throw Error(ErrorCode::Unsupported, STRATOSCOPE_TEXT("has a transfer syntax that cannot be written"));
  }
  if (file.saveFile(target.c_str(), syntax, EET_UndefinedLength, EGL_withoutGL, EPD_withoutPadding, 0, 0,
                    EWM_createNewMeta)
          .bad()) {
    throw Error(ErrorCode::WriteFailed, STRATOSCOPE_TEXT("cannot be written; the disk may be full"));
  }
}

} // namespace

Deidentifier::Deidentifier(Profile profile, Pseudonyms& pseudonyms, std::vector<KnownRegion> regions,
                           PixelSource decompress)
    : profile_(profile), pseudonyms_(pseudonyms), regions_(std::move(regions)), decompress_(std::move(decompress)) {
  quietLog();
  checkDictionary();
  // Known elements that a file holds as UN are read by the dictionary's VR: else they would have to be removed.
  dcmEnableUnknownVRConversion.set(OFTrue);
}

void Deidentifier::uncompress(DcmDataset& data, const std::filesystem::path& source) const {
  if (!needUncompressing(data)) {
    return;
  }
  if (!decompress_) {
    throw Error(
        ErrorCode::Unsupported,
        STRATOSCOPE_TEXT("has compressed pixels that cannot be decoded here, so nothing in them can be blackened"));
  }
  putUncompressed(data, decompress_(source, DcmXfer(data.getOriginalXfer()).getXferID()));
}

/// Whether the pixels were cleaned; throws where they would have to be and cannot.
bool Deidentifier::cleanPixels(DcmDataset& data, const PixelRisk& risk, const std::filesystem::path& source) const {
  const bool textPossible = risk.declaredBurnedIn || risk.usuallyBurnedIn;
  const bool mayStay = !risk.declaredBurnedIn && (!risk.usuallyBurnedIn || profile_.acceptPixelRisk);
  if (!profile_.has(ProfileOption::CleanPixelData)) {
    if (!mayStay || risk.overlayInPixels) {
      throw Error(ErrorCode::Unsupported, reasonOf(risk), {},
                  STRATOSCOPE_TEXT("Use the option clean-pixel-data, or look at the image and accept the risk"));
    }
    return false;
  }
  const auto plan = textPossible ? planFor(data, regions_) : PixelPlan();
  const bool blacken = textPossible && hasTextsToBlank(plan, mayStay);
  if (blacken || risk.overlayInPixels) {
    uncompress(data, source);
  }
  if (blacken) {
    blankPixels(data, plan);
  }
  if (risk.overlayInPixels) {
    clearUnusedBits(data);
  }
  return blacken || risk.overlayInPixels;
}

DeidentifiedFile Deidentifier::deidentify(const std::filesystem::path& source, const std::filesystem::path& target) {
  const auto file = read(source);
  auto& data = *file->getDataset();
  checkObject(data);
  DeidentifiedFile result;
  result.risk = pixelRisk(data);
  result.pixelsCleaned = cleanPixels(data, result.risk, source);
  cutPixelPadding(data);
  const auto syntax = result.pixelsCleaned ? EXS_LittleEndianExplicit : data.getOriginalXfer();

  DatasetCleaner cleaner(data, profile_, pseudonyms_);
  result.report = cleaner.clean();
  writeMethod(data, profile_, result.pixelsCleaned);
  result.instance = text(data, DCM_SOPInstanceUID);
  result.patient = cleaner.patient();
  write(*file, target, syntax);
  return result;
}

} // namespace stratoscope::imaging
