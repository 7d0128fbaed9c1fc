#include "ui/panels/labels_panel.h"

#include "ui/models/palette.h"
#include "ui/panels/flow_layout.h"

#include <QButtonGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QShortcut>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace stratoscope::ui {
namespace {

constexpr int classesOnKeys = 9;
constexpr int noneClass = -1;
/// Button groups give -1 a meaning of their own.
constexpr int firstId = 1;
constexpr int swatchSide = 10;

QIcon swatch(int labelClass) {
  QPixmap square(swatchSide, swatchSide);
  square.fill(categoryColour(labelClass));
  return square;
}

QString keyName(int labelClass) {
  return labelClass < classesOnKeys ? QString::number(labelClass + 1) + QLatin1Char(' ') : QString();
}

/// A mnemonic is nothing that a person would expect in a name of their own.
QString plain(QString name) { return name.replace(QLatin1Char('&'), QStringLiteral("&&")); }

} // namespace

LabelsPanel::LabelsPanel(SelectionModel& selection, QWidget* parent)
    : QWidget(parent), selection_(selection), title_(new QLabel), progressText_(new QLabel),
      progress_(new QProgressBar), classBox_(new QWidget), classes_(new QButtonGroup(this)), newClass_(new QLineEdit),
      add_(new QPushButton(tr("Add class"))), toSelection_(new QPushButton), toCluster_(new QPushButton),
      review_(new QLabel), historyView_(new QTableView), export_(new QPushButton(tr("Export labels\u2026"))) {
  title_->setTextFormat(Qt::PlainText);
  auto bold = title_->font();
  bold.setBold(true);
  title_->setFont(bold);
  progress_->setTextVisible(false);
  progress_->setMaximumHeight(6);
  progress_->setAccessibleName(tr("Labelled images"));
  auto* top = new QHBoxLayout;
  top->addWidget(title_, 1);
  top->addWidget(progressText_);
  auto* layout = new QVBoxLayout(this);
  layout->addLayout(top);
  layout->addWidget(progress_);
  layout->addWidget(makeClasses());
  layout->addWidget(makeTargets());
  layout->addWidget(review_);
  layout->addWidget(makeHistory(), 1);

  connect(&selection_, &SelectionModel::selectionChanged, this, &LabelsPanel::showTargets);
  connect(classes_, &QButtonGroup::idClicked, this, [this] { choose(chosenClass()); });
  connect(add_, &QPushButton::clicked, this, &LabelsPanel::addClass);
  connect(newClass_, &QLineEdit::returnPressed, this, &LabelsPanel::addClass);
  connect(newClass_, &QLineEdit::textChanged, add_,
          [this](const QString& text) { add_->setEnabled(!text.trimmed().isEmpty()); });
  connect(toSelection_, &QPushButton::clicked, this,
          [this] { Q_EMIT labelRequested(chosenClass(), LabelTarget::Selection); });
  connect(toCluster_, &QPushButton::clicked, this,
          [this] { Q_EMIT labelRequested(chosenClass(), LabelTarget::Cluster); });
  connect(export_, &QPushButton::clicked, this, &LabelsPanel::exportRequested);
  makeShortcuts();
  setState({});
}

QWidget* LabelsPanel::makeClasses() {
  classes_->setExclusive(true);
  classBox_->setLayout(new FlowLayout);
  newClass_->setPlaceholderText(tr("New class"));
  newClass_->setAccessibleName(tr("Name of the new class"));
  add_->setEnabled(false);
  auto* adding = new QHBoxLayout;
  adding->addWidget(newClass_, 1);
  adding->addWidget(add_);
  auto* box = new QWidget;
  auto* layout = new QVBoxLayout(box);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(classBox_);
  layout->addLayout(adding);
  return box;
}

QWidget* LabelsPanel::makeTargets() {
  review_->setTextFormat(Qt::PlainText);
  review_->setWordWrap(true);
  auto* box = new QWidget;
  auto* layout = new QVBoxLayout(box);
  layout->setContentsMargins(0, 0, 0, 0);
  for (auto* target : {toSelection_, toCluster_}) {
    // A long name of a class must not make the dock wide.
    target->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    layout->addWidget(target);
  }
  return box;
}

