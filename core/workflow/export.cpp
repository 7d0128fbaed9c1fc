#include "core/workflow/export.h"

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/base/npy.h"
#include "core/cohort/items.h"
#include "core/cohort/labels.h"
#include "core/workflow/clustering/clustering.h"
#include "core/workflow/embedding.h"
#include "core/workflow/map.h"
#include "core/workflow/metadata/table_file.h"

#include <algorithm>
#include <array>
#include <map>
#include <memory>

namespace stratoscope::workflow {
namespace {

namespace fs = std::filesystem;

/// Who each item is, for the columns that every table begins with.
class Identifiers {
public:
  explicit Identifiers(const cohort::Cohort& cohort) : items_(cohort::items(cohort)) {
    for (const auto& patient : cohort::patients(cohort)) {
      patients_[patient.id] = patient.identifier;
    }
    for (const auto& study : cohort::studies(cohort)) {
      studies_[study.id] = study.uid;
    }
    for (auto& series : cohort::series(cohort)) {
      series_[series.id] = std::move(series);
    }
  }

  [[nodiscard]] std::size_t count() const { return items_.size(); }
  [[nodiscard]] const cohort::Item& item(std::size_t row) const { return items_.at(row); }
  [[nodiscard]] const std::string& study(std::size_t row) const { return studies_.at(item(row).study); }
  [[nodiscard]] const cohort::SeriesRow& series(std::size_t row) const { return series_.at(item(row).series); }

