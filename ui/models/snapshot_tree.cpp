#include "ui/models/snapshot_tree.h"

#include "ui/models/snapshot_colours.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <unordered_map>

namespace stratoscope::ui {
namespace {

using workflow::Snapshot;

struct Words {
  Q_DECLARE_TR_FUNCTIONS(stratoscope::ui::SnapshotTree)
};

const QString separator = QStringLiteral(" \u00b7 ");

template <typename Row> std::unordered_map<std::int64_t, int> placesOf(const std::vector<Row>& rows) {
  std::unordered_map<std::int64_t, int> places;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    places[rows[i].id] = static_cast<int>(i);
  }
  return places;
}

QString fileName(const std::filesystem::path& path) { return QString::fromStdString(path.filename().string()); }

QString sliceText(const cohort::Item& item) { return Words::tr("Slice %L1").arg(item.slice + 1); }

QString joined(QStringList parts) {
  parts.removeAll({});
  return parts.join(separator);
}

/// "20210302" as DICOM writes it becomes "2021-03-02".
QString dateText(const QString& dicom) {
  return dicom.size() == 8 ? dicom.left(4) + '-' + dicom.mid(4, 2) + '-' + dicom.mid(6) : dicom;
}

/// What is said of a series, taken from its first item.
struct SeriesItems {
  int first = -1;
  int count = 0;
};

std::vector<SeriesItems> itemsOfSeries(const Snapshot& snapshot) {
  const auto places = placesOf(snapshot.series);
  std::vector<SeriesItems> found(snapshot.series.size());
  for (const auto& item : snapshot.items) {
    auto& one = found[static_cast<std::size_t>(places.at(item.series))];
    one.first = one.first < 0 ? item.row : one.first;
    ++one.count;
  }
  return found;
}

class TreeBuilder {
public:
  explicit TreeBuilder(const Snapshot& snapshot) : snapshot_(snapshot), series_(itemsOfSeries(snapshot)) {}

  CohortTree build() {
    const auto seriesPlaces = placesOf(snapshot_.series);
    for (const auto& item : snapshot_.items) {
      const auto series = static_cast<std::size_t>(seriesPlaces.at(item.series));
      tree_.items.push_back(snapshot_.patients[patientPlaces_.at(item.patient)].identifier.empty()
                                ? withoutPatient(item, series)
                                : CohortTree::Item{seriesEntry(item, series), sliceText(item), {}});
    }
    return std::move(tree_);
  }

private:
  [[nodiscard]] CohortTree::Item withoutPatient(const cohort::Item& item, std::size_t series) const {
    const auto& path = snapshot_.series[series].path;
    return series_[series].count > 1 ? CohortTree::Item{-1, sliceText(item), fileName(path)}
                                     : CohortTree::Item{-1, fileName(path), fileName(path.parent_path())};
  }

  int seriesEntry(const cohort::Item& item, std::size_t series) {
    const auto [known, isNew] = seriesEntries_.try_emplace(item.series, static_cast<int>(tree_.series.size()));
    if (isNew) {
      const auto& row = snapshot_.series[series];
      const auto description = valueOf(snapshot_, "series description", item.row);
      const int study = studyEntry(item);
      tree_.series.push_back(
          {study, joined({QString::fromStdString(row.modality),
                          description.isEmpty() ? fileName(row.path) : description, volumeText(item.row)})});
    }
    return known->second;
  }

  /// Of a 4-D series, whose volumes are series of one name.
  [[nodiscard]] QString volumeText(int item) const {
    const auto volume = valueOf(snapshot_, "volume", item);
    return volume.isEmpty() ? QString() : Words::tr("volume %1").arg(volume);
  }

  int studyEntry(const cohort::Item& item) {
    const auto [known, isNew] = studyEntries_.try_emplace(item.study, static_cast<int>(tree_.studies.size()));
    if (isNew) {
      const int patient = patientEntry(item);
      tree_.studies.push_back({patient, joined({dateText(valueOf(snapshot_, "study date", item.row)),
                                                valueOf(snapshot_, "body part", item.row)})});
    }
    return known->second;
  }

