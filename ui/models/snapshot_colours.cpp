#include "ui/models/snapshot_colours.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <map>
#include <set>

namespace stratoscope::ui {
namespace {

using workflow::Snapshot;

struct Words {
  Q_DECLARE_TR_FUNCTIONS(stratoscope::ui::SnapshotColours)
};

const QString clusterKey = QStringLiteral("cluster");
const QString labelKey = QStringLiteral("label");
const QString columnPrefix = QStringLiteral("column:");
constexpr double namingShare = 0.9;

/// Items of each label in each cluster; key -1 counts all items of the cluster.
std::vector<std::map<int, int>> labelsInClusters(const Snapshot& snapshot) {
  std::vector<std::map<int, int>> counts(static_cast<std::size_t>(snapshot.clustering->k));
  for (std::size_t i = 0; i < snapshot.clustering->clusters.size(); ++i) {
    auto& cluster = counts[static_cast<std::size_t>(snapshot.clustering->clusters[i])];
    ++cluster[-1];
    if (i < snapshot.labels.size() && snapshot.labels[i] >= 0) {
      ++cluster[snapshot.labels[i]];
    }
  }
  return counts;
}

QString shortName(const Snapshot& snapshot, int cluster, const std::map<int, int>& labels) {
  const auto all = labels.find(-1);
  for (const auto& [label, count] : labels) {
    if (label >= 0 && count >= namingShare * all->second) {
      //: number of a cluster and the label that nearly all of its items have
      return Words::tr("%L1 \u00b7 %2")
          .arg(cluster + 1)
          .arg(QString::fromStdString(snapshot.labelSet.classes[static_cast<std::size_t>(label)]));
    }
  }
  return QLocale().toString(cluster + 1);
}

std::vector<QString> namesByItem(const std::vector<int>& ofItem, const std::vector<QString>& names) {
  std::vector<QString> result;
  result.reserve(ofItem.size());
  for (const int one : ofItem) {
    result.push_back(one < 0 ? QString() : names[static_cast<std::size_t>(one)]);
  }
  return result;
}

std::vector<QString> classNames(const Snapshot& snapshot) {
  std::vector<QString> names;
  std::ranges::transform(snapshot.labelSet.classes, std::back_inserter(names), &QString::fromStdString);
  return names;
}

/// Different values that are not empty, or nothing where there are too many.
std::set<std::string> differentValues(const workflow::Column& column) {
  std::set<std::string> found;
  for (const auto& value : column.values) {
    if (!value.empty() && found.insert(value).second && found.size() > mostCategories) {
      return {};
    }
  }
  return found;
}

/// Numbers first and as numbers, words as the language sorts them.
bool comesBefore(const QString& one, const QString& other) {
  bool oneIsNumber = false;
  bool otherIsNumber = false;
  const double oneValue = one.toDouble(&oneIsNumber);
  const double otherValue = other.toDouble(&otherIsNumber);
  if (oneIsNumber && otherIsNumber) {
    return oneValue < otherValue;
  }
  return oneIsNumber != otherIsNumber ? oneIsNumber : QString::localeAwareCompare(one, other) < 0;
}

Categories byColumn(const workflow::Column& column) {
  Categories categories;
  const auto values = differentValues(column);
  std::ranges::transform(values, std::back_inserter(categories.names), &QString::fromStdString);
  std::ranges::sort(categories.names, comesBefore);
  std::map<std::string, int> places{{{}, -1}};
  for (std::size_t i = 0; i < categories.names.size(); ++i) {
    places[categories.names[i].toStdString()] = static_cast<int>(i);
  }
  for (const auto& value : column.values) {
    const auto place = places.find(value);
    categories.ofItem.push_back(place == places.end() ? -1 : place->second);
  }
  return categories;
}

} // namespace

std::vector<QString> shortClusterNames(const Snapshot& snapshot) {
  std::vector<QString> names;
  if (!snapshot.clustering) {
    return names;
  }
  const auto labels = labelsInClusters(snapshot);
  for (int cluster = 0; cluster < snapshot.clustering->k; ++cluster) {
    names.push_back(shortName(snapshot, cluster, labels[static_cast<std::size_t>(cluster)]));
  }
  return names;
}

std::vector<QString> clusterNames(const Snapshot& snapshot) {
  auto names = shortClusterNames(snapshot);
  for (auto& name : names) {
    // A label says what it is; a number alone does not.
    name = name.contains(' ') ? name : Words::tr("Cluster %1").arg(name);
  }
  return names;
}

QString clusterName(const Snapshot& snapshot, int cluster) {
  const auto names = clusterNames(snapshot);
  return cluster >= 0 && cluster < static_cast<int>(names.size()) ? names[static_cast<std::size_t>(cluster)]
                                                                  : QString();
}

std::vector<QString> clusterOfItems(const Snapshot& snapshot) {
  return snapshot.clustering ? namesByItem(snapshot.clustering->clusters, clusterNames(snapshot))
                             : std::vector<QString>(snapshot.items.size());
}

std::vector<QString> labelOfItems(const Snapshot& snapshot) {
  return namesByItem(snapshot.labels, classNames(snapshot));
}

std::vector<ColourChoice> colourChoicesOf(const Snapshot& snapshot) {
  std::vector<ColourChoice> choices;
  if (snapshot.clustering) {
    choices.push_back({clusterKey, Words::tr("Cluster")});
  }
  if (!snapshot.labelSet.classes.empty()) {
    choices.push_back({labelKey, Words::tr("Label")});
  }
  for (const auto& column : snapshot.columns) {
    if (differentValues(column).size() > 1) {
      const auto name = QString::fromStdString(column.name);
      choices.push_back({columnPrefix + name, name});
    }
  }
  return choices;
}

Categories categoriesOf(const Snapshot& snapshot, const QString& key) {
  if (key == clusterKey && snapshot.clustering) {
    return {snapshot.clustering->clusters, clusterNames(snapshot)};
  }
  if (key == labelKey) {
    return {snapshot.labels, classNames(snapshot)};
  }
  const auto name = key.startsWith(columnPrefix) ? key.mid(columnPrefix.size()).toStdString() : std::string();
  const auto column = std::ranges::find(snapshot.columns, name, &workflow::Column::name);
  return name.empty() || column == snapshot.columns.end() ? Categories{std::vector<int>(snapshot.items.size(), -1), {}}
                                                          : byColumn(*column);
}

} // namespace stratoscope::ui