  [[nodiscard]] static std::vector<std::string> header() { return {"item", "patient", "series", "path"}; }
  [[nodiscard]] std::vector<Cell> cells(std::size_t row) const {
    return {static_cast<std::int64_t>(row), patients_.at(item(row).patient), series(row).uid,
            series(row).path.string()};
  }

private:
  std::vector<cohort::Item> items_;
  std::map<std::int64_t, std::string> patients_;
  std::map<std::int64_t, std::string> studies_;
  std::map<std::int64_t, cohort::SeriesRow> series_;
};
using SharedIdentifiers = std::shared_ptr<const Identifiers>;

[[noreturn]] void throwMissing(const cohort::Cohort& cohort, const Text& reason, const Text& advice) {
  throw Error(ErrorCode::NotFound, reason, cohort.folder().string(), advice);
}

CurrentClustering clusteringOf(const cohort::Cohort& cohort) {
  auto clustering = latestClustering(cohort);
  if (!clustering) {
    throwMissing(cohort, STRATOSCOPE_TEXT("the cohort has no clusters yet"), STRATOSCOPE_TEXT("Cluster it first"));
  }
  return std::move(*clustering);
}

CurrentMap mapOf(const cohort::Cohort& cohort) {
  auto map = latestMap(cohort);
  if (!map) {
    throwMissing(cohort, STRATOSCOPE_TEXT("the cohort has no map yet"), STRATOSCOPE_TEXT("Make a map first"));
  }
  return std::move(*map);
}

/// A table of numbers, a row of the matrix for each item.
Table matrixTable(const SharedIdentifiers& who, Matrix values, const std::vector<std::string>& names) {
  auto table = Table{Identifiers::header(), values.rows, {}};
  table.header.insert(table.header.end(), names.begin(), names.end());
  table.row = [who, matrix = std::make_shared<const Matrix>(std::move(values))](std::size_t row) {
    auto cells = who->cells(row);
    for (const float value : matrix->row(row)) {
      cells.emplace_back(value);
    }
    return cells;
  };
  return table;
}

Table embeddingTable(const cohort::Cohort& cohort, const SharedIdentifiers& who) {
  auto values = latestEmbedding(cohort).values;
  std::vector<std::string> names;
  for (std::size_t i = 0; i < values.columns; ++i) {
    names.push_back(std::string("e").append(std::to_string(i)));
  }
  return matrixTable(who, std::move(values), names);
}

Table clusterTable(const cohort::Cohort& cohort, const SharedIdentifiers& who) {
  auto table = Table{Identifiers::header(), who->count(), {}};
  table.header.insert(table.header.end(), {"cluster", "distance"});
  table.row = [who, clustering = clusteringOf(cohort)](std::size_t row) {
    auto cells = who->cells(row);
    cells.emplace_back(static_cast<std::int64_t>(clusterNumber(clustering.clusters.at(row))));
    cells.emplace_back(clustering.distances.at(row));
    return cells;
  };
  return table;
}

struct LabelledItem {
  std::size_t row = 0;
  std::string set;
  std::string label;
};

std::vector<LabelledItem> labelledItems(const cohort::Cohort& cohort) {
  std::vector<LabelledItem> labelled;
  for (const auto& set : cohort::labelSets(cohort)) {
    const auto classes = cohort::labels(cohort, set.id);
    for (std::size_t row = 0; row < classes.size(); ++row) {
      if (classes[row] >= 0) {
        labelled.push_back({row, set.name, set.classes.at(static_cast<std::size_t>(classes[row]))});
      }
    }
  }
  return labelled;
}

/// A row for each item that has a label, once for each set.
Table labelTable(const cohort::Cohort& cohort, const SharedIdentifiers& who) {
  auto labelled = labelledItems(cohort);
  if (labelled.empty()) {
    throwMissing(cohort, STRATOSCOPE_TEXT("no item has a label yet"), STRATOSCOPE_TEXT("Label some first"));
  }
  auto table = Table{Identifiers::header(), labelled.size(), {}};
  table.header.insert(table.header.end(), {"set", "label"});
  table.row = [who, labelled = std::move(labelled)](std::size_t i) {
    auto cells = who->cells(labelled.at(i).row);
    cells.insert(cells.end(), {labelled.at(i).set, labelled.at(i).label});
    return cells;
  };
  return table;
}

/// Metadata columns of the items, under names that the table does not have yet.
struct Columns {
  std::vector<std::string> names;
  std::vector<std::vector<std::string>> values;
};
Columns columnsOf(const cohort::Cohort& cohort, const std::vector<std::string>& taken) {
  Columns columns;
  for (const auto& name : cohort::columnNames(cohort)) {
    const bool collides = std::ranges::count(taken, name) != 0;
    columns.names.push_back(collides ? "column " + name : name);
    columns.values.push_back(cohort::columnValues(cohort, name));
  }
  return columns;
}

Table itemTable(const cohort::Cohort& cohort, const SharedIdentifiers& who) {
  auto table = Table{Identifiers::header(), who->count(), {}};
  table.header.insert(table.header.end(), {"study", "kind", "modality", "slice", "axis"});
  auto columns = columnsOf(cohort, table.header);
  table.header.insert(table.header.end(), columns.names.begin(), columns.names.end());
  table.row = [who, values = std::move(columns.values)](std::size_t row) {
    auto cells = who->cells(row);
    cells.insert(cells.end(), {who->study(row), who->series(row).kind, who->series(row).modality,
                               static_cast<std::int64_t>(who->item(row).slice), std::string(1, who->item(row).axis)});
    for (const auto& column : values) {
      cells.push_back(column.at(row).empty() ? Cell(std::monostate{}) : Cell(column.at(row)));
    }
    return cells;
  };
  return table;
}

Table tableOf(const cohort::Cohort& cohort, const std::string& what) {
  const auto who = std::make_shared<const Identifiers>(cohort);
  if (what == "embeddings") {
    return embeddingTable(cohort, who);
  }
  if (what == "clusters") {
    return clusterTable(cohort, who);
  }
  if (what == "map") {
    return matrixTable(who, mapOf(cohort).places, {"x", "y"});
  }
  return what == "labels" ? labelTable(cohort, who) : itemTable(cohort, who);
}

int exportClusters(const cohort::Cohort& cohort, const fs::path& file) {
  const auto clusters = clusteringOf(cohort).clusters;
  std::vector<std::int32_t> values(clusters.size());
  std::ranges::transform(clusters, values.begin(), clusterNumber);
  const std::array shape{values.size()};
  writeNpy(file, "<i4", shape, std::as_bytes(std::span(values)));
  return static_cast<int>(values.size());
}

int exportMatrix(const Matrix& matrix, const fs::path& file) {
  writeMatrix(file, matrix);
  return static_cast<int>(matrix.rows);
}

int exportNpy(const cohort::Cohort& cohort, const std::string& what, const fs::path& file) {
  if (what == "embeddings") {
    return exportMatrix(latestEmbedding(cohort).values, file);
  }
  if (what == "map") {
    return exportMatrix(mapOf(cohort).places, file);
  }
  if (what == "clusters") {
    return exportClusters(cohort, file);
  }
  throw Error(ErrorCode::InvalidArgument, {STRATOSCOPE_TEXT("%1 are text, and NPY holds numbers alone"), {what}},
              file.string(), STRATOSCOPE_TEXT("Choose a .csv or .json file"));
}

void checkKind(const std::string& what) {
  constexpr std::array kinds{"embeddings", "labels", "clusters", "map", "items"};
  if (std::ranges::count(kinds, what) == 0) {
    throw Error(ErrorCode::InvalidArgument,
                {STRATOSCOPE_TEXT("there is no table named %1; there are embeddings, labels, clusters, map and items"),
                 {what}});
  }
}

} // namespace

int exportTable(const cohort::Cohort& cohort, const std::string& what, const fs::path& file) {
  checkKind(what);
  const auto format = tableFormatOf(file);
  if (format == TableFormat::Npy) {
    return exportNpy(cohort, what, file);
  }
  const auto table = tableOf(cohort, what);
  writeFileAtomically(file, format == TableFormat::Csv ? csvOf(table) : jsonOf(table));
  return static_cast<int>(table.rows);
}

} // namespace stratoscope::workflow
