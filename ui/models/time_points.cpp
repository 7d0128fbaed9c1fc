#include "ui/models/time_points.h"

#include "core/imaging/file_series.h"

#include <algorithm>
#include <map>

namespace stratoscope::ui {
namespace {

/// What the volumes of one 4-D series have in common of their uid.
std::string trunkOf(const std::string& uid) { return uid.substr(0, uid.rfind('#')); }

bool belongTogether(const cohort::SeriesRow& one, const cohort::SeriesRow& other) {
  const bool sameFile = one.path == other.path || one.kind == "dicom";
  return one.kind == other.kind && one.study == other.study && sameFile && trunkOf(one.uid) == trunkOf(other.uid);
}

} // namespace

std::vector<int> timePointsOf(const workflow::Snapshot& snapshot, int item) {
  const auto& series = workflow::seriesOf(snapshot, item);
  if (series.uid.empty() || (series.kind != "nifti" && series.kind != "nrrd" && series.kind != "dicom")) {
    return {};
  }
  std::map<std::int64_t, int> parts; ///< of the series that belong together
  for (const auto& row : snapshot.series) {
    if (belongTogether(row, series)) {
      parts[row.id] = imaging::partOf(row.uid);
    }
  }
  if (parts.size() < 2) {
    return {};
  }
  const auto& wanted = snapshot.items[static_cast<std::size_t>(item)];
  std::map<int, int> ordered; ///< item of each part
  for (const auto& row : snapshot.items) {
    const auto part = parts.find(row.series);
    if (part != parts.end() && row.axis == wanted.axis && row.slice == wanted.slice) {
      ordered.emplace(part->second, row.row);
    }
  }
  std::vector<int> points;
  std::ranges::transform(ordered, std::back_inserter(points), [](const auto& entry) { return entry.second; });
  return points;
}

} // namespace stratoscope::ui
