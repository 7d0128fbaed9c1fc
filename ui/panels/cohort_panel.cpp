#include "ui/panels/cohort_panel.h"

#include "ui/panels/selection_link.h"

#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QTabWidget>
#include <QTableView>
#include <QTimer>
#include <QTreeView>
#include <QVBoxLayout>

namespace stratoscope::ui {
namespace {

constexpr int fewPatients = 12;
constexpr int typingPause = 200; ///< ms without a key before the table is filtered

} // namespace

CohortPanel::CohortPanel(SelectionModel& selection, QWidget* parent)
    : QWidget(parent), selection_(selection), filtered_(tableModel_), tree_(new QTreeView), table_(new QTableView),
      search_(new QLineEdit), shown_(new QLabel), typing_(new QTimer(this)) {
  // Models mark the selected rows before the views' links ask for them.
  connect(&selection_, &SelectionModel::selectionChanged, this, &CohortPanel::follow);
  auto* tabs = new QTabWidget;
  tabs->setDocumentMode(true);
  tabs->addTab(makeTree(), tr("Tree"));
  tabs->addTab(makeTable(), tr("Table"));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(tabs);
  filter();
}

QWidget* CohortPanel::makeTree() {
  tree_->setModel(&treeModel_);
  // Rows of one height: a tree of 100,000 open items is laid out by arithmetic.
  tree_->setUniformRowHeights(true);
  tree_->setAccessibleName(tr("Patients, studies, series and items"));
  tree_->setItemDelegate(new SelectedRoleDelegate(CohortTreeModel::SelectedRole, tree_));
  tree_->setFrameShape(QFrame::NoFrame);
  tree_->header()->setStretchLastSection(false);
  tree_->header()->setSectionResizeMode(CohortTreeModel::NameColumn, QHeaderView::Stretch);
  tree_->header()->setSectionResizeMode(CohortTreeModel::CountColumn, QHeaderView::ResizeToContents);
  treeLink_ = new SelectionLink(
      selection_, *tree_, [this](const QModelIndex& index) { return treeModel_.itemsBelow(index); },
      [this](int row) { return treeModel_.indexOfItem(row); });
  return tree_;
}

QWidget* CohortPanel::makeTable() {
  table_->setModel(&filtered_);
  table_->setAccessibleName(tr("Items and their metadata"));
  table_->setItemDelegate(new SelectedRoleDelegate(ItemTableModel::SelectedRole, table_));
  table_->setFrameShape(QFrame::NoFrame);
  table_->setShowGrid(false);
  table_->setWordWrap(false);
  table_->horizontalHeader()->setHighlightSections(false);
  table_->horizontalHeader()->setStretchLastSection(true);
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
  search_->setPlaceholderText(tr("Search text, or column = text"));
  search_->setAccessibleName(tr("Search in the table"));
  search_->setClearButtonEnabled(true);
  typing_->setSingleShot(true);
  typing_->setInterval(typingPause);
  connect(search_, &QLineEdit::textChanged, typing_, qOverload<>(&QTimer::start));
  connect(typing_, &QTimer::timeout, this, &CohortPanel::filter);

  auto* page = new QWidget;
  auto* layout = new QVBoxLayout(page);
  layout->setContentsMargins(6, 6, 6, 6);
  layout->addWidget(search_);
  layout->addWidget(table_, 1);
  layout->addWidget(shown_);
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

void CohortPanel::setItems(int count, std::vector<ItemColumn> metadata) {
  tableModel_.setItems(count, std::move(metadata));
  tableModel_.setSelectedItems(selection_.rows());
  table_->resizeColumnsToContents();
  filter();
}

void CohortPanel::setLabels(std::vector<QString> names) { tableModel_.setLabels(std::move(names)); }

void CohortPanel::setClusters(std::vector<QString> names) { tableModel_.setClusters(std::move(names)); }

void CohortPanel::follow() {
  treeModel_.setSelectedItems(selection_.rows());
  tableModel_.setSelectedItems(selection_.rows());
}

void CohortPanel::filter() {
  tableLink_->keepSelectionWhile([this] { filtered_.setText(search_->text()); });
  const int all = tableModel_.rowCount();
  //: rows of the table that match the search, of all
  shown_->setText(tr("%L1 of %Ln items", nullptr, all).arg(filtered_.rowCount()));
}

} // namespace stratoscope::ui
