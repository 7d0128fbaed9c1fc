#include "ui/main_window/message_bar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>

namespace stratoscope::ui {

MessageBar::MessageBar(QWidget* parent)
    : QFrame(parent), icon_(new QLabel), text_(new QLabel), action_(new QPushButton) {
  setAutoFillBackground(true);
  setBackgroundRole(QPalette::AlternateBase);
  setAccessibleName(tr("Message"));
  text_->setTextFormat(Qt::PlainText);
  text_->setWordWrap(true);
  text_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  auto* close = new QToolButton;
  close->setIcon(style()->standardIcon(QStyle::SP_TitleBarCloseButton));
  close->setAutoRaise(true);
  close->setToolTip(tr("Close the message"));
  close->setAccessibleName(close->toolTip());
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(12, 6, 8, 6);
  layout->addWidget(icon_);
  layout->addWidget(text_, 1);
  layout->addWidget(action_);
  layout->addWidget(close);
  connect(action_, &QPushButton::clicked, this, [this] {
    hide();
    deed_();
  });
  connect(close, &QToolButton::clicked, this, &QWidget::hide);
  hide();
}

void MessageBar::tell(Kind kind, const QString& text) {
  const auto icon = kind == Kind::Fault ? QStyle::SP_MessageBoxWarning : QStyle::SP_MessageBoxInformation;
  icon_->setPixmap(style()->standardIcon(icon).pixmap(fontMetrics().height()));
  text_->setText(text);
  action_->hide();
  show();
}

void MessageBar::offer(const QString& text, const QString& action, std::function<void()> deed) {
  tell(Kind::Notice, text);
  deed_ = std::move(deed);
  action_->setText(action);
  action_->show();
}

QString MessageBar::text() const { return isHidden() ? QString() : text_->text(); }

} // namespace stratoscope::ui
