#include "ui/panels/similar_query_picture.h"

#include "ui/models/similar_heat_image.h"
#include "ui/panels/tile_painting.h"

#include <algorithm>

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

namespace stratoscope::ui {
namespace {

constexpr int side = 112;
constexpr double leastShare = 0.08; ///< a shorter drag is a click, which takes the part away
constexpr double step = 1.0 / 16;

/// Moved and cut so that it lies in the picture.
QRectF inside(QRectF box) {
  box.setSize(box.size().boundedTo({1, 1}).expandedTo({leastShare, leastShare}));
  box.moveLeft(std::clamp(box.left(), 0.0, 1 - box.width()));
  box.moveTop(std::clamp(box.top(), 0.0, 1 - box.height()));
  return box;
}

/// The box after a key; nothing where the key means nothing here.
std::optional<QRectF> movedBy(const QRectF& box, int key) {
  switch (key) {
  case Qt::Key_Left:
    return inside(box.translated(-step, 0));
  case Qt::Key_Right:
    return inside(box.translated(step, 0));
  case Qt::Key_Up:
    return inside(box.translated(0, -step));
  case Qt::Key_Down:
    return inside(box.translated(0, step));
  case Qt::Key_Plus:
    return inside(box.adjusted(-step / 2, -step / 2, step / 2, step / 2));
  case Qt::Key_Minus:
    return inside(box.adjusted(step / 2, step / 2, -step / 2, -step / 2));
  default:
    return std::nullopt;
  }
}

} // namespace

SimilarQueryPicture::SimilarQueryPicture(QWidget* parent) : QWidget(parent) {
  setFixedSize(side, side);
  setFocusPolicy(Qt::StrongFocus);
}

void SimilarQueryPicture::setPicture(const QImage& picture, bool croppable) {
  picture_ = picture;
  croppable_ = croppable;
  setCursor(croppable ? Qt::CrossCursor : Qt::ArrowCursor);
  update();
}

void SimilarQueryPicture::setBox(const std::optional<QRectF>& box) {
  box_ = box;
  update();
}

void SimilarQueryPicture::choose(const std::optional<QRectF>& box) {
  setBox(box);
  Q_EMIT boxChosen(box);
}

QRectF SimilarQueryPicture::square() const { return QRectF(rect()).adjusted(2, 2, -2, -2); }

QPointF SimilarQueryPicture::shareOf(QPointF place) const {
  const auto frame = square();
  return {std::clamp((place.x() - frame.left()) / frame.width(), 0.0, 1.0),
          std::clamp((place.y() - frame.top()) / frame.height(), 0.0, 1.0)};
}

void SimilarQueryPicture::mousePressEvent(QMouseEvent* event) {
  if (croppable_ && event->button() == Qt::LeftButton) {
    pressed_ = shareOf(event->position());
    before_ = box_;
  }
}

void SimilarQueryPicture::mouseMoveEvent(QMouseEvent* event) {
  if (pressed_) {
    setBox(QRectF(*pressed_, shareOf(event->position())).normalized());
  }
}

void SimilarQueryPicture::mouseReleaseEvent(QMouseEvent* event) {
  if (!pressed_ || event->button() != Qt::LeftButton) {
    return;
  }
  const auto box = QRectF(*pressed_, shareOf(event->position())).normalized();
  pressed_.reset();
  const bool drag = box.width() >= leastShare && box.height() >= leastShare;
  if (drag || before_) {
    choose(drag ? std::optional(box) : std::nullopt);
  } else {
    setBox(std::nullopt);
  }
}

void SimilarQueryPicture::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Escape && (box_ || pressed_)) {
    pressed_.reset();
    choose(std::nullopt);
    return;
  }
  const auto moved = croppable_ ? movedBy(box_.value_or(QRectF(0.25, 0.25, 0.5, 0.5)), event->key()) : std::nullopt;
  if (!moved) {
    QWidget::keyPressEvent(event);
    return;
  }
  // The first key only shows the part.
  choose(box_ ? *moved : QRectF(0.25, 0.25, 0.5, 0.5));
}

void SimilarQueryPicture::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  paintTile(painter, square().toRect(), picture_, palette());
  if (box_) {
    const auto frame = square();
    const QRectF part(frame.left() + box_->left() * frame.width(), frame.top() + box_->top() * frame.height(),
                      box_->width() * frame.width(), box_->height() * frame.height());
    QPainterPath rest;
    rest.addRect(frame);
    rest.addRect(part);
    painter.fillPath(rest, QColor(0, 0, 0, 150));
    painter.setPen(QPen(similarColour(), 2));
    painter.drawRect(part);
  }
  if (hasFocus()) {
    painter.setPen(QPen(palette().color(QPalette::Highlight), 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(rect().adjusted(1, 1, -1, -1));
  }
}

} // namespace stratoscope::ui
