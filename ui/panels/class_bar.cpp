#include "ui/panels/class_bar.h"

#include "ui/models/palette.h"
#include "ui/panels/flow_layout.h"

#include <QButtonGroup>
#include <QEvent>
#include <QPushButton>

#include <algorithm>

namespace stratoscope::ui {
namespace {

constexpr int swatchSide = 10;

/// A button group gives -1 a meaning of its own.
int idOf(int labelClass) { return labelClass + 2; }
int classOf(int id) { return id - 2; }

QIcon swatch(int labelClass) {
  QPixmap square(swatchSide, swatchSide);
  square.fill(categoryColour(labelClass));
  return square;
}

QString textOf(int labelClass, QString name) {
  // A mnemonic is nothing that a person would expect in a name of their own.
  name.replace(QLatin1Char('&'), QStringLiteral("&&"));
  return labelClass < ClassBar::classesOnKeys ? QStringLiteral("%1 %2").arg(QString::number(labelClass + 1), name)
                                              : name;
}

} // namespace

ClassBar::ClassBar(QWidget* parent) : QWidget(parent), buttons_(new QButtonGroup(this)) {
  setLayout(new FlowLayout);
  connect(buttons_, &QButtonGroup::idClicked, this, [this](int id) { choose(classOf(id)); });
}

void ClassBar::setClasses(const std::vector<LabelClass>& classes, int unlabelled) {
  const int before = chosen();
  const auto size = classes_.size();
  const bool same = std::ranges::equal(classes, classes_, {}, &LabelClass::name, &LabelClass::name);
  const int last = static_cast<int>(classes.size()) - 1;
  classes_ = classes;
  if (!same) {
    makeButtons();
  }
  showCounts(unlabelled);
  const bool grown = classes.size() == size + 1;
  choose(grown ? last : size == 0 || before > last ? 0 : before);
}

void ClassBar::makeButtons() {
  for (auto* button : buttons_->buttons()) {
    buttons_->removeButton(button);
    layout()->removeWidget(button);
    button->hide();
    button->deleteLater();
  }
  for (std::size_t i = 0; i < classes_.size(); ++i) {
    addButton(static_cast<int>(i), classes_[i].name);
  }
  if (!classes_.empty()) {
    addButton(noneClass, tr("No label"));
  }
}

void ClassBar::addButton(int labelClass, const QString& name) {
  auto* button = new QPushButton(swatch(labelClass), textOf(labelClass, name));
  button->setCheckable(true);
  button->setAutoDefault(false);
  layout()->addWidget(button);
  buttons_->addButton(button, idOf(labelClass));
}

void ClassBar::showCounts(int unlabelled) {
  for (auto* button : buttons_->buttons()) {
    const int labelClass = classOf(buttons_->id(button));
    const int count = labelClass == noneClass ? unlabelled : classes_[static_cast<std::size_t>(labelClass)].count;
    button->setToolTip(tr("%Ln images", nullptr, count));
    button->setAccessibleDescription(button->toolTip());
  }
}

int ClassBar::chosen() const { return buttons_->checkedId() < 0 ? noneClass : classOf(buttons_->checkedId()); }

void ClassBar::choose(int labelClass) {
  if (auto* button = buttons_->button(idOf(labelClass))) {
    button->setChecked(true);
  }
  markChosen();
  Q_EMIT chosenChanged();
}

void ClassBar::markChosen() {
  for (auto* button : buttons_->buttons()) {
    // Some styles draw a checked button hardly darker than the others.
    auto colours = QPalette();
    if (button->isChecked()) {
      colours.setColor(QPalette::Button, palette().color(QPalette::Highlight));
      colours.setColor(QPalette::ButtonText, palette().color(QPalette::HighlightedText));
    }
    button->setPalette(colours);
  }
}

void ClassBar::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::PaletteChange) {
    markChosen();
  }
}

} // namespace stratoscope::ui
