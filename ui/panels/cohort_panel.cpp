#include "ui/panels/cohort_panel.h"

#include "ui/models/tile_cache.h"
#include "ui/panels/column_panel.h"
#include "ui/panels/item_delegate.h"
#include "ui/panels/key_filter.h"
#include "ui/panels/selection_link.h"
#include "ui/panels/tree_delegate.h"

#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSplitter>
#include <QTabWidget>
#include <QTableView>
#include <QTimer>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace stratoscope::ui {
namespace {

constexpr int fewPatients = 12;
constexpr int typingPause = 200; ///< ms without a key before the table is filtered
constexpr int widestColumn = 160;
constexpr int columnsHeight = 190;

} // namespace

CohortPanel::CohortPanel(SelectionModel& selection, QWidget* parent)
    : QWidget(parent), selection_(selection), filtered_(tableModel_), tree_(new QTreeView), table_(new QTableView),
      search_(new QLineEdit), shown_(new QLabel), columns_(new ColumnPanel(tableModel_, selection)),
      typing_(new QTimer(this)) {
  // Models mark the selected rows before the views' links ask for them.
  connect(&selection_, &SelectionModel::selectionChanged, this, &CohortPanel::follow);
  auto* tabs = new QTabWidget;
  tabs->setDocumentMode(true);
  tabs->addTab(makeTree(), tr("Tree"));
  tabs->addTab(makeTable(), tr("Table"));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(tabs);
  for (auto* view : std::initializer_list<QWidget*>{tree_, table_}) {
    new KeyFilter(view, QKeySequence(Qt::Key_Space), [this] { Q_EMIT largeViewRequested(); });
  }
  filter();
}

QWidget* CohortPanel::makeTree() {
  tree_->setModel(&treeModel_);
  // Rows of one height: a tree of 100,000 open items is laid out by arithmetic.
  tree_->setUniformRowHeights(true);
  tree_->setAccessibleName(tr("Patients, studies, series and items"));
  tree_->setItemDelegate(new TreeDelegate(tree_));
  tree_->setFrameShape(QFrame::NoFrame);
  tree_->header()->setStretchLastSection(false);
  tree_->header()->setSectionResizeMode(CohortTreeModel::NameColumn, QHeaderView::Stretch);
  tree_->header()->setSectionResizeMode(CohortTreeModel::CountColumn, QHeaderView::ResizeToContents);
  treeLink_ = new SelectionLink(
      selection_, *tree_, [this](const QModelIndex& index) { return treeModel_.itemsBelow(index); },
      [this](int row) { return treeModel_.indexOfItem(row); });
  return tree_;
}

void CohortPanel::setUpTable() {
  table_->setModel(&filtered_);
  table_->setAccessibleName(tr("Items and their metadata"));
  table_->setItemDelegate(new ItemDelegate(table_));
  table_->setFrameShape(QFrame::NoFrame);
  table_->setShowGrid(false);
  table_->setWordWrap(false);
  table_->horizontalHeader()->setHighlightSections(false);
  table_->horizontalHeader()->setStretchLastSection(true);
  // Widths are guessed from a few rows: of 100,000 that would take long.
  table_->horizontalHeader()->setResizeContentsPrecision(40);
  table_->verticalHeader()->setHighlightSections(false);
  table_->verticalHeader()->setDefaultSectionSize(table_->fontMetrics().height() + 6);
  table_->setSortingEnabled(true);
  table_->sortByColumn(-1, Qt::AscendingOrder);
  tableLink_ = new SelectionLink(
      selection_, *table_,
      [this](const QModelIndex& index) {
        const int row = filtered_.mapToSource(index).row();
        return row < 0 ? std::vector<int>() : std::vector<int>{row};
      },
      [this](int row) { return filtered_.mapFromSource(tableModel_.index(row, 0)); });
  // Another order resets the view's own selection; what is selected stays so.
  connect(&filtered_, &QAbstractItemModel::modelReset, tableLink_, &SelectionLink::follow);
  connect(table_->horizontalHeader(), &QHeaderView::sectionClicked, columns_, &ColumnPanel::showColumn);
}

