#include "ui/models/item_facts.h"

#include "ui/models/snapshot_colours.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace stratoscope::ui {
namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(stratoscope::ui::ItemFacts)
};

constexpr qsizetype longestValue = 24;
constexpr std::size_t mostColumns = 4;

void addCluster(std::vector<ItemFact>& facts, const workflow::Snapshot& snapshot, std::size_t item) {
  const auto& clusters = snapshot.clustering->clusters;
  const auto& distances = snapshot.clustering->distances;
  const int cluster = clusters[item];
  int size = 0;
  int rank = 1;
  for (std::size_t i = 0; i < clusters.size(); ++i) {
    const bool member = clusters[i] == cluster;
    size += member ? 1 : 0;
    rank += member && distances[i] < distances[item] ? 1 : 0;
  }
  facts.push_back({Words::tr("Cluster"), clusterName(snapshot, cluster)});
  //: place of an image in its cluster, counted from the centre, and the images of the cluster
  facts.push_back({Words::tr("From centre"), Words::tr("%L1 of %L2").arg(rank).arg(size)});
}

void addColumns(std::vector<ItemFact>& facts, const workflow::Snapshot& snapshot, std::size_t item) {
  std::size_t added = 0;
  for (const auto& column : snapshot.columns) {
    const auto value = QString::fromStdString(column.values[item]);
    if (!value.isEmpty() && value.size() <= longestValue && added < mostColumns) {
      facts.push_back({QString::fromStdString(column.name), value});
      ++added;
    }
  }
}

} // namespace

std::vector<ItemFact> factsOf(const workflow::Snapshot& snapshot, int item) {
  const auto place = static_cast<std::size_t>(item);
  std::vector<ItemFact> facts;
  if (snapshot.clustering) {
    addCluster(facts, snapshot, place);
  }
  const int label = place < snapshot.labels.size() ? snapshot.labels[place] : -1;
  facts.push_back({Words::tr("Label"),
                   label < 0 ? Words::tr("none")
                             : QString::fromStdString(snapshot.labelSet.classes[static_cast<std::size_t>(label)])});
  addColumns(facts, snapshot, place);
  return facts;
}

std::vector<ItemFact> factsOf(const SliceImage& image) {
  std::vector<ItemFact> facts;
  if (!image.isValid()) {
    return facts;
  }
  //: width, height and slices of an image
  const auto size = image.slices > 1
                        ? Words::tr("%L1 \u00d7 %L2 \u00d7 %L3").arg(image.width).arg(image.height).arg(image.slices)
                        : Words::tr("%L1 \u00d7 %L2").arg(image.width).arg(image.height);
  facts.push_back({Words::tr("Size"), size});
  if (image.hasSpacing()) {
    const auto millimetres = [](double value) { return QLocale().toString(value, 'g', 3); };
    facts.push_back({Words::tr("Spacing"),
                     Words::tr("%1 \u00d7 %2 mm").arg(millimetres(image.spacing[0]), millimetres(image.spacing[1]))});
  }
  return facts;
}

} // namespace stratoscope::ui
