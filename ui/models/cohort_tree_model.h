#pragma once

#include <QAbstractItemModel>
#include <QPointer>
#include <QString>

#include <vector>

namespace stratoscope::ui {

/// A cohort as plain lists; each entry names its parent by the parent's place in its list. Item i is row i of the
/// cohort.
struct CohortTree {
  struct Patient {
    QString name; ///< identifier; empty for none
  };
  struct Study {
    int patient = 0;
    QString name; ///< such as "2021-03-02 CT chest"
  };
  struct Series {
    int study = 0;
    QString name; ///< such as "Series 3, axial 1.0 mm"
  };
  struct Item {
    int series = -1; ///< -1 for none: the item is put under its folder
    QString name;
    QString folder; ///< looked at only without a series; may be empty
  };

  std::vector<Patient> patients;
  std::vector<Study> studies;
  std::vector<Series> series;
  std::vector<Item> items;
};

class TileCache;

/// Patient, study, series and item as a tree with two columns: name and number of items. All patients without a
/// name are one entry, as are the items without a series, which lie in it by folder. Finding the parent, the child
/// and the item of an index takes constant time.
class CohortTreeModel : public QAbstractItemModel {
  Q_OBJECT

public:
  enum Role { ItemRole = Qt::UserRole /**< row of the cohort, -1 for a group */, SelectedRole };
  enum Column { NameColumn, CountColumn, ColumnCount };

  using QAbstractItemModel::QAbstractItemModel;

  void setTree(const CohortTree& tree);
  /// Thumbnails of items, and of their series the middle one's; made when they are first shown. Null for none.
  void setTiles(TileCache* tiles);
  /// @param rows ascending. SelectedRole is true for these items and for groups whose items are all among them; the
  /// count of a group says how many are.
  void setSelectedItems(const std::vector<int>& rows);
  /// The rows of all items at or below the index, ascending.
  [[nodiscard]] std::vector<int> itemsBelow(const QModelIndex& index) const;
  /// Invalid for rows that do not exist.
  [[nodiscard]] QModelIndex indexOfItem(int row) const;

  [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
  [[nodiscard]] QModelIndex parent(const QModelIndex& index) const override;
  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
  struct Node {
    int parent = 0;
    int position = 0; ///< among the parent's children
    int item = -1;
    int items = 0;    ///< at or below this node
    int selected = 0; ///< of those
    QString name;
    std::vector<int> children;
  };

  int addNode(int parent, const QString& name, int item = -1);
  void addItems(const CohortTree& tree, const std::vector<int>& seriesNodes);
  [[nodiscard]] int nodeOf(const QModelIndex& index) const;
  [[nodiscard]] const Node& at(int node) const { return nodes_[static_cast<std::size_t>(node)]; }
  [[nodiscard]] QString countText(const Node& node) const;
  [[nodiscard]] QVariant thumbnailOf(const Node& node) const;
  void tileReady(int row);

  std::vector<Node> nodes_{1};  ///< node 0 is the root and its own parent
  std::vector<int> nodeOfItem_; ///< node of each row
  QPointer<TileCache> tiles_;
  int anonymous_ = -1; ///< node of what has no patient, -1 while there is none
};

} // namespace stratoscope::ui
