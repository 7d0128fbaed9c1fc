#include "ui/panels/found_view.h"

#include <QHeaderView>
#include <QLabel>
#include <QProgressBar>
#include <QStackedWidget>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace stratoscope::ui {
namespace {

constexpr int fewGroups = 20;

} // namespace

FoundView::FoundView(QWidget* parent)
    : QWidget(parent), pages_(new QStackedWidget), tree_(new QTreeView), words_(new QLabel), bar_(new QProgressBar),
      summary_(new QLabel) {
  tree_->setModel(&model_);
  tree_->setUniformRowHeights(true);
  tree_->setAllColumnsShowFocus(true);
  tree_->setAccessibleName(tr("What was found"));
  auto* header = tree_->header();
  header->setStretchLastSection(false);
  header->setSectionResizeMode(FoundTreeModel::NameColumn, QHeaderView::Stretch);
  const int letter = header->fontMetrics().averageCharWidth();
  const std::pair<int, int> widths[] = {{FoundTreeModel::ModalityColumn, 11}, {FoundTreeModel::ImagesColumn, 9},
                                        {FoundTreeModel::FilesColumn, 9},     {FoundTreeModel::SizeColumn, 11},
                                        {FoundTreeModel::KindColumn, 10},     {FoundTreeModel::StateColumn, 21}};
  for (const auto& [column, letters] : widths) {
    header->resizeSection(column, letter * letters);
  }
  connect(tree_->selectionModel(), &QItemSelectionModel::currentChanged, this, &FoundView::choose);
  pages_->addWidget(makeWords());
  pages_->addWidget(tree_);
  summary_->setWordWrap(true);
  summary_->setAccessibleName(tr("Summary"));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 6, 0, 0);
  layout->addWidget(pages_, 1);
  layout->addWidget(summary_);
}

QWidget* FoundView::makeWords() {
  words_->setWordWrap(true);
  words_->setAlignment(Qt::AlignCenter);
  words_->setTextFormat(Qt::PlainText);
  words_->setForegroundRole(QPalette::PlaceholderText);
  bar_->setRange(0, 0);
  bar_->setTextVisible(false);
  bar_->setMaximumWidth(240);
  bar_->setMaximumHeight(8);
  bar_->setAccessibleName(tr("Looking at the sources"));
  auto* page = new QWidget;
  page->setBackgroundRole(QPalette::Base);
  page->setAutoFillBackground(true);
  auto* layout = new QVBoxLayout(page);
  layout->addStretch(1);
  layout->addWidget(words_);
  layout->addWidget(bar_, 0, Qt::AlignHCenter);
  layout->addStretch(1);
  return page;
}

void FoundView::setTree(FoundTree tree) {
  // For a new cohort all is new.
  const bool news = std::ranges::any_of(tree, [](const FoundNode& node) { return node.known > 0; });
  tree_->setColumnHidden(FoundTreeModel::StateColumn, !news);
  model_.setTree(std::move(tree));
  pages_->setCurrentIndex(1);
  if (model_.rowCount() <= fewGroups) {
    tree_->expandToDepth(0);
  }
  const auto first = model_.index(0, 0);
  auto leaf = first;
  while (model_.rowCount(leaf) > 0) {
    leaf = model_.index(0, 0, leaf);
  }
  tree_->setCurrentIndex(leaf);
  tree_->scrollTo(first);
}

void FoundView::setSummary(const QString& text) {
  summary_->setText(text);
  summary_->setVisible(!text.isEmpty());
}

void FoundView::setMessage(const QString& text) {
  words_->setText(text);
  bar_->hide();
  setSummary({});
  pages_->setCurrentIndex(0);
}

void FoundView::setLooking(const QString& text) {
  words_->setText(text);
  bar_->show();
  setSummary({});
  pages_->setCurrentIndex(0);
}

int FoundView::chosenSeries() const { return model_.firstSeries(tree_->currentIndex()); }

void FoundView::choose(const QModelIndex& index) {
  const int series = model_.firstSeries(index);
  if (series >= 0) {
    Q_EMIT seriesChosen(series);
  }
}

} // namespace stratoscope::ui
