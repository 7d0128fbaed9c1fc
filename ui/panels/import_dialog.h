#pragma once

#include "ui/models/import_findings.h"
#include "ui/models/import_request.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QTabWidget;
class QTimer;

namespace stratoscope::ui {

class CopyChoice;
class FileNotesView;
class FoundView;
class ItemPreviewBox;
class RecipeForm;
class SourceList;
class TableForm;

/// Asks what to import, shows what was found there and how it will be read. Reads nothing itself: it asks by signals
/// and is told by setters. open(), then request() when it is accepted.
class ImportDialog : public QDialog {
  Q_OBJECT

public:
  explicit ImportDialog(QWidget* parent = nullptr);

  [[nodiscard]] ImportRequest request() const;
  /// Unknown words leave the choice as it is; numbers are brought into range.
  void setRequest(const ImportRequest& request);
  void addSources(const QStringList& paths);
  /// For a cohort that has items: new ones must be as they are.
  void lockItems(const ImageStack& items);
  /// Columns that the cohort has already.
  void setKnownColumns(const QStringList& columns);

  /// The answer to sourcesChanged() is under way. @param text how far it is.
  void setLooking(const QString& text);
  void setFindings(ImportFindings findings);
  /// Why the sources cannot be looked at.
  void setProblem(const QString& text);
  /// The answer to previewRequested().
  void setPreview(const workflow::ItemPreview& preview);
  void setPreviewProblem(const QString& text);
  /// The answer to tableChanged().
  [[nodiscard]] TableForm& tableForm() { return *table_; }

Q_SIGNALS:
  /// A while after the last change; empty for none.
  void sourcesChanged(const QStringList& sources);
  /// @param series place in the findings' list.
  void previewRequested(int series, const stratoscope::ui::ImportRequest& request);
  /// Also when there are new findings to match the table with.
  void tableChanged(const QString& path);

protected:
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;

private:
  QWidget* makeLeft();
  QWidget* makeRight();
  QWidget* makeButtons();
  void connectParts();
  void forgetFindings();
  void followRecipe();
  void askForPreview();
  void showState();
  [[nodiscard]] QString whatIsMissing() const;

  ImportFindings findings_;
  QStringList knownColumns_;
  QString problem_;
  SourceList* sources_;
  FoundView* found_;
  FileNotesView* notes_;
  QTabWidget* tabs_;
  CopyChoice* copy_;
  RecipeForm* recipe_;
  ItemPreviewBox* preview_;
  TableForm* table_;
  QLabel* status_;
  QPushButton* import_ = nullptr;
  QTimer* looking_; ///< until the sources are looked at
  QTimer* trying_;  ///< until the recipe is tried
};

} // namespace stratoscope::ui
