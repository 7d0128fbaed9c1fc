#include "ui/panels/histogram_view.h"

#include "ui/models/axis_text.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace stratoscope::ui {
namespace {

constexpr int gap = 1;
constexpr int usualHeight = 86;
constexpr double pale = 0.3;

} // namespace

HistogramView::HistogramView(QWidget* parent) : QWidget(parent) {
  setFocusPolicy(Qt::StrongFocus);
  setMouseTracking(true);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  setAccessibleName(tr("Histogram"));
}

QSize HistogramView::sizeHint() const { return {200, usualHeight + fontMetrics().height()}; }

void HistogramView::setProfile(const ColumnProfile& profile) {
  profile_ = profile;
  pointed_ = std::min(pointed_, static_cast<int>(profile_.bars.size()) - 1);
  setAccessibleDescription(tr("%Ln bars from %1 to %2", nullptr, static_cast<int>(profile_.bars.size()))
                               .arg(axisText(profile_.low, profile_.dates), axisText(profile_.high, profile_.dates)));
  update();
}

void HistogramView::setRange(std::optional<double> least, std::optional<double> most) {
  least_ = least;
  most_ = most;
  update();
}

QRect HistogramView::stage() const { return rect().adjusted(1, 2, -1, -fontMetrics().height() - 2); }

QRect HistogramView::barPlace(int bar) const {
  const auto area = stage();
  const int count = std::max(1, static_cast<int>(profile_.bars.size()));
  const int left = area.left() + area.width() * bar / count;
  const int right = area.left() + area.width() * (bar + 1) / count;
  const int rows = profile_.bars[static_cast<std::size_t>(bar)].rows;
  // A bar of few rows is still to be seen.
  const int least = rows > 0 ? 2 : 0;
  const int height = std::max(least, area.height() * rows / std::max(1, profile_.highest()));
  return {left, area.bottom() + 1 - height, std::max(1, right - left - gap), height};
}

int HistogramView::barAt(int x) const {
  const auto area = stage();
  const int count = static_cast<int>(profile_.bars.size());
  return count == 0 ? -1 : std::clamp((x - area.left()) * count / std::max(1, area.width()), 0, count - 1);
}

bool HistogramView::inRange(const ProfileBar& bar) const {
  return (!least_ || bar.high > *least_) && (!most_ || bar.low <= *most_);
}

void HistogramView::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  for (int bar = 0; bar < static_cast<int>(profile_.bars.size()); ++bar) {
    paintBar(painter, bar);
  }
  painter.setPen(palette().color(QPalette::Mid));
  const auto area = stage();
  painter.drawLine(area.left(), area.bottom() + 1, area.right(), area.bottom() + 1);
  paintEnds(painter);
}

void HistogramView::paintBar(QPainter& painter, int bar) const {
  const auto& content = profile_.bars[static_cast<std::size_t>(bar)];
  auto colour = palette().color(QPalette::PlaceholderText);
  const bool between = pressed_ >= 0 && bar >= std::min(pressed_, pointed_) && bar <= std::max(pressed_, pointed_);
  colour.setAlphaF(inRange(content) || between ? 1 : float(pale));
  const auto place = barPlace(bar);
  painter.fillRect(place, colour);
  if (content.selected > 0) {
    auto chosen = place;
    chosen.setTop(chosen.bottom() + 1 - std::max(2, place.height() * content.selected / std::max(1, content.rows)));
    painter.fillRect(chosen, palette().color(QPalette::Highlight));
  }
  if (bar == pointed_ && (hasFocus() || underMouse())) {
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawRect(QRect(place.left(), stage().top(), place.width() - 1, stage().height()));
  }
}

void HistogramView::paintEnds(QPainter& painter) const {
  if (profile_.bars.empty()) {
    return;
  }
  painter.setPen(palette().color(QPalette::PlaceholderText));
  const QRect line(0, height() - fontMetrics().height(), width(), fontMetrics().height());
  painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, axisText(profile_.low, profile_.dates));
  painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, axisText(profile_.high, profile_.dates));
}

void HistogramView::point(int bar) {
  if (pointed_ != bar) {
    pointed_ = bar;
    update();
  }
}

void HistogramView::mousePressEvent(QMouseEvent* event) {
  if (event->button() == Qt::LeftButton) {
    pressed_ = barAt(event->position().toPoint().x());
    point(pressed_);
  }
}

void HistogramView::mouseMoveEvent(QMouseEvent* event) { point(barAt(event->position().toPoint().x())); }

void HistogramView::mouseReleaseEvent(QMouseEvent* event) {
  const int first = pressed_;
  pressed_ = -1;
  const int last = barAt(event->position().toPoint().x());
  update();
  if (first < 0 || last < 0) {
    return;
  }
  if (first == last) {
    Q_EMIT barChosen(first, event->modifiers().testFlag(Qt::ControlModifier));
    return;
  }
  const auto [from, to] = std::minmax(first, last);
  Q_EMIT rangeChosen(profile_.bars[static_cast<std::size_t>(from)].low,
                     profile_.bars[static_cast<std::size_t>(to)].high);
}

void HistogramView::keyPressEvent(QKeyEvent* event) {
  const int count = static_cast<int>(profile_.bars.size());
  switch (count > 0 ? event->key() : 0) {
  case Qt::Key_Left:
    point(std::max(0, pointed_ - 1));
    break;
  case Qt::Key_Right:
    point(std::min(count - 1, pointed_ + 1));
    break;
  case Qt::Key_Return:
  case Qt::Key_Enter:
    if (pointed_ >= 0) {
      Q_EMIT barChosen(pointed_, event->modifiers().testFlag(Qt::ControlModifier));
    }
    break;
  default:
    QWidget::keyPressEvent(event);
  }
}

bool HistogramView::event(QEvent* event) {
  if (event->type() == QEvent::Leave) {
    update();
  }
  if (event->type() == QEvent::ToolTip) {
    const auto* help = static_cast<QHelpEvent*>(event);
    const int bar = barAt(help->pos().x());
    if (bar >= 0) {
      const auto& content = profile_.bars[static_cast<std::size_t>(bar)];
      //: two ends of a range of numbers and the images in it
      QToolTip::showText(help->globalPos(),
                         tr("%1 to %2: %Ln images", nullptr, content.rows)
                             .arg(axisText(content.low, profile_.dates), axisText(content.high, profile_.dates)));
    }
    return true;
  }
  return QWidget::event(event);
}

} // namespace stratoscope::ui
