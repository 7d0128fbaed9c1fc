#include "ui/panels/labels_panel.h"

#include "ui/panels/class_bar.h"
#include "ui/panels/review_bar.h"

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

constexpr int noneClass = ClassBar::noneClass;

/// A mnemonic is nothing that a person would expect in a name of their own.
QString plain(QString name) { return name.replace(QLatin1Char('&'), QStringLiteral("&&")); }

} // namespace

LabelsPanel::LabelsPanel(SelectionModel& selection, QWidget* parent)
    : QWidget(parent), selection_(selection), title_(new QLabel), progressText_(new QLabel),
      progress_(new QProgressBar), classes_(new ClassBar), newClass_(new QLineEdit),
      add_(new QPushButton(tr("Add class"))), toSelection_(new QPushButton), toCluster_(new QPushButton),
      startReview_(new QPushButton), reviewBar_(new ReviewBar), review_(new QLabel), historyView_(new QTableView),
      export_(new QPushButton(tr("Export labels\u2026"))) {
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
  layout->addWidget(reviewBar_);
  layout->addWidget(makeHistory(), 1);

  connect(&selection_, &SelectionModel::selectionChanged, this, &LabelsPanel::showTargets);
  connect(classes_, &ClassBar::chosenChanged, this, &LabelsPanel::showTargets);
  connect(add_, &QPushButton::clicked, this, &LabelsPanel::addClass);
  connect(newClass_, &QLineEdit::returnPressed, this, &LabelsPanel::addClass);
  connect(newClass_, &QLineEdit::textChanged, add_,
          [this](const QString& text) { add_->setEnabled(!text.trimmed().isEmpty()); });
  connect(toSelection_, &QPushButton::clicked, this,
          [this] { Q_EMIT labelRequested(chosenClass(), LabelTarget::Selection); });
  connect(toCluster_, &QPushButton::clicked, this,
          [this] { Q_EMIT labelRequested(chosenClass(), LabelTarget::Cluster); });
  connect(startReview_, &QPushButton::clicked, this, [this] { Q_EMIT reviewRequested(chosenClass()); });
  connect(export_, &QPushButton::clicked, this, &LabelsPanel::exportRequested);
  makeShortcuts();
  setState({});
}

QWidget* LabelsPanel::makeClasses() {
  newClass_->setPlaceholderText(tr("New class"));
  newClass_->setAccessibleName(tr("Name of the new class"));
  add_->setEnabled(false);
  auto* adding = new QHBoxLayout;
  adding->addWidget(newClass_, 1);
  adding->addWidget(add_);
  auto* box = new QWidget;
  auto* layout = new QVBoxLayout(box);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(classes_);
  layout->addLayout(adding);
  return box;
}

QWidget* LabelsPanel::makeTargets() {
  review_->setTextFormat(Qt::PlainText);
  review_->setWordWrap(true);
  auto* box = new QWidget;
  auto* layout = new QVBoxLayout(box);
  layout->setContentsMargins(0, 0, 0, 0);
  startReview_->setToolTip(
      tr("One image after the other, those at the edge of their cluster first. Of the selection, or of "
         "all while nothing is selected"));
  for (auto* target : {toSelection_, toCluster_, startReview_}) {
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
  for (int labelClass = noneClass; labelClass < ClassBar::classesOnKeys; ++labelClass) {
    auto* key = new QShortcut(QKeySequence(Qt::Key_1 + labelClass), this);
    // Giving a class to the same images twice is nothing that a key held down should do.
    key->setAutoRepeat(false);
    connect(key, &QShortcut::activated, this, [this, labelClass] { pressed(labelClass); });
  }
}

int LabelsPanel::chosenClass() const { return classes_->chosen(); }

QString LabelsPanel::chosenName() const {
  const int chosen = chosenClass();
  return chosen >= 0 && chosen < static_cast<int>(state_.classes.size()) ? className(chosen) : QString();
}

QString LabelsPanel::className(int labelClass) const {
  return state_.classes[static_cast<std::size_t>(labelClass)].name;
}

void LabelsPanel::setState(const LabelState& state) {
  state_ = state;
  history_.setHistory(state_.history, state_.classes);
  classes_->setClasses(state_.classes, state_.total - state_.labelled);
  showProgress();
}

void LabelsPanel::pressed(int labelClass) {
  if (labelClass >= static_cast<int>(state_.classes.size()) || state_.classes.empty()) {
    return;
  }
  classes_->choose(labelClass);
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
    classes_->choose(static_cast<int>(known - state_.classes.begin()));
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
  const QLocale locale;
  const auto selected = locale.toString(static_cast<qlonglong>(selection_.rows().size()));
  const auto images = locale.toString(clusterImages_);
  const bool some = !state_.classes.empty();
  if (labelClass == noneClass) {
    toSelection_->setText(tr("Remove the label of the selection (%1)").arg(selected));
    toCluster_->setText(tr("Remove the label of cluster \u201c%1\u201d (%2)").arg(plain(clusterName_), images));
  } else {
    const auto name = plain(className(labelClass));
    toSelection_->setText(tr("Give \u201c%1\u201d to the selection (%2)").arg(name, selected));
    toCluster_->setText(
        tr("Give \u201c%1\u201d to cluster \u201c%2\u201d (%3)").arg(name, plain(clusterName_), images));
  }
  toSelection_->setEnabled(some && !selection_.rows().empty());
  toCluster_->setEnabled(some && clusterImages_ > 0);
  const bool named = some && labelClass != noneClass;
  startReview_->setText(named ? tr("Review \u201c%1\u201d from the edge inward").arg(plain(className(labelClass)))
                              : QString());
  startReview_->setVisible(named && state_.classes[static_cast<std::size_t>(labelClass)].count > 0);
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
    const auto own = static_cast<std::size_t>(given) + 1; // noneClass, -1, comes to 0
    ++counts[own < counts.size() ? own : 0];
  }
  QStringList parts;
  for (std::size_t i = 0; i < state_.classes.size(); ++i) {
    if (counts[i + 1] > 0) {
      parts << tr("%1 %2").arg(state_.classes[i].name, QLocale().toString(counts[i + 1]));
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
