#include "ui/panels/map_names.h"

#include "ui/views/map_view.h"

#include <QEvent>
#include <QPainter>

#include <algorithm>

namespace stratoscope::ui {
namespace {

QRectF movedInside(QRectF frame, const QRectF& room) {
  frame.moveLeft(std::clamp(frame.left(), room.left(), std::max(room.left(), room.right() - frame.width())));
  frame.moveTop(std::clamp(frame.top(), room.top(), std::max(room.top(), room.bottom() - frame.height())));
  return frame;
}

} // namespace

MapNames::MapNames(MapView& map) : QWidget(&map), map_(map) {
  setAttribute(Qt::WA_TransparentForMouseEvents);
  map_.installEventFilter(this);
  connect(&map_, &MapView::viewChanged, this, qOverload<>(&QWidget::update));
  resize(map_.size());
}

void MapNames::setNames(std::vector<Name> names) {
  names_ = std::move(names);
  update();
}

void MapNames::setMessage(const QString& text) {
  message_ = text;
  update();
}

bool MapNames::eventFilter(QObject*, QEvent* event) {
  if (event->type() == QEvent::Resize) {
    resize(map_.size());
  }
  return false;
}

void MapNames::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  if (names_.empty()) {
    painter.setPen(palette().color(QPalette::PlaceholderText));
    painter.drawText(rect(), Qt::AlignCenter | Qt::TextWordWrap, message_);
    return;
  }
  auto bold = font();
  bold.setBold(true);
  painter.setFont(bold);
  std::vector<QRectF> taken;
  for (const auto& name : names_) {
    auto frame = QRectF(painter.fontMetrics().boundingRect(name.text)).adjusted(-8, -3, 8, 3);
    // Above its points, so that they are seen, and inside the map as long as they are.
    const auto heart = map_.positionOf(name.row);
    frame.moveCenter(heart - QPointF(0, frame.height()));
    if (rect().contains(heart.toPoint())) {
      frame = movedInside(frame, rect());
    }
    // A name that would cover another one is left out: the legend has it, and zooming in makes room.
    if (std::ranges::any_of(taken, [&](const QRectF& other) { return other.intersects(frame); })) {
      continue;
    }
    taken.push_back(frame);
    auto ground = palette().color(QPalette::Base);
    ground.setAlpha(225);
    painter.setBrush(ground);
    painter.setPen(QPen(name.colour, 1.5));
    painter.drawRoundedRect(frame, frame.height() / 2, frame.height() / 2);
    painter.setPen(palette().color(QPalette::Text));
    painter.drawText(frame, Qt::AlignCenter, name.text);
  }
}

} // namespace stratoscope::ui
