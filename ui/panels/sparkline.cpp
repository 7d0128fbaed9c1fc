#include "ui/panels/sparkline.h"

#include <QPainter>
#include <QPolygonF>

#include <algorithm>
#include <cmath>

namespace stratoscope::ui {
namespace {

constexpr std::size_t mostPoints = 240;
constexpr int usualWidth = 72;
constexpr int usualHeight = 16;

} // namespace

Sparkline::Sparkline(QWidget* parent) : QWidget(parent) { setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed); }

QSize Sparkline::sizeHint() const { return {usualWidth, usualHeight}; }

void Sparkline::add(double value) {
  if (!std::isfinite(value) || ++skipped_ < every_) {
    return;
  }
  skipped_ = 0;
  values_.push_back(value);
  if (values_.size() > mostPoints) {
    for (std::size_t i = 0; i < values_.size() / 2; ++i) {
      values_[i] = values_[2 * i];
    }
    values_.resize(values_.size() / 2);
    every_ *= 2;
  }
  update();
}

void Sparkline::clear() {
  values_.clear();
  every_ = 1;
  skipped_ = 0;
  update();
}

void Sparkline::paintEvent(QPaintEvent*) {
  if (values_.size() < 2) {
    return;
  }
  const auto [least, most] = std::ranges::minmax(values_);
  const double span = most > least ? most - least : 1;
  const double step = (width() - 3.0) / static_cast<double>(values_.size() - 1);
  QPolygonF curve;
  double x = 1;
  for (const double value : values_) {
    curve << QPointF(x, 1.5 + (height() - 3.0) * (1 - (value - least) / span));
    x += step;
  }
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(palette().color(QPalette::Highlight), 1.3));
  painter.drawPolyline(curve);
}

} // namespace stratoscope::ui
