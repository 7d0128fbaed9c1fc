#include "ui/views/lasso_overlay.h"

#include <QPainter>

namespace stratoscope::ui {

LassoOverlay::LassoOverlay(QWidget* parent) : QWidget(parent) {
  setAttribute(Qt::WA_TransparentForMouseEvents);
  setAttribute(Qt::WA_NoSystemBackground);
}

void LassoOverlay::setOutline(const QPolygonF& outline) {
  outline_ = outline;
  setVisible(!outline_.isEmpty());
  update();
}

void LassoOverlay::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  auto colour = palette().color(QPalette::Highlight);
  painter.setPen(QPen(colour, 1.5));
  colour.setAlpha(40);
  painter.setBrush(colour);
  painter.drawPolygon(outline_);
}

} // namespace stratoscope::ui
