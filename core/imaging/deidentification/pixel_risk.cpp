#include "core/imaging/deidentification/pixel_risk.h"

#include <algorithm>
#include <array>
#include <dcmtk/dcmdata/dcpxitem.h>
#include <dcmtk/dcmdata/dctk.h>
#include <span>
#include <string>
#include <string_view>

namespace stratoscope::imaging {
namespace {

constexpr std::array<std::string_view, 14> riskyModalities{"US", "IVUS", "SC", "ES", "XC", "GM", "SM",
                                                           "XA", "RF",   "OT", "DG", "OP", "PX", "IO"};
constexpr std::string_view secondaryCapture = "1.2.840.10008.5.1.4.1.1.7";
constexpr std::array<std::string_view, 6> headWords{"HEAD", "BRAIN", "SKULL", "FACE", "NECK", "ORBIT"};

std::string text(DcmItem& item, const DcmTagKey& tag) {
  OFString value;
  item.findAndGetOFStringArray(tag, value);
  return {value.data(), value.size()};
}

bool isKindAtRisk(DcmItem& data) {
  const auto modality = text(data, DCM_Modality);
  const auto type = text(data, DCM_ImageType);
  return std::ranges::find(riskyModalities, modality) != riskyModalities.end() ||
         text(data, DCM_SOPClassUID).starts_with(secondaryCapture) || !text(data, DCM_ConversionType).empty() ||
         type.find("SCREEN") != std::string::npos || type.find("LABEL") != std::string::npos ||
         type.find("OVERVIEW") != std::string::npos;
}

bool hasOverlayInPixels(DcmItem& data) {
  for (unsigned group = 0x6000; group <= 0x60ff; group += 2) {
    const auto number = static_cast<Uint16>(group);
    Uint16 allocated = 1;
    if (data.findAndGetUint16(DcmTagKey(number, 0x0100), allocated).good() && allocated > 1 &&
        !data.tagExists(DcmTagKey(number, 0x3000))) {
      return true;
    }
  }
  return false;
}

bool isHead(DcmItem& data) {
  const auto modality = text(data, DCM_Modality);
  if (modality != "CT" && modality != "MR" && modality != "PT") {
    return false;
  }
  const auto places = text(data, DCM_BodyPartExamined) + " " + text(data, DCM_StudyDescription) + " " +
                      text(data, DCM_SeriesDescription) + " " + text(data, DCM_ProtocolName);
  std::string upper(places);
  std::ranges::transform(upper, upper.begin(),
                         [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  return std::ranges::any_of(headWords, [&](std::string_view word) { return upper.find(word) != std::string::npos; }) ||
         text(data, DCM_BodyPartExamined).empty(); // not told: it may be one
}

/// Walks the marker segments of a JPEG stream up to its first scan.
bool hasComments(std::span<const Uint8> stream) {
  std::size_t at = 2;
  while (at + 4 <= stream.size() && stream[at] == 0xff) {
    const unsigned marker = stream[at + 1];
    const std::size_t length = std::size_t{stream[at + 2]} * 256 + stream[at + 3];
    if (marker == 0xfe || (marker >= 0xe1 && marker <= 0xef && marker != 0xee)) {
      return true;
    }
    if (marker == 0xda || length < 2) {
      return false;
    }
    at += 2 + length;
  }
  return false;
}

bool hasComments(DcmDataset& data) {
  DcmElement* element = nullptr;
  DcmPixelSequence* fragments = nullptr;
  const auto syntax = data.getOriginalXfer();
  if (!DcmXfer(syntax).isEncapsulated() || data.findAndGetElement(DCM_PixelData, element).bad()) {
    return false;
  }
  auto* const pixels = dynamic_cast<DcmPixelData*>(element);
  if (pixels == nullptr || pixels->getEncapsulatedRepresentation(syntax, nullptr, fragments).bad()) {
    return false;
  }
  DcmPixelItem* first = nullptr;
  Uint8* bytes = nullptr;
  if (fragments->getItem(first, 1).bad() || first->getUint8Array(bytes).bad() || bytes == nullptr) {
    return false;
  }
  const std::span<const Uint8> stream(bytes, first->getLength());
  return stream.size() > 4 && stream[0] == 0xff && stream[1] == 0xd8 && hasComments(stream);
}

} // namespace

PixelRisk pixelRisk(DcmDataset& data) {
  PixelRisk risk;
  risk.hasPixels = data.tagExists(DCM_PixelData);
  if (!risk.hasPixels) {
    return risk;
  }
  const auto declared = text(data, DCM_BurnedInAnnotation);
  risk.declaredBurnedIn = declared.starts_with("Y");
  risk.usuallyBurnedIn = !declared.starts_with("N") && isKindAtRisk(data);
  risk.overlayInPixels = hasOverlayInPixels(data);
  risk.facePossible = isHead(data);
  risk.comments = hasComments(data);
  return risk;
}

} // namespace stratoscope::imaging