QWidget* CohortPanel::makeSearch() {
  search_->setPlaceholderText(tr("Search text, or column = text"));
  search_->setAccessibleName(tr("Search in the table"));
  search_->setClearButtonEnabled(true);
  typing_->setSingleShot(true);
  typing_->setInterval(typingPause);
  connect(search_, &QLineEdit::textChanged, typing_, qOverload<>(&QTimer::start));
  connect(typing_, &QTimer::timeout, this, &CohortPanel::filter);
  auto* columns = new QToolButton;
  columns->setText(tr("Columns"));
  columns->setToolTip(tr("Histogram and filter of one column"));
  columns->setCheckable(true);
  columns->setChecked(true);
  columns->setAutoRaise(true);
  connect(columns, &QToolButton::toggled, columns_, &QWidget::setVisible);
  auto* line = new QWidget;
  auto* layout = new QHBoxLayout(line);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(search_, 1);
  layout->addWidget(columns);
  return line;
}

QWidget* CohortPanel::makeTable() {
  setUpTable();
  auto* chosen = new QPushButton(tr("Select them"));
  chosen->setToolTip(tr("Select the items that the search and the filters leave"));
  connect(chosen, &QPushButton::clicked, this, [this] { selection_.select(filtered_.shown()); });
  auto* bottom = new QHBoxLayout;
  bottom->addWidget(shown_, 1);
  bottom->addWidget(chosen);
  auto* below = new QWidget;
  auto* rows = new QVBoxLayout(below);
  rows->setContentsMargins(0, 0, 0, 0);
  rows->addWidget(table_, 1);
  rows->addLayout(bottom);
  auto* parts = new QSplitter(Qt::Vertical);
  parts->addWidget(columns_);
  parts->addWidget(below);
  parts->setStretchFactor(1, 1);
  parts->setSizes({columnsHeight, 3 * columnsHeight});
  parts->setChildrenCollapsible(false);
  connect(columns_, &ColumnPanel::filtersChanged, this, &CohortPanel::filter);

  auto* page = new QWidget;
  auto* layout = new QVBoxLayout(page);
  layout->setContentsMargins(6, 6, 6, 6);
  layout->addWidget(makeSearch());
  layout->addWidget(parts, 1);
  return page;
}

void CohortPanel::setTree(const CohortTree& tree) {
  treeModel_.setTree(tree);
  treeModel_.setSelectedItems(selection_.rows());
  treeLink_->follow();
  // Where there are few patients their studies or folders are what a person looks for.
  if (treeModel_.rowCount() <= fewPatients) {
    tree_->expandToDepth(0);
  }
}

void CohortPanel::setItems(int count, const std::vector<CodedColumn>& metadata) {
  tableModel_.setItems(count, metadata);
  tableModel_.setSelectedItems(selection_.rows());
  table_->resizeColumnsToContents();
  for (int column = 0; column < filtered_.columnCount(); ++column) {
    table_->setColumnWidth(column, std::min(table_->columnWidth(column), widestColumn));
  }
  filter();
}

void CohortPanel::setLabels(const std::vector<QString>& names) { tableModel_.setLabels(names); }

void CohortPanel::setClusters(const std::vector<QString>& names) { tableModel_.setClusters(names); }

void CohortPanel::setTiles(TileCache& tiles) { treeModel_.setTiles(&tiles); }

void CohortPanel::follow() {
  treeModel_.setSelectedItems(selection_.rows());
  tableModel_.setSelectedItems(selection_.rows());
}

void CohortPanel::filter() {
  tableLink_->keepSelectionWhile([this] { filtered_.setWanted(search_->text(), columns_->filters()); });
  const int all = tableModel_.rowCount();
  //: rows of the table that match the search, of all
  shown_->setText(tr("%L1 of %Ln items", nullptr, all).arg(filtered_.rowCount()));
}

} // namespace stratoscope::ui
