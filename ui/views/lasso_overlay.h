#pragma once

#include <QPolygonF>
#include <QWidget>

namespace stratoscope::ui {

/// Draws the lasso over the map while it is being drawn; takes no events of its own.
class LassoOverlay : public QWidget {
  Q_OBJECT

public:
  explicit LassoOverlay(QWidget* parent);

  void setOutline(const QPolygonF& outline);

protected:
  void paintEvent(QPaintEvent* event) override;

private:
  QPolygonF outline_;
};

} // namespace stratoscope::ui
