#pragma once

#include <QStringList>
#include <QWidget>

class QListWidget;
class QMimeData;
class QPushButton;

namespace stratoscope::ui {

/// Files and folders that are dragged or dropped; none for anything else.
[[nodiscard]] QStringList localFiles(const QMimeData* data);

/// Files and folders to import: added by dialog or dropped, removed by button or Delete. Each stands there once.
class SourceList : public QWidget {
  Q_OBJECT

public:
  explicit SourceList(QWidget* parent = nullptr);

  /// Absolute paths in the order in which they were added.
  [[nodiscard]] QStringList sources() const;
  void add(const QStringList& paths);
  void clear();

Q_SIGNALS:
  void changed();

protected:
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;

private:
  QWidget* makeButtons();
  void addFiles();
  void addFolder();
  void removeSelected();
  void showState();

  QListWidget* list_;
  QPushButton* remove_;
  QString folder_; ///< where the last dialog was left
};

} // namespace stratoscope::ui
