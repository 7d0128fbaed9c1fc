#include "core/imaging/dicom/warnings.h"

#include "core/imaging/dicom/grid.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace stratoscope::imaging {
namespace {

/// Two digits behind the point are enough for millimetres and degrees.
std::string digits(double number) {
  std::array<char, 32> text{};
  const auto end = std::to_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed, 2).ptr;
  return {text.data(), end};
}

std::string nameOf(const DicomPlane& plane, std::span<const DicomHeader> headers) {
  const auto& header = headers[plane.file];
  const auto name = header.path.filename().string();
  return header.planes.empty() ? name : name + "[" + std::to_string(plane.frame + 1) + "]";
}

class StackWarnings {
public:
  StackWarnings(const PlaneStack& stack, std::span<const DicomHeader> headers, std::vector<FileWarning>& warnings)
      : planes_(stack.planes), headers_(headers), warnings_(warnings) {}

  void ofGrid(const SliceGrid& grid) {
    if (!grid.fits) {
      ofMisfit(grid);
      return;
    }
    if (!grid.upright) {
      add(planes_.front(), {STRATOSCOPE_TEXT("the slices are sheared against each other by %1 degrees (tilted gantry): "
                                             "they are resampled onto an upright grid"),
                            {digits(grid.tilt)}});
    }
    if (!grid.even && grid.gaps.empty()) {
      add(planes_.front(), {STRATOSCOPE_TEXT("the slices were taken at varying steps (from %1 to %2 mm): they are "
                                             "resampled to steps of %3 mm"),
                            {digits(leastStep(grid)), digits(mostStep(grid)), digits(grid.step)}});
    }
    ofGaps(grid);
  }

  void ofMissingPlaces() {
    add(planes_.front(), STRATOSCOPE_TEXT("slice positions are missing: sorted by Instance Number, the geometry is not "
                                          "known"));
  }

  void ofLeftOut(const std::vector<DicomPlane>& leftOut) {
    std::vector<std::filesystem::path> names;
    names.reserve(leftOut.size());
    for (const auto& plane : leftOut) {
      names.emplace_back(nameOf(plane, headers_));
    }
    add(leftOut.front(),
        {STRATOSCOPE_TEXT("slices that lie where another slice of the series lies are left out: %1 (%2 "
                          "in all)"),
         {namesOf(names), std::to_string(names.size())}});
  }

private:
  void add(const DicomPlane& plane, Text message) {
    warnings_.push_back({headers_[plane.file].path, std::move(message)});
  }

  void ofMisfit(const SliceGrid& grid) {
    if (grid.even) {
      add(planes_.front(), {STRATOSCOPE_TEXT("the slices are sheared against each other by %1 degrees, too far to set "
                                             "them upright: they are kept as they were taken"),
                            {digits(grid.tilt)}});
      return;
    }
    add(planes_.front(), {STRATOSCOPE_TEXT("the distances between the slices differ too much to resample them (from "
                                           "%1 to %2 mm): they are kept as they were taken, and lengths across the "
                                           "slices are not right"),
                          {digits(leastStep(grid)), digits(mostStep(grid))}});
  }

  static double leastStep(const SliceGrid& grid) {
    double least = grid.places.back();
    for (std::size_t i = 1; i < grid.places.size(); ++i) {
      least = std::min(least, grid.places[i] - grid.places[i - 1]);
    }
    return least;
  }

  static double mostStep(const SliceGrid& grid) {
    double most = 0;
    for (std::size_t i = 1; i < grid.places.size(); ++i) {
      most = std::max(most, grid.places[i] - grid.places[i - 1]);
    }
    return most;
  }

  void ofGaps(const SliceGrid& grid) {
    constexpr std::size_t named = 5;
    for (std::size_t i = 0; i < std::min(grid.gaps.size(), named); ++i) {
      const auto& gap = grid.gaps[i];
      add(planes_[gap.after],
          {STRATOSCOPE_TEXT("slices are missing between %1 and %2 (from %3 to %4 mm along the normal): %5 are "
                            "interpolated"),
           {nameOf(planes_[gap.after], headers_), nameOf(planes_[gap.after + 1], headers_), digits(gap.from),
            digits(gap.to), std::to_string(gap.missing)}});
    }
    if (grid.gaps.size() > named) {
      add(planes_.front(), {STRATOSCOPE_TEXT("slices are missing at %1 places in all, and are interpolated"),
                            {std::to_string(grid.gaps.size())}});
    }
  }

  const std::vector<DicomPlane>& planes_;
  std::span<const DicomHeader> headers_;
  std::vector<FileWarning>& warnings_;
};

} // namespace

std::string namesOf(std::span<const std::filesystem::path> files) {
  constexpr std::size_t named = 3;
  std::string names;
  for (std::size_t i = 0; i < std::min(files.size(), named); ++i) {
    names.append(i == 0 ? "" : ", ").append(files[i].filename().string());
  }
  return files.size() > named ? names.append(" ...") : names;
}

void warnOfStack(const PlaneStack& stack, std::span<const DicomHeader> headers, std::vector<FileWarning>& warnings) {
  StackWarnings said(stack, headers, warnings);
  if (std::ranges::all_of(stack.planes, isPlaced)) {
    said.ofGrid(gridOf(stack.planes));
  } else if (headers.size() > 1 && stack.planes.size() > 1) {
    said.ofMissingPlaces();
  }
  if (!stack.leftOut.empty()) {
    said.ofLeftOut(stack.leftOut);
  }
}

} // namespace stratoscope::imaging
