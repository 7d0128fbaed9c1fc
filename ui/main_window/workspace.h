#pragma once

#include <QByteArray>
#include <QObject>
#include <QString>

#include <vector>

class QDockWidget;
class QMainWindow;

namespace stratoscope::ui {

/// The docks of the window: where they stand at first, and a title only where no tab names them already. While it is
/// empty a page takes their place, but for those at the bottom: there is seen what goes on.
class Workspace : public QObject {
  Q_OBJECT

public:
  enum class Place { Left, Centre, BelowCentre, Right, Bottom };

  /// @param page shown while the workspace is empty; becomes the window's central widget.
  Workspace(QMainWindow& window, QWidget* page);

  /// Docks of one place become tabs, in the order they are added; call restoreDefault() after the last one.
  /// @param name for the settings.
  QDockWidget* add(Place place, const QString& name, const QString& title, QWidget* content);
  /// Lays all docks out as they stand at first.
  void restoreDefault();
  /// Brings a dock to the front.
  void raise(const QString& name);
  [[nodiscard]] bool isEmpty() const { return empty_; }
  void setEmpty(bool empty);
  /// What QMainWindow::saveState() says of the docks, also while the page is shown.
  [[nodiscard]] QByteArray state() const;
  void setState(const QByteArray& state);
  [[nodiscard]] const std::vector<QDockWidget*>& docks() const { return all_; }

  /// Waits for the window to be shown: then its VTK views are prepared, one a turn of the event loop, so that the first
  /// images of a cohort do not wait for shaders to be made.
  bool eventFilter(QObject* watched, QEvent* event) override;

private:
  struct Entry {
    Place place;
    QDockWidget* dock;
  };

  [[nodiscard]] QDockWidget* first(Place place) const;
  void tabify(Place place);
  void prepareViews(std::size_t next);
  void showDocks();
  void updateTitles();

  QMainWindow& window_;
  QWidget* page_;
  std::vector<Entry> entries_;
  std::vector<QDockWidget*> all_;
  QByteArray state_; ///< of the docks while the page is shown
  bool empty_ = false;
};

} // namespace stratoscope::ui
