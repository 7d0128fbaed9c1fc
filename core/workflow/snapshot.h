#pragma once

#include "core/base/image.h"
#include "core/cohort/cohort.h"
#include "core/cohort/items.h"
#include "core/cohort/labels.h"
#include "core/cohort/runs.h"
#include "core/cohort/selections.h"
#include "core/workflow/clustering/clustering.h"
#include "core/workflow/clustering/followed_columns.h"
#include "core/workflow/evaluation/evaluation.h"
#include "core/workflow/importing/unfinished.h"
#include "core/workflow/map.h"
#include "core/workflow/metadata/column_kind.h"
#include "core/workflow/training.h"

#include <optional>
#include <string>
#include <vector>

namespace stratoscope::workflow {

struct Column {
  std::string name;
  std::vector<std::string> values; ///< of each item; empty for none
  ColumnProfile profile{};         ///< what the values are
};

/// Everything the window shows of a cohort, as values: read once on a worker thread after a step, then shown without
/// another look at the database. Row i is item i in all of it.
struct Snapshot {
  std::filesystem::path folder;
  ImageStack images;
  std::vector<cohort::Item> items;
  std::vector<cohort::PatientRow> patients;
  std::vector<cohort::StudyRow> studies;
  std::vector<cohort::SeriesRow> series;
  std::vector<Column> columns;
  std::vector<cohort::Run> runs; ///< oldest first
  std::optional<UnfinishedTraining> unfinished;
  std::optional<UnfinishedImport> unfinishedImport;
  bool hasModel = false;
  bool hasEmbedding = false;
  std::optional<CurrentMap> map;
  std::optional<CurrentClustering> clustering;
  std::vector<FollowedColumn> followed; ///< by the clustering, the most first; empty without one
  std::optional<Evaluation> evaluation;
  cohort::LabelSet labelSet; ///< the default set, id 0 while there is none
  std::vector<int> labels;   ///< class of each item, -1 for none
  std::vector<cohort::LabelChange> history;
  std::vector<cohort::SavedSelection> selections;
  std::string truth; ///< column for evaluations; may be empty
};

[[nodiscard]] Snapshot readSnapshot(const cohort::Cohort& cohort);
/// The part that a change of labels changes: labelSet, labels and history.
void refreshLabels(Snapshot& snapshot, const cohort::Cohort& cohort);

/// Where an item comes from, by the snapshot's tables.
[[nodiscard]] const cohort::SeriesRow& seriesOf(const Snapshot& snapshot, int item);
[[nodiscard]] const cohort::PatientRow& patientOf(const Snapshot& snapshot, int item);

} // namespace stratoscope::workflow
