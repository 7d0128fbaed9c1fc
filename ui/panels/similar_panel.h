#pragma once

#include "ui/models/coded_column.h"
#include "ui/models/selection_model.h"
#include "ui/models/similar_explanation.h"
#include "ui/models/similar_model.h"
#include "ui/models/similar_request.h"

#include <QImage>
#include <QWidget>

#include <functional>
#include <vector>

class QLabel;
class QListView;
class QPushButton;
class QTabWidget;
class QTimer;

namespace stratoscope::ui {

class SimilarDuplicates;
class SimilarFilterBar;
class SimilarQueryPicture;
class SimilarWhyView;

/// The Similar dock: what is asked about - an item, a part of it, the selection, or an image from outside - and the
/// items most like it. It follows the current item, except to an item that was chosen here: then the list stays, so
/// that a person can look through it. Searches nothing itself.
class SimilarPanel : public QWidget {
  Q_OBJECT

public:
  /// Both must outlive the panel.
  SimilarPanel(SelectionModel& selection, TileCache& tiles, QWidget* parent = nullptr);

  /// @param items of the query, best first. An answer to a question that nobody asks any more is left aside.
  /// @param picture of an image from outside that was asked about; null for others.
  void setResults(const SimilarRequest& request, std::vector<SimilarItem> items, const QImage& picture = {});
  /// The search failed; the reason is told elsewhere.
  void setFailed(const SimilarRequest& request);
  /// @param whyNot shown while no search is possible, such as "Embed the images first".
  void setPossible(bool possible, const QString& whyNot = {});
  /// @param describe a few lines about an item.
  void setDescriber(std::function<QString(int row)> describe);
  /// Metadata that results can be filtered by.
  void setColumns(const std::vector<CodedColumn>& columns);
  void setExplanation(const SimilarExplanation& explanation);
  void setExplanationProgress(int percent);
  void setDuplicates(std::vector<DuplicateRow> pairs);
  void setDuplicatesProgress(int percent);
  /// Asks about an image from outside.
  void askAboutFile(const QString& file);
  /// Asks again, after the embedding has changed.
  void refresh();
  /// Other items are there: what was said of the old ones is forgotten.
  void forget();

Q_SIGNALS:
  /// A short while after the last wish, and only while the panel is visible.
  void similarRequested(const stratoscope::ui::SimilarRequest& request);
  void whyRequested(const stratoscope::ui::SimilarRequest& request, int result);
  void whyStopped();
  void duplicatesRequested();
  void duplicatesStopped();
  /// What the map is to mark; nothing while the panel is hidden or has no results.
  void marksChanged(const std::vector<int>& query, const std::vector<int>& results);

protected:
  void showEvent(QShowEvent* event) override;
  void hideEvent(QHideEvent* event) override;

private:
  QWidget* makeContent();
  QWidget* makeQuery();
  QWidget* makeFeedback();
  void connectView();
  void addKeys();
  void follow(int row);
  void lead();
  void askAbout(std::vector<int> items);
  void askForChosen();
  void chooseFile();
  void judge(int judgement);
  void resetJudgements();
  void explainChosen();
  void wish();
  void ask();
  void showState();
  void showQuery();
  void showJudgements();
  void publishMarks();
  /// The row of the chosen result; -1 for none.
  [[nodiscard]] int chosen() const;
  [[nodiscard]] SimilarRequest request() const;
  [[nodiscard]] QString describeQuery() const;
  [[nodiscard]] QString describeResults() const;
  [[nodiscard]] bool hasQuery() const { return !query_.items.empty() || !query_.file.isEmpty(); }

  SelectionModel& selection_;
  TileCache& tiles_;
  SimilarModel model_;
  std::function<QString(int)> describe_;
  QTimer* pause_;
  QLabel* empty_;
  SimilarQueryPicture* picture_;
  QLabel* queryText_;
  QPushButton* useSelection_;
  SimilarFilterBar* filters_;
  QListView* view_;
  QPushButton* like_;
  QPushButton* dislike_;
  QPushButton* reset_;
  QLabel* judged_;
  QPushButton* why_;
  SimilarWhyView* whyView_;
  QLabel* status_;
  QPushButton* select_;
  QWidget* content_;
  SimilarDuplicates* duplicates_;
  QTabWidget* pages_;
  QString whyNot_;
  QImage outside_;       ///< the image from outside that is asked about, once it is known
  SimilarRequest query_; ///< what of a request is chosen here and not in the filters
  bool possible_ = true;
  bool answered_ = false; ///< the list is the answer to the present wish
  bool failed_ = false;   ///< there is no answer to it
  bool leading_ = false;  ///< the current item is being changed from here
};

} // namespace stratoscope::ui
