#include "core/imaging/dicom/header.h"

#include "core/base/error.h"
#include "core/imaging/dicom/columns.h"
#include "core/imaging/dicom/dataset.h"
#include "core/imaging/dicom/frames.h"
#include "core/imaging/dicom/parts.h"
#include "core/imaging/dicom/voi.h"
#include "core/imaging/file_size.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace stratoscope::imaging {
namespace {

[[noreturn]] void refuse(const std::filesystem::path& path, ErrorCode code, Text reason) {
  throw Error(code, std::move(reason), path.string());
}

/// The first value.
std::string text(DcmItem& item, const DcmTagKey& tag) {
  requireHeaderTag(tag);
  OFString value;
  item.findAndGetOFString(tag, value);
  const auto first = value.find_first_not_of(' ');
  const auto last = value.find_last_not_of(' ');
  return first == OFString_npos ? std::string() : std::string(value.c_str() + first, last - first + 1);
}

int integer(DcmItem& item, const DcmTagKey& tag, int otherwise) {
  const auto value = text(item, tag);
  return value.empty() ? otherwise : std::atoi(value.c_str());
}

/// Enhanced multi-frame files keep what classic ones have on top within their functional groups: these are searched
/// when `deep`. All `N` numbers of an element, or nothing; DCMTK reads them in the C locale whatever the program's is.
template <std::size_t N>
std::optional<std::array<double, N>> numbers(DcmItem& item, const DcmTagKey& tag, bool deep = false) {
  requireHeaderTag(tag);
  std::array<double, N> values{};
  DcmElement* element = nullptr;
  if (item.findAndGetElement(tag, element, deep ? OFTrue : OFFalse).bad() || element == nullptr) {
    return std::nullopt;
  }
  for (std::size_t i = 0; i < N; ++i) {
    if (element->getFloat64(values[i], static_cast<unsigned long>(i)).bad() || !std::isfinite(values[i])) {
      return std::nullopt;
    }
  }
  return values;
}

double number(DcmItem& item, const DcmTagKey& tag, bool deep = false) {
  return numbers<1>(item, tag, deep).value_or(std::array{0.0})[0];
}

/// All its values: the second and later ones are those of code extensions.
std::string characterSetOf(DcmItem& item) {
  OFString value;
  item.findAndGetOFStringArray(DCM_SpecificCharacterSet, value);
  return {value.data(), value.size()};
}

void readImage(DcmDataset& data, DicomHeader& header) {
  header.rows = integer(data, DCM_Rows, 0);
  header.columns = integer(data, DCM_Columns, 0);
  header.frames = integer(data, DCM_NumberOfFrames, 1);
  header.samples = integer(data, DCM_SamplesPerPixel, 1);
  header.photometric = text(data, DCM_PhotometricInterpretation);
  const bool deep = header.frames > 1 || data.tagExists(DCM_SharedFunctionalGroupsSequence);
  header.position = numbers<3>(data, DCM_ImagePositionPatient, deep);
  header.orientation = numbers<6>(data, DCM_ImageOrientationPatient, deep);
  const auto spacing = numbers<2>(data, DCM_PixelSpacing, deep);
  header.pixelSpacing = spacing ? *spacing : numbers<2>(data, DCM_ImagerPixelSpacing).value_or(std::array{0.0, 0.0});
  header.sliceSpacing = number(data, DCM_SpacingBetweenSlices, deep);
  header.sliceSpacing = header.sliceSpacing > 0 ? header.sliceSpacing : number(data, DCM_SliceThickness, deep);
  for (const auto& tag : {DCM_WindowCenter, DCM_WindowWidth, DCM_WindowCenterWidthExplanation, DCM_VOILUTFunction}) {
    requireHeaderTag(tag);
  }
  header.voi = readWindows(data, characterSetOf(data));
}

void readValueMeaning(DcmDataset& data, DicomHeader& header) {
  header.slope = numbers<1>(data, DCM_RescaleSlope).value_or(std::array{1.0})[0];
  header.intercept = number(data, DCM_RescaleIntercept);
  const int bits = std::clamp(integer(data, DCM_BitsStored, 8), 1, 32);
  const bool isSigned = integer(data, DCM_PixelRepresentation, 0) == 1;
  header.mirror = isSigned ? -1 : std::ldexp(1.0, bits) - 1;
  const auto type = text(data, DCM_RescaleType);
  if (header.modality == "PT") {
    header.unit = text(data, DCM_Units);
  } else if (!type.empty() && type != "US") { // "US": unspecified
    header.unit = type;
  } else if (header.modality == "CT" && data.tagExists(DCM_RescaleIntercept)) {
    header.unit = "HU";
  }
}

void readIdentity(DcmDataset& data, DicomHeader& header) {
  header.instance = text(data, DCM_SOPInstanceUID);
  header.seriesUid = text(data, DCM_SeriesInstanceUID);
  header.studyUid = text(data, DCM_StudyInstanceUID);
  header.modality = text(data, DCM_Modality);
  header.instanceNumber = integer(data, DCM_InstanceNumber, 0);
}

/// A forged size would make the decoder allocate gigabytes or stop the program, so sizes are judged here.
void checkSize(DcmDataset& data, const DicomHeader& header) {
  if (header.rows < 1 || header.columns < 1 || header.frames < 1) {
    refuse(header.path, ErrorCode::Unsupported, STRATOSCOPE_TEXT("the DICOM file holds no image"));
  }
  if (header.samples != 1 && header.samples != 3) {
    refuse(header.path, ErrorCode::Unreadable, STRATOSCOPE_TEXT("the DICOM header has no valid number of samples"));
  }
  const int bits = integer(data, DCM_BitsAllocated, 0);
  const int stored = integer(data, DCM_BitsStored, 0);
  const bool isWhole = (bits == 1 || bits == 8 || bits == 16 || bits == 32) && stored >= 1 && stored <= bits;
  if (!header.isReal && !isWhole) {
    refuse(header.path, ErrorCode::Unreadable, STRATOSCOPE_TEXT("the DICOM header has no valid number of bits"));
  }
  const std::int64_t plane = std::int64_t{header.rows} * header.columns;
  if (plane > mostPixels / (std::int64_t{header.frames} * header.samples)) {
    refuse(header.path, ErrorCode::Unsupported, STRATOSCOPE_TEXT("the DICOM header asks for more than 2^31 pixels"));
  }
}

void checkPixelData(const DicomDataset& dataset, const DicomHeader& header) {
  if (!dataset.hasPixels) {
    refuse(header.path, ErrorCode::Unsupported, STRATOSCOPE_TEXT("the DICOM file holds no pixel data"));
  }
  const bool subsampled = header.photometric.ends_with("_422");
  const double samples = subsampled ? 2 : header.samples;
  const double wanted = static_cast<double>(header.rows) * header.columns * header.frames * samples *
                        integer(*dataset.data, DCM_BitsAllocated, 0) / 8;
  if (dataset.encapsulated) {
    checkPlausible(header.path, wanted);
    return;
  }
  if (static_cast<double>(dataset.pixelLength) < wanted) {
    refuse(header.path, ErrorCode::Unreadable, STRATOSCOPE_TEXT("the pixel data are shorter than the header says"));
  }
}

} // namespace

DicomHeader readDicomHeader(FileWindow& file) {
  const auto dataset = readDataset(file);
  auto& data = *dataset.data;
  DicomHeader header;
  header.path = file.path();
  header.transferSyntax = dataset.transferSyntax;
  readIdentity(data, header);
  readDescriptions(data, header);
  readImage(data, header);
  readValueMeaning(data, header);
  readParts(data, header);
  checkSize(data, header);
  checkPixelData(dataset, header);
  readPlanes(header);
  return header;
}

DicomHeader readDicomHeader(const std::filesystem::path& path) {
  FileWindow file(path);
  return readDicomHeader(file);
}

} // namespace stratoscope::imaging