QWidget* LabelsPanel::makeHistory() {
  auto* caption = new QLabel(tr("History"));
  caption->setBuddy(historyView_);
  historyView_->setModel(&history_);
  historyView_->setAccessibleName(tr("History of the labels, newest first"));
  historyView_->setSelectionBehavior(QAbstractItemView::SelectRows);
  historyView_->setSelectionMode(QAbstractItemView::SingleSelection);
  historyView_->setTabKeyNavigation(false);
  historyView_->setShowGrid(false);
  historyView_->setWordWrap(false);
  historyView_->verticalHeader()->hide();
  historyView_->verticalHeader()->setDefaultSectionSize(historyView_->fontMetrics().height() + 6);
  auto* header = historyView_->horizontalHeader();
  header->setHighlightSections(false);
  header->setSectionResizeMode(LabelHistoryModel::ClassColumn, QHeaderView::Stretch);
  header->resizeSection(LabelHistoryModel::ImagesColumn, header->fontMetrics().averageCharWidth() * 10);
  header->resizeSection(LabelHistoryModel::TimeColumn, header->fontMetrics().averageCharWidth() * 22);
  auto* bottom = new QHBoxLayout;
  bottom->addStretch(1);
  bottom->addWidget(export_);
  auto* box = new QWidget;
  auto* layout = new QVBoxLayout(box);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(caption);
  layout->addWidget(historyView_, 1);
  layout->addLayout(bottom);
  return box;
}

void LabelsPanel::makeShortcuts() {
  for (int labelClass = noneClass; labelClass < classesOnKeys; ++labelClass) {
    auto* key = new QShortcut(QKeySequence(Qt::Key_1 + labelClass), this);
    // Giving a class to the same images twice is nothing that a key held down should do.
    key->setAutoRepeat(false);
    connect(key, &QShortcut::activated, this, [this, labelClass] { pressed(labelClass); });
  }
}

int LabelsPanel::chosenClass() const {
  return classes_->checkedId() < 0 ? noneClass : classes_->checkedId() - firstId - 1;
}

QString LabelsPanel::className(int labelClass) const {
  return state_.classes[static_cast<std::size_t>(labelClass)].name;
}

void LabelsPanel::setState(const LabelState& state) {
  const auto chosen = chosenClass();
  const bool another = state.set != state_.set;
  const bool first = another || state_.classes.empty();
  const bool grown = state.classes.size() == state_.classes.size() + 1;
  const bool sameClasses = std::ranges::equal(state.classes, state_.classes, {}, &LabelClass::name, &LabelClass::name);
  state_ = state;
  history_.setHistory(state_.history, state_.classes);
  if (!sameClasses) {
    makeButtons();
  }
  showCounts();
  const int last = static_cast<int>(state_.classes.size()) - 1;
  // A class that was just added is the one that a person wants to give.
  choose(first || chosen > last ? std::min(0, last) : grown ? last : chosen);
  showProgress();
}

void LabelsPanel::makeButtons() {
  for (auto* button : classes_->buttons()) {
    classes_->removeButton(button);
    button->deleteLater();
    classBox_->layout()->removeWidget(button);
    button->hide();
  }
  for (std::size_t i = 0; i < state_.classes.size(); ++i) {
    addButton(static_cast<int>(i), state_.classes[i].name);
  }
  if (!state_.classes.empty()) {
    addButton(noneClass, tr("No label"));
  }
}

void LabelsPanel::addButton(int labelClass, const QString& name) {
  auto* button = new QPushButton(swatch(labelClass), keyName(labelClass) + plain(name));
  button->setCheckable(true);
  button->setAutoDefault(false);
  classBox_->layout()->addWidget(button);
  classes_->addButton(button, labelClass + 1 + firstId);
}

void LabelsPanel::showCounts() {
  for (auto* button : classes_->buttons()) {
    const int labelClass = classes_->id(button) - firstId - 1;
    const int count = labelClass == noneClass ? state_.total - state_.labelled
                                              : state_.classes[static_cast<std::size_t>(labelClass)].count;
    button->setToolTip(tr("%Ln images", nullptr, count));
    button->setAccessibleDescription(button->toolTip());
  }
}

void LabelsPanel::choose(int labelClass) {
  if (auto* button = classes_->button(labelClass + 1 + firstId)) {
    button->setChecked(true);
  }
  markChosen();
  showTargets();
}

