#include "core/imaging/deidentification/pixel_region.h"

#include "core/base/atomic_file.h"
#include "core/base/error.h"

#include <algorithm>
#include <charconv>
#include <dcmtk/dcmdata/dctk.h>

namespace stratoscope::imaging {
namespace {

constexpr std::size_t fieldsOfLine = 9;

std::string upper(std::string text) {
  std::ranges::transform(text, text.begin(),
                         [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  return text;
}

std::vector<std::string> split(std::string_view line) {
  std::vector<std::string> fields;
  while (true) {
    const auto comma = line.find(',');
    fields.emplace_back(line.substr(0, comma));
    if (comma == std::string_view::npos) {
      return fields;
    }
    line.remove_prefix(comma + 1);
  }
}

[[noreturn]] void refuseLine(const std::string& name, int line) {
  throw Error(ErrorCode::Unreadable, {STRATOSCOPE_TEXT("line %1 is not a region"), {std::to_string(line)}}, name,
              STRATOSCOPE_TEXT("Lines are modality,manufacturer,model,rows,columns,x,y,width,height"));
}

int number(const std::string& field, const std::string& name, int line) {
  int value = 0;
  const auto* const end = field.data() + field.size();
  const auto [rest, error] = std::from_chars(field.data(), end, value);
  if (!field.empty() && (error != std::errc() || rest != end || value < 0)) {
    refuseLine(name, line);
  }
  return value;
}

KnownRegion regionOf(const std::vector<std::string>& fields, const std::string& name, int line) {
  const auto value = [&](std::size_t i) { return number(fields[i], name, line); };
  KnownRegion region{upper(fields[0]), upper(fields[1]), upper(fields[2]),
                     value(3),         value(4),         {value(5), value(6), value(7), value(8)}};
  if (region.rectangle.columns == 0 || region.rectangle.rows == 0) {
    refuseLine(name, line);
  }
  return region;
}

std::string text(DcmItem& item, const DcmTagKey& tag) {
  OFString value;
  item.findAndGetOFString(tag, value);
  return {value.data(), value.size()};
}

int unsignedShort(DcmItem& item, const DcmTagKey& tag) {
  Uint16 value = 0;
  item.findAndGetUint16(tag, value);
  return value;
}

bool fits(const KnownRegion& region, DcmItem& data) {
  const auto contains = [&](const DcmTagKey& tag, const std::string& part) {
    return upper(text(data, tag)).find(part) != std::string::npos;
  };
  return (region.modality.empty() || region.modality == text(data, DCM_Modality)) &&
         contains(DCM_Manufacturer, region.manufacturer) && contains(DCM_ManufacturerModelName, region.model) &&
         (region.rows == 0 || region.rows == unsignedShort(data, DCM_Rows)) &&
         (region.columns == 0 || region.columns == unsignedShort(data, DCM_Columns));
}

/// The corners of Region Calibration's boxes belong to the region.
std::vector<PixelRectangle> ultrasoundRegions(DcmItem& data) {
  std::vector<PixelRectangle> regions;
  DcmSequenceOfItems* sequence = nullptr;
  if (data.findAndGetSequence(DCM_SequenceOfUltrasoundRegions, sequence).bad() || sequence == nullptr) {
    return regions;
  }
  for (unsigned long i = 0; i < sequence->card(); ++i) {
    auto& item = *sequence->getItem(i);
    Uint32 left = 0;
    Uint32 top = 0;
    Uint32 right = 0;
    Uint32 bottom = 0;
    if (item.findAndGetUint32(DCM_RegionLocationMinX0, left).good() &&
        item.findAndGetUint32(DCM_RegionLocationMinY0, top).good() &&
        item.findAndGetUint32(DCM_RegionLocationMaxX1, right).good() &&
        item.findAndGetUint32(DCM_RegionLocationMaxY1, bottom).good() && right >= left && bottom >= top &&
        right < 65536 && bottom < 65536) {
      regions.push_back({static_cast<int>(left), static_cast<int>(top), static_cast<int>(right - left) + 1,
                         static_cast<int>(bottom - top) + 1});
    }
  }
  return regions;
}

} // namespace

const std::vector<KnownRegion>& builtInRegions() {
  static const auto regions = parseRegions("modality,manufacturer,model,rows,columns,x,y,width,height\n"
                                           "# dose report pages of GE's CT scanners: a banner on top\n"
                                           "CT,GE MEDICAL,,512,512,0,0,512,110\n",
                                           "built in");
  return regions;
}

std::vector<KnownRegion> parseRegions(std::string_view csv, const std::string& name) {
  std::vector<KnownRegion> regions;
  for (int line = 1; !csv.empty(); ++line) {
    const auto end = std::min(csv.find('\n'), csv.size());
    auto text = csv.substr(0, end);
    csv.remove_prefix(std::min(end + 1, csv.size()));
    if (text.ends_with('\r')) {
      text.remove_suffix(1);
    }
    if (line == 1 || text.empty() || text.starts_with('#')) {
      continue;
    }
    const auto fields = split(text);
    if (fields.size() != fieldsOfLine) {
      refuseLine(name, line);
    }
    regions.push_back(regionOf(fields, name, line));
  }
  return regions;
}

std::vector<KnownRegion> readRegions(const std::filesystem::path& path) {
  return parseRegions(readFile(path), path.string());
}

PixelPlan planFor(DcmItem& data, const std::vector<KnownRegion>& known) {
  PixelPlan plan;
  for (const auto& region : known) {
    if (fits(region, data)) {
      plan.blank.push_back(region.rectangle);
    }
  }
  if (plan.blank.empty()) {
    plan.keep = ultrasoundRegions(data);
  }
  return plan;
}

} // namespace stratoscope::imaging
