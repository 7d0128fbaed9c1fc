#pragma once

#include <QWidget>

class QDockWidget;

namespace stratoscope::ui {

/// The title of a dock that no tab names: its name, and buttons to float and to close it. Nothing at all beside a tab.
class DockTitle : public QWidget {
  Q_OBJECT

public:
  explicit DockTitle(QDockWidget* dock);

  void setTabbed(bool tabbed);
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

private:
  QWidget* line_;
  bool tabbed_ = false;
};

} // namespace stratoscope::ui
