#pragma once

#include "ui/models/found_tree_model.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QStackedWidget;
class QTreeView;

namespace stratoscope::ui {

/// What was found in the sources: a tree with counts, or words while there is none.
class FoundView : public QWidget {
  Q_OBJECT

public:
  explicit FoundView(QWidget* parent = nullptr);

  void setTree(FoundTree tree);
  /// Below the tree.
  void setSummary(const QString& text);
  /// In place of the tree.
  void setMessage(const QString& text);
  /// In place of the tree, with a bar that moves.
  void setLooking(const QString& text);
  /// Place of the series in the list; -1 for none.
  [[nodiscard]] int chosenSeries() const;

Q_SIGNALS:
  void seriesChosen(int series);

private:
  QWidget* makeWords();
  void choose(const QModelIndex& index);

  FoundTreeModel model_;
  QStackedWidget* pages_;
  QTreeView* tree_;
  QLabel* words_;
  QProgressBar* bar_;
  QLabel* summary_;
};

} // namespace stratoscope::ui
