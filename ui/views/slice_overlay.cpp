#include "ui/views/slice_overlay.h"

#include <QLocale>
#include <QPainter>
#include <QPainterPath>

#include <cmath>

namespace stratoscope::ui {
namespace {

constexpr int margin = 8;

/// White with a dark edge: readable on any part of an image, whatever the theme.
void writeText(QPainter& painter, QPointF baseline, const QString& text, const QColor& colour = Qt::white) {
  QPainterPath path;
  path.addText(baseline, painter.font(), text);
  painter.strokePath(path, QPen(QColor(0, 0, 0, 200), 2.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
  painter.fillPath(path, colour);
}

void writeCentred(QPainter& painter, QPointF centre, const QString& text, const QColor& colour) {
  const QFontMetricsF metrics(painter.font());
  const QPointF shift(metrics.horizontalAdvance(text) / 2, -(metrics.ascent() - metrics.descent()) / 2);
  writeText(painter, centre - shift, text, colour);
}

} // namespace

double scaleBarLength(double longest) {
  const double power = std::pow(10, std::floor(std::log10(longest)));
  const double digits = longest / power;
  return (digits >= 5 ? 5 : digits >= 2 ? 2 : 1) * power;
}

SliceOverlay::SliceOverlay(QWidget* parent) : QWidget(parent) {
  setAttribute(Qt::WA_TransparentForMouseEvents);
  setAttribute(Qt::WA_NoSystemBackground);
}

void SliceOverlay::setTitle(const QString& title) {
  title_ = title;
  update();
}

void SliceOverlay::setPicture(bool present) {
  picture_ = present;
  update();
}

void SliceOverlay::setMessage(const QString& message) {
  message_ = message;
  update();
}

void SliceOverlay::setOrientation(const OrientationLetters& letters) {
  letters_ = letters;
  update();
}

void SliceOverlay::setMillimetres(double perPixel) {
  millimetres_ = perPixel;
  update();
}

void SliceOverlay::setLegendRange(double range) {
  legendRange_ = range;
  update();
}

void SliceOverlay::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  if (!picture_) {
    paintEmpty(painter);
    return;
  }
  paintOrientation(painter);
  paintScaleBar(painter);
  paintLegend(painter);
  auto bold = font();
  bold.setBold(true);
  painter.setFont(bold);
  writeText(painter, {margin, margin + QFontMetricsF(bold).ascent()}, title_);
}

void SliceOverlay::paintEmpty(QPainter& painter) const {
  painter.setPen(palette().color(QPalette::PlaceholderText));
  const auto inner = rect().adjusted(2 * margin, margin, -2 * margin, -margin);
  painter.drawText(inner, Qt::AlignCenter | Qt::TextWordWrap, message_);
  auto bold = font();
  bold.setBold(true);
  painter.setFont(bold);
  painter.drawText(QPointF(margin, margin + QFontMetricsF(bold).ascent()), title_);
}

void SliceOverlay::paintOrientation(QPainter& painter) const {
  const QColor yellow(240, 228, 66);
  const double line = QFontMetricsF(font()).height();
  auto bold = font();
  bold.setBold(true);
  painter.setFont(bold);
  const QPointF centre(width() / 2.0, height() / 2.0);
  writeCentred(painter, {margin + line / 2, centre.y()}, letters_.left, yellow);
  writeCentred(painter, {width() - margin - line / 2, centre.y()}, letters_.right, yellow);
  writeCentred(painter, {centre.x(), margin + 1.6 * line}, letters_.top, yellow);
  writeCentred(painter, {centre.x(), height() - margin - line / 2}, letters_.bottom, yellow);
  painter.setFont(font());
}

void SliceOverlay::paintScaleBar(QPainter& painter) const {
  if (millimetres_ <= 0) {
    return;
  }
  const double length = scaleBarLength(millimetres_ * std::max(40.0, width() * 0.25));
  const QLineF bar(margin, height() - margin - 2, margin + length / millimetres_, height() - margin - 2);
  painter.setPen(QPen(QColor(0, 0, 0, 200), 4));
  painter.drawLine(bar);
  painter.setPen(QPen(Qt::white, 2));
  painter.drawLine(bar);
  writeText(painter, bar.p1() - QPointF(0, 6), tr("%1 mm").arg(QLocale().toString(length, 'g', 3)));
}

void SliceOverlay::paintLegend(QPainter& painter) const {
  if (legendRange_ <= 0) {
    return;
  }
  const QFontMetricsF metrics(font());
  const QRectF bar(margin, height() - margin - 8, std::min(120.0, width() - 2.0 * margin), 8);
  // A residual is white where nothing differs: its legend needs a ground of its own.
  const QRectF ground(0, bar.top() - metrics.height() - 6, bar.right() + margin, height());
  painter.fillRect(ground, QColor(0, 0, 0, 160));
  QLinearGradient colours(bar.topLeft(), bar.topRight());
  for (const double place : {-1.0, 0.0, 1.0}) {
    const auto colour = divergingColour(place);
    colours.setColorAt((place + 1) / 2, QColor::fromRgbF(float(colour[0]), float(colour[1]), float(colour[2])));
  }
  painter.setPen(QColor(0, 0, 0, 200));
  painter.setBrush(colours);
  painter.drawRect(bar);
  const auto end = QLocale().toString(legendRange_, 'f', 0);
  const auto high = QStringLiteral("+") + end;
  writeText(painter, bar.topLeft() - QPointF(0, 4), QStringLiteral("\u2212") + end);
  writeText(painter, bar.topRight() - QPointF(metrics.horizontalAdvance(high), 4), high);
}

} // namespace stratoscope::ui
