#include "ui/panels/file_notes_view.h"

#include "ui/panels/key_filter.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace stratoscope::ui {

FileNotesView::FileNotesView(QWidget* parent)
    : QWidget(parent), table_(new QTableView), copy_(new QPushButton(tr("Copy"))) {
  sorted_.setSourceModel(&model_);
  sorted_.setSortCaseSensitivity(Qt::CaseInsensitive);
  table_->setModel(&sorted_);
  table_->setAccessibleName(tr("Skipped files and warnings"));
  table_->setSelectionBehavior(QAbstractItemView::SelectRows);
  table_->setShowGrid(false);
  table_->setWordWrap(false);
  table_->setTabKeyNavigation(false);
  table_->setSortingEnabled(true);
  table_->sortByColumn(-1, Qt::AscendingOrder);
  table_->verticalHeader()->hide();
  table_->verticalHeader()->setDefaultSectionSize(table_->fontMetrics().height() + 6);
  auto* header = table_->horizontalHeader();
  header->setHighlightSections(false);
  header->setSectionResizeMode(FileNoteModel::ReasonColumn, QHeaderView::Stretch);
  const int letter = header->fontMetrics().averageCharWidth();
  header->resizeSection(FileNoteModel::KindColumn, letter * 12);
  header->resizeSection(FileNoteModel::FileColumn, letter * 22);
  header->resizeSection(FileNoteModel::FolderColumn, letter * 20);
  copy_->setAutoDefault(false);
  copy_->setAccessibleName(tr("Copy the chosen rows, or all"));
  connect(copy_, &QPushButton::clicked, this, &FileNotesView::copy);
  new KeyFilter(table_, QKeySequence::Copy, [this] { copy(); });
  auto* bottom = new QHBoxLayout;
  bottom->addStretch(1);
  bottom->addWidget(copy_);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 6, 0, 0);
  layout->addWidget(table_, 1);
  layout->addLayout(bottom);
  setNotes({});
}

void FileNotesView::setNotes(std::vector<FileNote> notes) {
  model_.setNotes(std::move(notes));
  copy_->setEnabled(count() > 0);
}

void FileNotesView::copy() {
  if (table_->selectionModel()->selectedRows().isEmpty()) {
    table_->selectAll();
  }
  QModelIndexList rows;
  for (const auto& index : table_->selectionModel()->selectedRows()) {
    rows << sorted_.mapToSource(index);
  }
  QGuiApplication::clipboard()->setText(model_.textOf(rows));
}

} // namespace stratoscope::ui
