#include "ui/main_window/message_bar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>

namespace stratoscope::ui {

MessageBar::MessageBar(QWidget* parent)
    : QFrame(parent), icon_(new QLabel), text_(new QLabel), buttons_{new QPushButton, new QPushButton} {
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
  for (std::size_t i = 0; i < buttons_.size(); ++i) {
    layout->addWidget(buttons_.at(i));
    connect(buttons_.at(i), &QPushButton::clicked, this, [this, i] {
      hide();
      // A copy: the deed may tell the next message, which replaces it.
      const auto deed = deeds_.at(i);
      deed();
    });
  }
  layout->addWidget(close);
  connect(close, &QToolButton::clicked, this, &QWidget::hide);
  hide();
}

void MessageBar::tell(Kind kind, const QString& text) {
  const auto icon = kind == Kind::Fault ? QStyle::SP_MessageBoxWarning : QStyle::SP_MessageBoxInformation;
  icon_->setPixmap(style()->standardIcon(icon).pixmap(fontMetrics().height()));
  text_->setText(text);
  for (auto* button : buttons_) {
    button->hide();
  }
  show();
}

void MessageBar::offer(const QString& text, Suggestion first, Suggestion second) {
  tell(Kind::Notice, text);
  std::array<Suggestion, 2> suggestions{std::move(first), std::move(second)};
  for (std::size_t i = 0; i < suggestions.size(); ++i) {
    auto& suggestion = suggestions.at(i);
    buttons_.at(i)->setText(suggestion.text);
    buttons_.at(i)->setVisible(!suggestion.text.isEmpty());
    deeds_.at(i) = std::move(suggestion.deed);
  }
}

QString MessageBar::text() const { return isHidden() ? QString() : text_->text(); }

} // namespace stratoscope::ui
