#include "ui/panels/step_button.h"

#include <QEvent>
#include <QPainter>
#include <QPainterPath>
#include <QStyle>
#include <QStyleOptionFocusRect>

namespace stratoscope::ui {
namespace {

constexpr int diameter = 24;
constexpr int gap = 8;
constexpr int margin = 4;

void paintCheck(QPainter& painter, const QRectF& circle, const QColor& colour) {
  const auto at = [&](double x, double y) {
    return QPointF(circle.left() + x * circle.width(), circle.top() + y * circle.height());
  };
  painter.setPen(QPen(colour, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
  painter.setBrush(Qt::NoBrush);
  painter.drawPolyline(QPolygonF{at(0.29, 0.52), at(0.44, 0.67), at(0.72, 0.35)});
}

} // namespace

StepButton::StepButton(int number, const QString& name, QWidget* parent) : QAbstractButton(parent), number_(number) {
  setText(name);
  setFocusPolicy(Qt::StrongFocus);
  setAttribute(Qt::WA_Hover);
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
  setAccessibleName(name);
}

void StepButton::setState(StepState state, const QString& why) {
  state_ = state;
  why_ = state == StepState::Impossible ? why : QString();
  setToolTip(why_);
  setStatusTip(why_);
  const auto words = [&] {
    switch (state) {
    case StepState::Done:
      return tr("Done");
    case StepState::Current:
      return tr("Current step");
    case StepState::Possible:
      return tr("Can be done now");
    case StepState::Impossible:
      break;
    }
    return why_.isEmpty() ? tr("Not possible yet") : tr("Not possible yet: %1").arg(why_);
  };
  setAccessibleDescription(words());
  update();
}

QFont StepButton::nameFont() const {
  auto name = font();
  name.setBold(state_ == StepState::Current);
  return name;
}

QSize StepButton::sizeHint() const {
  auto bold = font();
  bold.setBold(true); // one width in all states: nothing moves
  const int name = QFontMetrics(bold).horizontalAdvance(text());
  return {2 * margin + diameter + gap + name, 2 * margin + std::max(diameter, fontMetrics().height())};
}

bool StepButton::event(QEvent* event) {
  if (event->type() == QEvent::HoverEnter || event->type() == QEvent::HoverLeave) {
    update();
  }
  return QAbstractButton::event(event);
}

void StepButton::paintCircle(QPainter& painter, const QRectF& circle) const {
  const auto& colours = palette();
  const bool filled = state_ == StepState::Done || state_ == StepState::Current;
  const auto text = colours.color(state_ == StepState::Impossible ? QPalette::Disabled : QPalette::Active,
                                  filled ? QPalette::HighlightedText : QPalette::WindowText);
  const auto ring = state_ == StepState::Current ? colours.color(QPalette::WindowText) : text;
  painter.setPen(state_ == StepState::Done ? Qt::NoPen : QPen(ring, 1.4));
  painter.setBrush(filled ? colours.brush(QPalette::Highlight) : Qt::NoBrush);
  painter.drawEllipse(circle);
  if (state_ == StepState::Done) {
    paintCheck(painter, circle, text);
    return;
  }
  auto digits = nameFont();
  digits.setPointSizeF(font().pointSizeF() * 0.9);
  painter.setFont(digits);
  painter.setPen(text);
  painter.drawText(circle, Qt::AlignCenter, QLocale().toString(number_));
}

void StepButton::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const bool possible = state_ != StepState::Impossible;
  if (underMouse() && possible) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(palette().brush(isDown() ? QPalette::Mid : QPalette::Button));
    painter.drawRoundedRect(rect(), margin, margin);
  }
  const auto row = rect().adjusted(margin, 0, -margin, 0);
  const auto circle =
      QStyle::alignedRect(layoutDirection(), Qt::AlignLeft | Qt::AlignVCenter, {diameter, diameter}, row);
  paintCircle(painter, QRectF(circle).adjusted(1, 1, -1, -1));
  const auto name = QStyle::alignedRect(layoutDirection(), Qt::AlignRight | Qt::AlignVCenter,
                                        {row.width() - diameter - gap, row.height()}, row);
  painter.setFont(nameFont());
  painter.setPen(palette().color(possible ? QPalette::Active : QPalette::Disabled, QPalette::WindowText));
  painter.drawText(name, Qt::AlignVCenter | Qt::AlignLeading, text());
  if (hasFocus()) {
    QStyleOptionFocusRect focus;
    focus.initFrom(this);
    style()->drawPrimitive(QStyle::PE_FrameFocusRect, &focus, &painter, this);
  }
}

} // namespace stratoscope::ui
