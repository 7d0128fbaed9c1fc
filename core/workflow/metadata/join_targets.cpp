#include "core/cohort/items.h"
#include "core/workflow/metadata/row_matching.h"

#include <algorithm>
#include <unordered_map>

namespace stratoscope::workflow {
namespace {

/// The file that an item's pixels are from: a series of several files has one for each slice along k.
cohort::SourceFile ownFile(const cohort::Item& item, const std::vector<cohort::SourceFile>& files) {
  if (files.size() == 1) {
    return files.front();
  }
  const auto slice = static_cast<std::size_t>(item.slice);
  return item.axis == 'k' && slice < files.size() ? files[slice] : cohort::SourceFile{};
}

/// For each row what its import has resampled; empty where no import has. The slices of such series are no longer those
/// of their files.
std::vector<std::string> resampled(const cohort::Cohort& cohort) {
  const auto names = cohort::columnNames(cohort);
  const bool isKnown = std::ranges::find(names, "resampled") != names.end();
  return isKnown ? cohort::columnValues(cohort, "resampled") : std::vector<std::string>();
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
    files[row.id] = row.kind == "dicom" ? cohort::filesOf(cohort, row.id)
                                        : std::vector<cohort::SourceFile>{{.path = row.path, .instance = {}}};
    series[row.id] = std::move(row);
  }
  const auto changed = resampled(cohort);
  std::vector<JoinTarget> targets;
  for (const auto& item : cohort::items(cohort)) {
    const auto& from = series.at(item.series);
    const auto row = static_cast<std::size_t>(item.row);
    const bool isOwn = row >= changed.size() || changed[row].empty() || from.kind != "dicom";
    const auto file = isOwn ? ownFile(item, files[item.series]) : cohort::SourceFile{};
    targets.push_back({.patient = patients.at(item.patient),
                       .study = studies.at(item.study),
                       .series = from.kind == "dicom" ? from.uid.substr(0, from.uid.find('#')) : from.uid,
                       .sop = file.instance,
                       .path = file.path.string(),
                       .seriesPath = from.path.string()});
  }
  return targets;
}

} // namespace stratoscope::workflow
