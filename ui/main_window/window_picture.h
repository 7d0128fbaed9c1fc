#pragma once

#include <QObject>
#include <QString>
#include <QTimer>

namespace stratoscope::ui {

class MainWindow;
class Workbench;

/// Takes a picture of the whole window, once the map, the gallery and the Viewer with the image at the centre of the
/// largest cluster and its reconstruction are shown; for reports and the README.
class WindowPicture : public QObject {
  Q_OBJECT

public:
  /// Both must outlive this. Begins with the next cohort that the session shows.
  WindowPicture(MainWindow& window, Workbench& workbench, QString file);

Q_SIGNALS:
  /// @param problem empty when the picture is there.
  void finished(const QString& problem);

private:
  void choose();
  void settle();
  void take();

  MainWindow& window_;
  Workbench& workbench_;
  QString file_;
  QTimer quiet_;       ///< since something was last shown
  QTimer patience_;    ///< until the picture is given up
  bool ready_ = false; ///< the Viewer shows the image and its reconstruction
};

} // namespace stratoscope::ui
