#include "ui/panels/hover_card.h"

#include <QHBoxLayout>
#include <QLabel>

#include <algorithm>

namespace stratoscope::ui {
namespace {

constexpr int side = 64;
constexpr int gap = 12;

} // namespace

HoverCard::HoverCard(QWidget* parent) : QFrame(parent), picture_(new QLabel), text_(new QLabel) {
  setAttribute(Qt::WA_TransparentForMouseEvents);
  setFrameShape(QFrame::StyledPanel);
  setAutoFillBackground(true);
  setBackgroundRole(QPalette::ToolTipBase);
  text_->setForegroundRole(QPalette::ToolTipText);
  text_->setTextFormat(Qt::PlainText);
  picture_->setFixedSize(side, side);
  picture_->setAlignment(Qt::AlignCenter);
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(6, 6, 10, 6);
  layout->addWidget(picture_);
  layout->addWidget(text_);
  hide();
}

void HoverCard::setContent(const QString& text, const QImage& picture) {
  text_->setText(text);
  setPicture(picture);
}

void HoverCard::setPicture(const QImage& picture) {
  if (picture.isNull()) {
    picture_->clear();
    return;
  }
  const double ratio = devicePixelRatioF();
  const int pixels = static_cast<int>(side * ratio);
  auto scaled = QPixmap::fromImage(picture.scaled(pixels, pixels, Qt::KeepAspectRatio, Qt::SmoothTransformation));
  scaled.setDevicePixelRatio(ratio);
  picture_->setPixmap(scaled);
}

void HoverCard::showBeside(QPoint place) {
  adjustSize();
  const auto room = parentWidget()->size() - size();
  const bool right = place.x() + gap <= room.width();
  const int x = right ? place.x() + gap : place.x() - gap - width();
  move(std::max(0, x), std::clamp(place.y() + gap, 0, std::max(0, room.height())));
  raise();
  show();
}

} // namespace stratoscope::ui
