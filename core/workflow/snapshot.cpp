#include "core/workflow/snapshot.h"

#include "core/workflow/embedding.h"
#include "core/workflow/importing/import.h"
#include "core/workflow/labelling.h"

#include <algorithm>

namespace stratoscope::workflow {
namespace {

/// The row of a list that is ordered by id.
template <typename Row> const Row& byId(const std::vector<Row>& rows, std::int64_t id) {
  return *std::ranges::lower_bound(rows, id, {}, &Row::id);
}

std::vector<FollowedColumn> followedIn(const Snapshot& snapshot) {
  if (!snapshot.clustering) {
    return {};
  }
  std::vector<ColumnToFollow> columns;
  for (const auto& column : snapshot.columns) {
    columns.push_back({column.name, column.values});
  }
  return columnsFollowed(snapshot.clustering->clusters, columns);
}

} // namespace

Snapshot readSnapshot(const cohort::Cohort& cohort) {
  Snapshot snapshot;
  snapshot.folder = cohort.folder();
  snapshot.images = cohort.images();
  snapshot.items = cohort::items(cohort);
  snapshot.patients = cohort::patients(cohort);
  snapshot.studies = cohort::studies(cohort);
  snapshot.series = cohort::series(cohort);
  for (const auto& name : cohort::columnNames(cohort)) {
    auto values = cohort::columnValues(cohort, name);
    const auto profile = profileOf(values);
    snapshot.columns.push_back({name, std::move(values), profile});
  }
  snapshot.runs = cohort::runs(cohort);
  snapshot.unfinished = unfinishedTraining(cohort);
  snapshot.unfinishedImport = unfinishedImport(cohort);
  snapshot.hasModel = cohort::latestRun(cohort, "train").has_value();
  snapshot.hasEmbedding = hasEmbedding(cohort);
  snapshot.map = latestMap(cohort);
  snapshot.clustering = latestClustering(cohort);
  snapshot.followed = followedIn(snapshot);
  snapshot.evaluation = latestEvaluation(cohort);
  snapshot.selections = cohort::savedSelections(cohort);
  snapshot.truth = truthColumn(cohort);
  refreshLabels(snapshot, cohort);
  return snapshot;
}

void refreshLabels(Snapshot& snapshot, const cohort::Cohort& cohort) {
  snapshot.labels.assign(snapshot.items.size(), -1);
  snapshot.history.clear();
  snapshot.labelSet = {0, defaultLabelSet, {}};
  for (auto& set : cohort::labelSets(cohort)) {
    if (set.name == defaultLabelSet) {
      snapshot.labels = cohort::labels(cohort, set.id);
      snapshot.history = cohort::history(cohort, set.id);
      snapshot.labelSet = std::move(set);
    }
  }
}

const cohort::SeriesRow& seriesOf(const Snapshot& snapshot, int item) {
  return byId(snapshot.series, snapshot.items.at(static_cast<std::size_t>(item)).series);
}

const cohort::PatientRow& patientOf(const Snapshot& snapshot, int item) {
  return byId(snapshot.patients, snapshot.items.at(static_cast<std::size_t>(item)).patient);
}

} // namespace stratoscope::workflow
