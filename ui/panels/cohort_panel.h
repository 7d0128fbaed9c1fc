#pragma once

#include "ui/models/cohort_tree_model.h"
#include "ui/models/item_filter.h"
#include "ui/models/item_table_model.h"
#include "ui/models/selection_model.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QTableView;
class QTimer;
class QTreeView;

namespace stratoscope::ui {

class ColumnPanel;
class SelectionLink;
class TileCache;

/// The Cohort dock: the tree of patients and the table of items, both linked with the shared selection.
class CohortPanel : public QWidget {
  Q_OBJECT

public:
  /// @param selection must outlive the panel.
  explicit CohortPanel(SelectionModel& selection, QWidget* parent = nullptr);

  void setTree(const CohortTree& tree);
  void setItems(int count, const std::vector<CodedColumn>& metadata);
  void setLabels(const std::vector<QString>& names);
  void setClusters(const std::vector<QString>& names);
  /// Thumbnails for the tree. @param tiles must outlive the panel.
  void setTiles(TileCache& tiles);

Q_SIGNALS:
  /// Space on the tree or the table.
  void largeViewRequested();

private:
  QWidget* makeTree();
  QWidget* makeTable();
  QWidget* makeSearch();
  void setUpTable();
  void follow();
  void filter();

  SelectionModel& selection_;
  CohortTreeModel treeModel_;
  ItemTableModel tableModel_;
  ItemFilter filtered_;
  QTreeView* tree_;
  QTableView* table_;
  QLineEdit* search_;
  QLabel* shown_;
  ColumnPanel* columns_;
  QTimer* typing_;
  SelectionLink* treeLink_ = nullptr;
  SelectionLink* tableLink_ = nullptr;
};

} // namespace stratoscope::ui
