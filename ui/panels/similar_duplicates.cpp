#include "ui/panels/similar_duplicates.h"

#include "ui/panels/key_filter.h"

#include <utility>

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace stratoscope::ui {
namespace {

constexpr int rowHeight = 48;

} // namespace

SimilarDuplicates::SimilarDuplicates(SelectionModel& selection, TileCache& tiles, QWidget* parent)
    : QWidget(parent), selection_(selection), model_(tiles), search_(new QPushButton(tr("Find near-duplicates"))),
      stop_(new QPushButton(tr("Stop"))), progress_(new QProgressBar), status_(new QLabel), table_(new QTableView) {
  search_->setToolTip(tr("Compares images of different series pixel by pixel"));
  progress_->setAccessibleName(tr("Progress of the comparison"));
  status_->setWordWrap(true);
  table_->setModel(&model_);
  table_->setAccessibleName(tr("Near-duplicates"));
  table_->setToolTip(tr("Click shows an image; double-click or Enter selects both"));
  table_->setSelectionBehavior(QAbstractItemView::SelectItems);
  table_->setSelectionMode(QAbstractItemView::SingleSelection);
  table_->verticalHeader()->hide();
  table_->verticalHeader()->setDefaultSectionSize(rowHeight);
  table_->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
  table_->setShowGrid(false);
  auto* top = new QHBoxLayout;
  top->addWidget(search_);
  top->addWidget(progress_, 1);
  top->addWidget(stop_);
  top->addStretch();
  auto* layout = new QVBoxLayout(this);
  layout->addLayout(top);
  layout->addWidget(status_);
  layout->addWidget(table_, 1);
  connect(search_, &QPushButton::clicked, this, &SimilarDuplicates::searchRequested);
  connect(stop_, &QPushButton::clicked, this, &SimilarDuplicates::stopRequested);
  // Not the current index: that one also changes when the table merely gets the focus.
  connect(table_->selectionModel(), &QItemSelectionModel::selectionChanged, this, &SimilarDuplicates::lead);
  connect(table_, &QTableView::doubleClicked, this, &SimilarDuplicates::selectPair);
  new KeyFilter(table_, Qt::Key_Return, [this] { selectPair(); });
  showState();
}

void SimilarDuplicates::setPairs(std::vector<DuplicateRow> pairs) {
  answered_ = true;
  model_.setPairs(std::move(pairs));
  showState();
}

void SimilarDuplicates::setProgress(int percent) {
  running_ = percent >= 0;
  progress_->setValue(percent);
  showState();
}

void SimilarDuplicates::clear() {
  answered_ = false;
  model_.setPairs({});
  showState();
}

void SimilarDuplicates::lead() {
  const auto chosen = table_->selectionModel()->selectedIndexes();
  if (!chosen.isEmpty()) {
    const auto& pair = model_.at(chosen.front().row());
    selection_.setCurrent(chosen.front().column() == DuplicateModel::SecondColumn ? pair.second : pair.first);
  }
}

void SimilarDuplicates::selectPair() {
  const auto index = table_->currentIndex();
  if (index.isValid()) {
    const auto pair = model_.at(index.row());
    selection_.select({pair.first, pair.second});
    selection_.setCurrent(pair.first);
  }
}

void SimilarDuplicates::showState() {
  search_->setVisible(!running_);
  progress_->setVisible(running_);
  stop_->setVisible(running_);
  table_->setVisible(model_.rowCount() > 0);
  if (running_) {
    status_->setText(tr("Comparing images"));
  } else if (answered_) {
    status_->setText(model_.rowCount() == 0 ? tr("No near-duplicates among images of different series")
                                            : tr("%Ln pairs", nullptr, model_.rowCount()));
  } else {
    status_->setText(tr("Finds images that show nearly the same, such as one image imported from two places."));
  }
}

} // namespace stratoscope::ui
