#include "core/imaging/dicom/parts.h"

#include "core/imaging/dicom/dataset.h"

namespace stratoscope::imaging {
namespace {

/// All values, parted by '\'.
std::string text(DcmDataset& data, const DcmTagKey& tag) {
  requireHeaderTag(tag);
  OFString value;
  data.findAndGetOFStringArray(tag, value);
  const auto first = value.find_first_not_of(' ');
  const auto last = value.find_last_not_of(' ');
  return first == OFString_npos ? std::string() : std::string(value.c_str() + first, last - first + 1);
}

/// Of a dose every frame's values are stored in one scale. PS3.3, section C.8.8.3.
void readDose(DcmDataset& data, DicomHeader& header) {
  requireHeaderTag(DCM_DoseGridScaling);
  Float64 scaling = 0;
  if (header.modality == "RTDOSE" && data.findAndGetFloat64(DCM_DoseGridScaling, scaling).good() && scaling > 0) {
    header.slope = scaling;
    header.intercept = 0;
  }
}

} // namespace

void readParts(DcmDataset& data, DicomHeader& header) {
  static const std::array<std::pair<const char*, DcmTagKey>, 12> parts{
      {{"image type", DCM_ImageType},
       {"echo", DCM_EchoNumbers},
       {"echo time", DCM_EchoTime},
       {"inversion time", DCM_InversionTime},
       {"flip angle", DCM_FlipAngle},
       {"b-value", DcmTagKey(0x0019, 0x100C)}, // Siemens; the standard's own below goes before it
       {"time point", DCM_TemporalPositionIdentifier},
       {"trigger time", DCM_TriggerTime},
       {"acquisition", DCM_AcquisitionNumber},
       {"kernel", DCM_ConvolutionKernel},
       {"frame time", DCM_FrameReferenceTime},
       {"acquisition time", DCM_AcquisitionTime}}};
  for (const auto& [name, tag] : parts) {
    if (auto value = text(data, tag); !value.empty()) {
      header.parts[name] = std::move(value);
    }
  }
  if (auto value = text(data, DCM_DiffusionBValue); !value.empty()) {
    header.parts["b-value"] = std::move(value);
  }
  const auto type = header.parts.find("image type");
  header.isMosaic = type != header.parts.end() && type->second.find("MOSAIC") != std::string::npos;
  header.isLocalizer = type != header.parts.end() && type->second.find("LOCALIZER") != std::string::npos;
  header.isEnhanced =
      data.tagExists(DCM_PerFrameFunctionalGroupsSequence) || data.tagExists(DCM_SharedFunctionalGroupsSequence);
  header.isReal = data.tagExists(DCM_FloatPixelData) || data.tagExists(DCM_DoubleFloatPixelData);
  readDose(data, header);
}

} // namespace stratoscope::imaging
