#include "ui/panels/review_bar.h"

#include "ui/panels/flow_layout.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

namespace stratoscope::ui {

ReviewBar::ReviewBar(QWidget* parent) : QWidget(parent), text_(new QLabel) {
  text_->setWordWrap(true);
  text_->setTextFormat(Qt::PlainText);
  auto* buttons = new QWidget;
  auto* flow = new FlowLayout(buttons);
  flow->setContentsMargins(0, 0, 0, 0);
  flow->setSpacing(4);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(text_);
  layout->addWidget(buttons);
  addAnswer(tr("Accept"), {Qt::Key_Return, Qt::Key_Enter}, &ReviewBar::accepted);
  addAnswer(tr("Reject"), {Qt::Key_Backspace}, &ReviewBar::rejected);
  addAnswer(tr("Unsure"), {Qt::Key_U}, &ReviewBar::unsure);
  addAnswer(tr("Back"), {QKeySequence(Qt::SHIFT | Qt::Key_Return)}, &ReviewBar::wentBack);
  addAnswer(tr("End"), {Qt::Key_Escape}, &ReviewBar::ended);
  hide();
}

void ReviewBar::addAnswer(const QString& text, const QList<QKeySequence>& keys, void (ReviewBar::*answer)()) {
  //: an answer and its key
  auto* button = new QPushButton(tr("%1  %2").arg(text, keys.front().toString(QKeySequence::NativeText)));
  button->setAccessibleName(text);
  // The answer is a key: what has the focus must not take Enter for a click.
  button->setFocusPolicy(Qt::TabFocus);
  button->setAutoDefault(false);
  static_cast<FlowLayout*>(layout()->itemAt(1)->widget()->layout())->addWidget(button);
  connect(button, &QPushButton::clicked, this, answer);
  for (const auto& key : keys) {
    auto* shortcut = new QShortcut(key, this);
    connect(shortcut, &QShortcut::activated, this, [this, answer] {
      if (qobject_cast<QLineEdit*>(QApplication::focusWidget()) == nullptr) {
        Q_EMIT(this->*answer)();
      }
    });
  }
}

void ReviewBar::showPlace(const QString& name, int place, int count) {
  //: a class, the number of the image and of all images
  text_->setText(tr("Review of \u201c%1\u201d from the edge inward: %L2 of %L3").arg(name).arg(place + 1).arg(count));
  setVisible(count > 0);
}

} // namespace stratoscope::ui
