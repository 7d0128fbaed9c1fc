#include "core/imaging/dicom/voi.h"

#include "core/imaging/dicom/tables.h"
#include "core/imaging/dicom/text.h"
#include "core/imaging/voi.h"

#include <algorithm>
#include <cmath>
#include <dcmtk/dcmdata/dctk.h>

namespace stratoscope::imaging {
namespace {

std::string trimmed(const std::string& text) {
  const auto first = text.find_first_not_of(' ');
  const auto last = text.find_last_not_of(' ');
  return first == std::string::npos ? std::string() : text.substr(first, last - first + 1);
}

std::string allOf(DcmItem& item, const DcmTagKey& tag) {
  OFString value;
  item.findAndGetOFStringArray(tag, value);
  return {value.data(), value.size()};
}

/// In UTF-8, where no other character has the separator's byte among its own.
std::vector<std::string> namesOf(DcmItem& item, const std::string& characterSet) {
  const auto all = DicomText(characterSet).toUtf8(allOf(item, DCM_WindowCenterWidthExplanation));
  std::vector<std::string> names;
  for (std::size_t from = 0; from <= all.size();) {
    const auto to = std::min(all.find('\\', from), all.size());
    names.push_back(trimmed(all.substr(from, to - from)));
    from = to + 1;
  }
  return names;
}

/// Where nothing is said the function is linear, with DICOM's own half steps. PS3.3, section C.11.2.1.
WindowFunction functionOf(DcmItem& item) {
  const auto name = trimmed(allOf(item, DCM_VOILUTFunction));
  if (name == "SIGMOID") {
    return WindowFunction::Sigmoid;
  }
  return name == "LINEAR_EXACT" ? WindowFunction::LinearExact : WindowFunction::Linear;
}

std::vector<VoiOption> windowsOf(DcmItem& item, const std::string& characterSet) {
  constexpr unsigned long most = 64; // a forged file may list thousands
  std::vector<VoiOption> windows;
  const auto names = namesOf(item, characterSet);
  const auto function = functionOf(item);
  for (unsigned long i = 0; i < most; ++i) {
    Float64 centre = 0;
    Float64 width = 0;
    if (item.findAndGetFloat64(DCM_WindowCenter, centre, i).bad() ||
        item.findAndGetFloat64(DCM_WindowWidth, width, i).bad()) {
      break;
    }
    if (std::isfinite(centre) && std::isfinite(width) && width > 0) {
      windows.push_back({i < names.size() ? names[i] : "", centre, width, function});
    }
  }
  return windows;
}

VoiOptions shared(std::vector<VoiOption> options) {
  return options.empty() ? nullptr : std::make_shared<const std::vector<VoiOption>>(std::move(options));
}

/// A stored value s became mirror - s, so that the value slope * s + intercept became
/// slope * mirror + 2 intercept - value: what the file offers has to follow.
class Turn {
public:
  Turn(const DicomHeader& header, const DicomPlane& plane) {
    const auto rescale = plane.rescale.value_or(std::array{header.slope, header.intercept});
    sum_ = rescale[0] * header.mirror + 2 * rescale[1];
  }

  void apply(VoiOption& option) const {
    option.centre = sum_ - option.centre;
    auto& [first, grey] = option.table;
    if (!grey.empty()) {
      first = sum_ - (first + static_cast<double>(grey.size()) - 1);
      std::ranges::reverse(grey);
      std::ranges::for_each(grey, [](float& value) { value = 1 - value; });
    }
  }

private:
  double sum_ = 0;
};

} // namespace

VoiOptions readWindows(DcmItem& item, const std::string& characterSet) { return shared(windowsOf(item, characterSet)); }

VoiOptions readFrameVoi(DcmItem& item, bool isSigned, const std::string& characterSet) {
  auto options = voiTables(item, isSigned, characterSet);
  auto windows = windowsOf(item, characterSet);
  options.insert(options.end(), std::make_move_iterator(windows.begin()), std::make_move_iterator(windows.end()));
  return shared(std::move(options));
}

void VoiCollector::add(const DicomHeader& header, const StoredPixels& pixels, const DicomPlane& plane, bool isTurned) {
  if (header.path != path_) {
    path_ = header.path;
    tables_ = pixels.hasVoiTable ? readVoiTables(header.path) : std::vector<VoiOption>();
  }
  auto options = plane.voi ? std::vector<VoiOption>() : tables_;
  if (const auto& own = plane.voi ? plane.voi : header.voi) {
    options.insert(options.end(), own->begin(), own->end());
  }
  if (isTurned) {
    std::ranges::for_each(options, [turn = Turn(header, plane)](VoiOption& option) { turn.apply(option); });
  }
  volume_.voiOfSlice.push_back(placeOf(std::move(options)));
}

int VoiCollector::placeOf(std::vector<VoiOption> options) {
  constexpr std::ptrdiff_t neighbours = 8; // of hundreds of slices, each with a window of its own, not all are searched
  auto& sets = volume_.voiSets;
  const auto last = sets.rbegin() + std::min(neighbours, std::ssize(sets));
  if (const auto found = std::find(sets.rbegin(), last, options); found != last) {
    return static_cast<int>(sets.rend() - found) - 1;
  }
  sets.push_back(std::move(options));
  return static_cast<int>(sets.size()) - 1;
}

void VoiCollector::finish() {
  if (std::ranges::all_of(volume_.voiSets, [](const auto& set) { return set.empty(); })) {
    volume_.voiSets.clear();
    volume_.voiOfSlice.clear();
    return;
  }
  const auto middle = voiOptions(volume_, 'k', volume_.size[2] / 2);
  const auto isTable = [](const VoiOption& option) { return !option.table.grey.empty(); };
  if (const auto table = std::ranges::find_if(middle, isTable); table != middle.end()) {
    volume_.table = table->table;
  }
  if (const auto window = std::ranges::find_if_not(middle, isTable); window != middle.end()) {
    volume_.windowCentre = window->centre;
    volume_.windowWidth = window->width;
    volume_.windowFunction = window->function;
  }
}

} // namespace stratoscope::imaging