void LabelsPanel::markChosen() {
  for (auto* button : classes_->buttons()) {
    // Some styles draw a checked button hardly darker than the others.
    auto colours = QPalette();
    if (button->isChecked()) {
      colours.setColor(QPalette::Button, palette().color(QPalette::Highlight));
      colours.setColor(QPalette::ButtonText, palette().color(QPalette::HighlightedText));
    }
    button->setPalette(colours);
  }
}

void LabelsPanel::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::PaletteChange) {
    markChosen();
  }
}

void LabelsPanel::pressed(int labelClass) {
  if (labelClass >= static_cast<int>(state_.classes.size()) || state_.classes.empty()) {
    return;
  }
  choose(labelClass);
  if (!selection_.rows().empty()) {
    Q_EMIT labelRequested(labelClass, LabelTarget::Selection);
  }
}

void LabelsPanel::addClass() {
  const auto name = newClass_->text().trimmed();
  if (name.isEmpty()) {
    return;
  }
  newClass_->clear();
  const auto known = std::ranges::find(state_.classes, name, &LabelClass::name);
  if (known != state_.classes.end()) {
    choose(static_cast<int>(known - state_.classes.begin()));
    return;
  }
  Q_EMIT classAdded(name);
}

void LabelsPanel::showProgress() {
  //: name of a label set
  title_->setText(state_.set.isEmpty() ? tr("Labels") : tr("Label \u201c%1\u201d").arg(state_.set));
  progress_->setRange(0, std::max(1, state_.total));
  progress_->setValue(state_.labelled);
  const int percent = state_.total > 0 ? static_cast<int>(100LL * state_.labelled / state_.total) : 0;
  //: labelled images, all images, percent
  const auto text = tr("%L1 of %L2 \u00b7 %L3 %").arg(state_.labelled).arg(state_.total).arg(percent);
  progressText_->setText(state_.total > 0 ? text : tr("No images yet: import some first"));
  const bool any = state_.total > 0;
  newClass_->setEnabled(any);
  export_->setEnabled(state_.labelled > 0);
}

void LabelsPanel::showTargets() {
  const int labelClass = chosenClass();
  const int selected = static_cast<int>(selection_.rows().size());
  const bool some = !state_.classes.empty();
  if (labelClass == noneClass) {
    toSelection_->setText(tr("Remove the label of the selection (%L1)").arg(selected));
    toCluster_->setText(
        tr("Remove the label of cluster \u201c%1\u201d (%L2)").arg(plain(clusterName_)).arg(clusterImages_));
  } else {
    const auto name = plain(className(labelClass));
    toSelection_->setText(tr("Give \u201c%1\u201d to the selection (%L2)").arg(name).arg(selected));
    toCluster_->setText(
        tr("Give \u201c%1\u201d to cluster \u201c%2\u201d (%L3)").arg(name, plain(clusterName_)).arg(clusterImages_));
  }
  toSelection_->setEnabled(some && selected > 0);
  toCluster_->setEnabled(some && clusterImages_ > 0);
  toSelection_->setVisible(some);
  toCluster_->setVisible(some && clusterImages_ > 0);
  showReview();
}

void LabelsPanel::setCluster(const QString& name, int images) {
  clusterName_ = name;
  clusterImages_ = images;
  showTargets();
}

void LabelsPanel::showReview() {
  std::vector<int> counts(state_.classes.size() + 1, 0);
  for (const int row : selection_.rows()) {
    const auto place = static_cast<std::size_t>(row);
    const int given = place < state_.classOfItem.size() ? state_.classOfItem[place] : noneClass;
    ++counts[static_cast<std::size_t>(given + 1) < counts.size() ? static_cast<std::size_t>(given + 1) : 0];
  }
  QStringList parts;
  for (std::size_t i = 0; i < state_.classes.size(); ++i) {
    if (counts[i + 1] > 0) {
      parts << tr("%1 %L2").arg(state_.classes[i].name).arg(counts[i + 1]);
    }
  }
  if (counts[0] > 0) {
    parts << tr("no label %L1").arg(counts[0]);
  }
  if (state_.classes.empty()) {
    review_->setText(tr("Add a class, then give it to the selection or to a cluster"));
  } else if (parts.isEmpty()) {
    review_->setText(tr("Select images to label them"));
  } else {
    //: followed by classes and their numbers of images
    review_->setText(tr("In the selection: %1").arg(parts.join(QStringLiteral(" \u00b7 "))));
  }
}

} // namespace stratoscope::ui
