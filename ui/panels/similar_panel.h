#pragma once

#include "ui/models/selection_model.h"
#include "ui/models/similar_model.h"

#include <QWidget>

#include <functional>
#include <vector>

class QCheckBox;
class QLabel;
class QListView;
class QPushButton;
class QSpinBox;
class QTimer;

namespace stratoscope::ui {

/// The Similar dock: an item and those most like it. It follows the current item, except to an item that was chosen
/// here: then the list stays, so that a person can look through it. Searches nothing itself.
class SimilarPanel : public QWidget {
  Q_OBJECT

public:
  /// Both must outlive the panel.
  SimilarPanel(SelectionModel& selection, TileCache& tiles, QWidget* parent = nullptr);

  /// @param items of the query, best first. An answer to a question that nobody asks any more is left aside.
  void setResults(int query, std::vector<SimilarItem> items);
  /// @param whyNot shown while no search is possible, such as "Embed the images first".
  void setPossible(bool possible, const QString& whyNot = {});
  /// @param describe a few lines about an item.
  void setDescriber(std::function<QString(int row)> describe);
  /// Asks again, after the embedding has changed.
  void refresh();

Q_SIGNALS:
  /// A short while after the last wish, and only while the panel is visible.
  void similarRequested(int row, int k, bool otherPatientsOnly);

protected:
  void showEvent(QShowEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

private:
  QWidget* makeContent();
  QWidget* makeQuery();
  void connectView();
  void follow(int row);
  void lead();
  void wish(int row);
  void ask();
  void askForChosen();
  void showState();
  void showQueryTile();
  [[nodiscard]] QString describeResults() const;

  SelectionModel& selection_;
  TileCache& tiles_;
  SimilarModel model_;
  std::function<QString(int)> describe_;
  QTimer* pause_;
  QLabel* empty_;
  QLabel* queryTile_;
  QLabel* queryText_;
  QLabel* status_;
  QCheckBox* othersOnly_;
  QSpinBox* number_;
  QListView* view_;
  QPushButton* select_;
  QWidget* content_;
  QString whyNot_;
  int query_ = -1; ///< whose neighbours are wanted
  bool possible_ = true;
  bool answered_ = false; ///< the list is the answer to the present wish
  bool leading_ = false;  ///< the current item is being changed from here
};

} // namespace stratoscope::ui
