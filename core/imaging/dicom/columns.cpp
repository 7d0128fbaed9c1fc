#include "core/imaging/dicom/columns.h"

#include "core/imaging/dicom/dataset.h"
#include "core/imaging/dicom/text.h"

#include <array>
#include <charconv>
#include <optional>

namespace stratoscope::imaging {
namespace {

using Form = std::string (*)(std::string_view);

std::string asItIs(std::string_view value) { return std::string(value); }

std::optional<double> numberIn(std::string_view value) {
  value.remove_prefix(value.starts_with('+') ? 1 : 0);
  double number = 0;
  const auto [end, failure] = std::from_chars(value.data(), value.data() + value.size(), number);
  return failure == std::errc{} && end == value.data() + value.size() ? std::optional(number) : std::nullopt;
}

std::string shortest(double number) {
  std::array<char, 32> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  return {digits.data(), end};
}

/// Scanners write "120", "120.0" and "1.2e2" for the same voltage: one way of writing makes them one value.
std::string oneNumber(std::string_view value) {
  const auto first = value.substr(0, value.find('\\'));
  const auto number = numberIn(first.substr(0, first.find_last_not_of(' ') + 1));
  return number ? shortest(*number) : std::string(value);
}

/// Between rows and between columns; one number where both are equal.
std::string spacing(std::string_view value) {
  const auto parting = value.find('\\');
  const auto rows = oneNumber(value);
  const auto columns = parting == std::string_view::npos ? rows : oneNumber(value.substr(parting + 1));
  return rows == columns ? rows : rows + "\\" + columns;
}

/// "045Y", "018M", "003W" or "010D" in years (PS3.5, section 6.2).
std::string years(std::string_view value) {
  const auto number = value.size() == 4 ? numberIn(value.substr(0, 3)) : std::nullopt;
  const auto unit = std::string_view("YMWD").find(value.back());
  if (!number || unit == std::string_view::npos) {
    return std::string(value);
  }
  constexpr std::array inOneYear{1.0, 12.0, 52.1775, 365.2425};
  std::array<char, 32> digits{};
  const auto years = *number / inOneYear.at(unit);
  const auto end =
      unit == 0 ? std::to_chars(digits.data(), digits.data() + digits.size(), years).ptr
                : std::to_chars(digits.data(), digits.data() + digits.size(), years, std::chars_format::fixed, 2).ptr;
  return {digits.data(), end};
}

struct Column {
  const char* name;
  DcmTagKey tag;
  Form form = asItIs;
};

const std::array<Column, 27>& columns() {
  static const std::array<Column, 27> all{{
      {"modality", DCM_Modality},
      {"body part", DCM_BodyPartExamined},
      {"study date", DCM_StudyDate},
      {"study description", DCM_StudyDescription},
      {"series description", DCM_SeriesDescription},
      {"protocol name", DCM_ProtocolName},
      {"institution", DCM_InstitutionName},
      {"manufacturer", DCM_Manufacturer},
      {"scanner", DCM_ManufacturerModelName},
      {"station", DCM_StationName},
      {"kVp", DCM_KVP, oneNumber},
      {"echo time", DCM_EchoTime, oneNumber},
      {"repetition time", DCM_RepetitionTime, oneNumber},
      {"flip angle", DCM_FlipAngle, oneNumber},
      {"magnetic field strength", DCM_MagneticFieldStrength, oneNumber},
      {"slice thickness", DCM_SliceThickness, oneNumber},
      {"pixel spacing", DCM_PixelSpacing, spacing},
      {"pixel spacing", DCM_ImagerPixelSpacing, spacing},
      {"convolution kernel", DCM_ConvolutionKernel},
      {"contrast agent", DCM_ContrastBolusAgent},
      {"sex", DCM_PatientSex},
      {"age", DCM_PatientAge, years},
      {"patient position", DCM_PatientPosition},
      {"laterality", DCM_ImageLaterality},
      {"laterality", DCM_Laterality},
      {"view position", DCM_ViewPosition},
      {"image type", DCM_ImageType},
  }};
  return all;
}

std::string_view trimmed(std::string_view value) {
  const auto first = value.find_first_not_of(' ');
  return first == std::string_view::npos ? std::string_view{}
                                         : value.substr(first, value.find_last_not_of(' ') - first + 1);
}

/// All of an element's bytes: in some character sets a byte of a character looks like the backslash between values.
std::string_view rawText(DcmDataset& data, const DcmTagKey& tag) {
  requireHeaderTag(tag);
  const char* value = nullptr;
  return data.findAndGetString(tag, value).good() && value != nullptr ? trimmed(value) : std::string_view{};
}

} // namespace

void readDescriptions(DcmDataset& data, DicomHeader& header) {
  DicomText text{std::string(rawText(data, DCM_SpecificCharacterSet))};
  header.patient = trimmed(text.toUtf8(rawText(data, DCM_PatientID)));
  for (const auto& [name, tag, form] : columns()) {
    // The first of two elements that say the same wins.
    if (const auto raw = rawText(data, tag); !raw.empty() && !header.descriptions.contains(name)) {
      header.descriptions.emplace(name, form(trimmed(text.toUtf8(raw))));
    }
  }
  if (!text.warning().empty()) {
    header.warnings.push_back(text.warning());
  }
}

} // namespace stratoscope::imaging
