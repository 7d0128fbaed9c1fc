#include "ui/main_window/dock_title.h"

#include <QDockWidget>
#include <QHBoxLayout>
#include <QLabel>
#include <QStyle>
#include <QToolButton>

namespace stratoscope::ui {
namespace {

QToolButton* button(QStyle::StandardPixmap picture, const QString& tip, QWidget* parent) {
  auto* made = new QToolButton(parent);
  made->setIcon(parent->style()->standardIcon(picture));
  made->setIconSize({10, 10});
  made->setAutoRaise(true);
  made->setFocusPolicy(Qt::TabFocus);
  made->setToolTip(tip);
  made->setAccessibleName(tip);
  return made;
}

} // namespace

DockTitle::DockTitle(QDockWidget* dock) : QWidget(dock), line_(new QWidget(this)) {
  auto* name = new QLabel(dock->windowTitle());
  auto bold = name->font();
  bold.setBold(true);
  name->setFont(bold);
  auto* floating = button(QStyle::SP_TitleBarNormalButton, tr("Float or dock"), this);
  auto* close = button(QStyle::SP_TitleBarCloseButton, tr("Close"), this);
  connect(floating, &QToolButton::clicked, dock, [dock] { dock->setFloating(!dock->isFloating()); });
  connect(close, &QToolButton::clicked, dock, &QWidget::close);
  auto* inner = new QHBoxLayout(line_);
  inner->setContentsMargins(10, 3, 4, 2);
  inner->setSpacing(2);
  inner->addWidget(name, 1);
  inner->addWidget(floating);
  inner->addWidget(close);
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(line_);
}

void DockTitle::setTabbed(bool tabbed) {
  tabbed_ = tabbed;
  line_->setVisible(!tabbed);
  updateGeometry();
}

QSize DockTitle::sizeHint() const { return tabbed_ ? QSize(0, 0) : QWidget::sizeHint(); }

} // namespace stratoscope::ui
