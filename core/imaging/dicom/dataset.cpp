#include "core/imaging/dicom/dataset.h"

#include "core/base/error.h"
#include "core/imaging/dicom/elements.h"
#include "core/imaging/dicom/syntax.h"

#include <dcmtk/dcmdata/dcistrmb.h>
#include <dcmtk/oflog/oflog.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <mutex>

namespace stratoscope::imaging {
namespace {

/// In ascending order.
constexpr std::array<std::uint32_t, 92> headerTags{
    0x00080005, // Specific Character Set
    0x00080008, // Image Type
    0x00080016, // SOP Class UID
    0x00080018, // SOP Instance UID
    0x00080020, // Study Date
    0x00080021, // Series Date
    0x00080022, // Acquisition Date
    0x0008002A, // Acquisition DateTime
    0x00080030, // Study Time
    0x00080031, // Series Time
    0x00080032, // Acquisition Time
    0x00080033, // Content Time
    0x00080060, // Modality
    0x00080064, // Conversion Type
    0x00080070, // Manufacturer
    0x00080080, // Institution Name
    0x00081010, // Station Name
    0x00081030, // Study Description
    0x0008103E, // Series Description
    0x00081090, // Manufacturer's Model Name
    0x00100020, // Patient ID
    0x00100040, // Patient's Sex
    0x00101010, // Patient's Age
    0x00180010, // Contrast/Bolus Agent
    0x00180015, // Body Part Examined
    0x00180020, // Scanning Sequence
    0x00180021, // Sequence Variant
    0x00180022, // Scan Options
    0x00180023, // MR Acquisition Type
    0x00180024, // Sequence Name
    0x00180050, // Slice Thickness
    0x00180060, // KVP
    0x00180080, // Repetition Time
    0x00180081, // Echo Time
    0x00180082, // Inversion Time
    0x00180086, // Echo Numbers
    0x00180087, // Magnetic Field Strength
    0x00180088, // Spacing Between Slices
    0x00181030, // Protocol Name
    0x00181060, // Trigger Time
    0x00181120, // Gantry/Detector Tilt
    0x00181164, // Imager Pixel Spacing
    0x00181210, // Convolution Kernel
    0x00181310, // Acquisition Matrix
    0x00181312, // In-plane Phase Encoding Direction
    0x00181314, // Flip Angle
    0x00185100, // Patient Position
    0x00185101, // View Position
    0x00189087, // Diffusion b-value
    0x0019100A, // Siemens: Number of Images in Mosaic
    0x0019100C, // Siemens: b-value
    0x0020000D, // Study Instance UID
    0x0020000E, // Series Instance UID
    0x00200010, // Study ID
    0x00200011, // Series Number
    0x00200012, // Acquisition Number
    0x00200013, // Instance Number
    0x00200020, // Patient Orientation
    0x00200032, // Image Position (Patient)
    0x00200037, // Image Orientation (Patient)
    0x00200052, // Frame of Reference UID
    0x00200060, // Laterality
    0x00200062, // Image Laterality
    0x00200100, // Temporal Position Identifier
    0x00200105, // Number of Temporal Positions
    0x00201041, // Slice Location
    0x00209056, // Stack ID
    0x00209057, // In-Stack Position Number
    0x00280002, // Samples per Pixel
    0x00280004, // Photometric Interpretation
    0x00280006, // Planar Configuration
    0x00280008, // Number of Frames
    0x00280010, // Rows
    0x00280011, // Columns
    0x00280030, // Pixel Spacing
    0x00280034, // Pixel Aspect Ratio
    0x00280100, // Bits Allocated
    0x00280101, // Bits Stored
    0x00280102, // High Bit
    0x00280103, // Pixel Representation
    0x00281050, // Window Center
    0x00281051, // Window Width
    0x00281052, // Rescale Intercept
    0x00281053, // Rescale Slope
    0x00281054, // Rescale Type
    0x00281055, // Window Center & Width Explanation
    0x00281056, // VOI LUT Function
    0x00540081, // Number of Slices
    0x00541001, // Units
    0x00541300, // Frame Reference Time
    0x20500020, // Presentation LUT Shape
    0x3004000E, // Dose Grid Scaling
};
static_assert(std::is_sorted(headerTags.begin(), headerTags.end()));

void silenceDcmtk() {
  static std::once_flag once;
  std::call_once(once, [] { OFLog::configure(OFLogger::OFF_LOG_LEVEL); });
}

[[noreturn]] void refuse(const FileWindow& file) {
  throw Error(ErrorCode::Unreadable, STRATOSCOPE_TEXT("this is not a DICOM file, or it is cut off"),
              file.path().string());
}

std::unique_ptr<DcmDataset> parse(const DicomElements& elements) {
  auto data = std::make_unique<DcmDataset>();
  DcmInputBufferStream stream;
  stream.setBuffer(elements.bytes.data(), static_cast<offile_off_t>(elements.bytes.size()));
  stream.setEos();
  data->transferInit();
  const auto syntax = elements.implicit ? EXS_LittleEndianImplicit : EXS_LittleEndianExplicit;
  const auto status = data->read(stream, syntax, EGL_noChange, static_cast<Uint32>(longestElement));
  data->transferEnd();
  return status.good() || status == EC_EndOfStream ? std::move(data) : nullptr;
}

bool hasSeveralFrames(DcmDataset& data) {
  OFString frames;
  return data.findAndGetOFString(DCM_NumberOfFrames, frames).good() && std::atoi(frames.c_str()) > 1;
}

DicomDataset readPart(FileWindow& file) {
  DicomDataset dataset;
  auto elements = pickElements(file, headerTags);
  if (!elements || elements->bytes.empty()) {
    return dataset;
  }
  checkSyntax(file.path(), elements->transferSyntax);
  const bool compressed = DcmXfer(elements->transferSyntax.c_str()).isEncapsulated();
  dataset.part = elements->hasPixels && elements->encapsulated != compressed ? nullptr : parse(*elements);
  if (dataset.part && !hasSeveralFrames(*dataset.part)) {
    dataset.data = dataset.part.get();
  }
  dataset.transferSyntax = std::move(elements->transferSyntax);
  dataset.hasPixels = elements->hasPixels;
  dataset.encapsulated = elements->encapsulated;
  dataset.pixelLength = elements->pixelLength;
  return dataset;
}

/// The offset table and at least one fragment: DCMTK takes a file that ends before them for whole.
bool hasFragments(DcmElement& pixels, E_TransferSyntax syntax) {
  auto* const data = dynamic_cast<DcmPixelData*>(&pixels);
  DcmPixelSequence* fragments = nullptr;
  return data != nullptr && data->getEncapsulatedRepresentation(syntax, nullptr, fragments).good() &&
         fragments != nullptr && fragments->card() > 1;
}

DicomDataset readWhole(const FileWindow& file) {
  DicomDataset dataset;
  dataset.whole = true;
  dataset.file = std::make_unique<DcmFileFormat>();
  const auto status = dataset.file->loadFile(file.path().c_str(), EXS_Unknown, EGL_noChange,
                                             static_cast<Uint32>(longestElement), ERM_autoDetect);
  OFString told;
  if (dataset.file->getMetaInfo()->findAndGetOFString(DCM_TransferSyntaxUID, told).good()) {
    checkSyntax(file.path(), told.c_str());
  }
  if (status.bad()) {
    refuse(file);
  }
  dataset.data = dataset.file->getDataset();
  const DcmXfer syntax(dataset.data->getOriginalXfer());
  dataset.transferSyntax = syntax.getXferID();
  dataset.encapsulated = syntax.isEncapsulated();
  DcmElement* pixels = nullptr;
  for (const auto& tag : {DCM_PixelData, DCM_FloatPixelData, DCM_DoubleFloatPixelData}) {
    if (!dataset.hasPixels && dataset.data->findAndGetElement(tag, pixels).good() && pixels != nullptr) {
      dataset.hasPixels = true;
      dataset.pixelLength = pixels->getLengthField();
      if (dataset.encapsulated && !hasFragments(*pixels, dataset.data->getOriginalXfer())) {
        refuse(file);
      }
    }
  }
  return dataset;
}

} // namespace

DicomDataset readDataset(FileWindow& file) {
  silenceDcmtk();
  auto dataset = readPart(file);
  if (dataset.data == nullptr) {
    dataset = readWhole(file);
  }
  if (!dataset.data->tagExists(DCM_SOPClassUID)) {
    refuse(file);
  }
  return dataset;
}

void requireHeaderTag(const DcmTagKey& tag) {
  const auto number = static_cast<std::uint32_t>(tag.getGroup()) << 16U | tag.getElement();
  if (!std::binary_search(headerTags.begin(), headerTags.end(), number)) {
    throw Error(ErrorCode::Internal, {STRATOSCOPE_TEXT("the DICOM element %1 is not read"), {tag.toString().c_str()}});
  }
}

} // namespace stratoscope::imaging
