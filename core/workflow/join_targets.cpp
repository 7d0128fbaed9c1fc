#include "core/cohort/items.h"
#include "core/workflow/row_matching.h"

#include <unordered_map>

namespace stratoscope::workflow {
namespace {

/// Where an item's pixels are from: a series of several files has one for each slice along k.
std::string ownPath(const cohort::Item& item, const cohort::SeriesRow& series,
                    const std::vector<cohort::SourceFile>& files) {
  if (files.size() < 2) {
    return series.path.string();
  }
  const auto slice = static_cast<std::size_t>(item.slice);
  return item.axis == 'k' && slice < files.size() ? files[slice].path.string() : std::string{};
}

} // namespace

std::vector<JoinTarget> targetsOf(const cohort::Cohort& cohort) {
  std::unordered_map<std::int64_t, std::string> patients;
  for (const auto& patient : cohort::patients(cohort)) {
    patients[patient.id] = patient.identifier;
  }
  std::unordered_map<std::int64_t, std::string> studies;
  for (const auto& study : cohort::studies(cohort)) {
    studies[study.id] = study.uid;
  }
  std::unordered_map<std::int64_t, cohort::SeriesRow> series;
  std::unordered_map<std::int64_t, std::vector<cohort::SourceFile>> files;
  for (auto& row : cohort::series(cohort)) {
    if (row.kind == "dicom") {
      files[row.id] = cohort::filesOf(cohort, row.id);
    }
    series[row.id] = std::move(row);
  }
  std::vector<JoinTarget> targets;
  for (const auto& item : cohort::items(cohort)) {
    const auto& from = series.at(item.series);
    targets.push_back({.patient = patients.at(item.patient),
                       .study = studies.at(item.study),
                       .series = from.uid,
                       .sop = {},
                       .path = ownPath(item, from, files[item.series]),
                       .seriesPath = from.path.string()});
  }
  return targets;
}

} // namespace stratoscope::workflow
