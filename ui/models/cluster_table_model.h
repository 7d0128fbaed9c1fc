#pragma once

#include "ui/models/tile_cache.h"

#include <QAbstractTableModel>
#include <QString>

#include <vector>

namespace stratoscope::ui {

/// What the table of clusters says about one of them; its number is its place in the list.
struct ClusterSummary {
  QString name;
  int images = 0;
  int patients = 0;
  std::vector<int> centre; ///< rows of the items nearest to the centre, nearest first
  std::vector<int> edge;   ///< rows of the items farthest from it, farthest first
};

/// The clusters, one a row: name with its colour, how many images and patients, and pictures from centre and edge.
class ClusterTableModel : public QAbstractTableModel {
  Q_OBJECT

public:
  enum Column { NameColumn, ImagesColumn, PatientsColumn, CentreColumn, EdgeColumn, ColumnCount };
  enum Role {
    ItemsRole = Qt::UserRole, ///< rows of the cell's pictures, QList<int>
    TilesRole                 ///< the pictures, QList<QImage>; null while on their way
  };

  /// @param tiles must outlive the model.
  explicit ClusterTableModel(TileCache& tiles, QObject* parent = nullptr);

  /// As many clusters as before are taken for the same ones, changed: a view keeps its place.
  void setClusters(std::vector<ClusterSummary> clusters);
  [[nodiscard]] const ClusterSummary& at(int cluster) const { return clusters_[static_cast<std::size_t>(cluster)]; }

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
  [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
  /// Changes nothing itself: a new name is asked for by renameRequested() and comes back by setClusters().
  bool setData(const QModelIndex& index, const QVariant& value, int role) override;

Q_SIGNALS:
  void renameRequested(int cluster, const QString& name);

private:
  void announce(int row);
  [[nodiscard]] QString text(const ClusterSummary& cluster, int column) const;
  [[nodiscard]] QVariant tiles(const std::vector<int>& rows) const;

  TileCache& tiles_;
  std::vector<ClusterSummary> clusters_;
};

} // namespace stratoscope::ui