  int patientEntry(const cohort::Item& item) {
    const auto [known, isNew] = patientEntries_.try_emplace(item.patient, static_cast<int>(tree_.patients.size()));
    if (isNew) {
      const auto& patient = snapshot_.patients[patientPlaces_.at(item.patient)];
      tree_.patients.push_back({QString::fromStdString(patient.identifier)});
    }
    return known->second;
  }

  static std::unordered_map<std::int64_t, std::size_t> patientPlaces(const Snapshot& snapshot) {
    std::unordered_map<std::int64_t, std::size_t> places;
    for (std::size_t i = 0; i < snapshot.patients.size(); ++i) {
      places[snapshot.patients[i].id] = i;
    }
    return places;
  }

  const Snapshot& snapshot_;
  std::vector<SeriesItems> series_;
  std::unordered_map<std::int64_t, std::size_t> patientPlaces_ = patientPlaces(snapshot_);
  std::unordered_map<std::int64_t, int> patientEntries_;
  std::unordered_map<std::int64_t, int> studyEntries_;
  std::unordered_map<std::int64_t, int> seriesEntries_;
  CohortTree tree_;
};

} // namespace

CohortTree cohortTreeOf(const Snapshot& snapshot) { return TreeBuilder(snapshot).build(); }

std::vector<CodedColumn> itemColumnsOf(const Snapshot& snapshot) {
  const auto places = placesOf(snapshot.series);
  std::vector<std::string> files;
  for (const auto& item : snapshot.items) {
    files.push_back(snapshot.series[static_cast<std::size_t>(places.at(item.series))].path.filename().string());
  }
  std::vector<CodedColumn> columns{CodedColumn(Words::tr("File"), files)};
  for (const auto& column : snapshot.columns) {
    columns.emplace_back(QString::fromStdString(column.name), column.values, column.profile);
  }
  return columns;
}

QString valueOf(const Snapshot& snapshot, const std::string& column, int item) {
  const auto found = std::ranges::find(snapshot.columns, column, &workflow::Column::name);
  return found == snapshot.columns.end() ? QString()
                                         : QString::fromStdString(found->values[static_cast<std::size_t>(item)]);
}

QString itemTitleOf(const Snapshot& snapshot, int item) {
  const auto& series = workflow::seriesOf(snapshot, item);
  const auto patient = QString::fromStdString(workflow::patientOf(snapshot, item).identifier);
  const auto& row = snapshot.items[static_cast<std::size_t>(item)];
  // A picture has one slice: its number says nothing.
  const bool picture = series.kind == "picture";
  const auto name = patient.isEmpty()
                        ? joined({fileName(series.path.parent_path()), fileName(series.path)})
                        : joined({Words::tr("Patient %1").arg(patient), QString::fromStdString(series.modality),
                                  valueOf(snapshot, "series description", item)});
  return joined({name, picture ? QString() : sliceText(row).toLower()});
}

QString itemCardOf(const Snapshot& snapshot, int item) {
  QStringList lines{itemTitleOf(snapshot, item)};
  const auto place = static_cast<std::size_t>(item);
  if (snapshot.clustering) {
    lines << clusterName(snapshot, snapshot.clustering->clusters[place]);
  }
  const int label = place < snapshot.labels.size() ? snapshot.labels[place] : -1;
  if (label >= 0) {
    lines << Words::tr("Label: %1")
                 .arg(QString::fromStdString(snapshot.labelSet.classes[static_cast<std::size_t>(label)]));
  }
  return lines.join('\n');
}

int itemOfSlice(const Snapshot& snapshot, int item, int slice, char axis) {
  const auto& wanted = snapshot.items[static_cast<std::size_t>(item)];
  const auto found = std::ranges::find_if(snapshot.items, [&](const cohort::Item& one) {
    return one.series == wanted.series && one.axis == axis && one.slice == slice;
  });
  return found == snapshot.items.end() ? -1 : found->row;
}

} // namespace stratoscope::ui
