#include "ui/panels/jobs_panel.h"

#include "ui/panels/job_row.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace stratoscope::ui {

JobsPanel::JobsPanel(JobCenter& center, QWidget* parent)
    : QWidget(parent), center_(center), model_(center),
      empty_(new QLabel(tr("Nothing runs. Imports, trainings and maps show here how far they are."))),
      clear_(new QPushButton(tr("Clear finished"))) {
  empty_->setAlignment(Qt::AlignCenter);
  empty_->setWordWrap(true);
  empty_->setForegroundRole(QPalette::PlaceholderText);
  auto* buttons = new QHBoxLayout;
  buttons->addStretch(1);
  buttons->addWidget(clear_);
  auto* layout = new QVBoxLayout(this);
  layout->addWidget(makeList(), 1);
  layout->addLayout(buttons);
  connect(clear_, &QPushButton::clicked, this, [this] { center_.clearFinished(); });
  connect(&model_, &JobListModel::rowsInserted, this, [this](const QModelIndex&, int a, int b) { insertRows(a, b); });
  connect(&model_, &JobListModel::rowsRemoved, this, [this](const QModelIndex&, int a, int b) { removeRows(a, b); });
  connect(&model_, &JobListModel::dataChanged, this,
          [this](const QModelIndex& a, const QModelIndex& b) { updateRows(a.row(), b.row()); });
  insertRows(0, model_.rowCount() - 1);
}

QWidget* JobsPanel::makeList() {
  auto* content = new QWidget;
  list_ = new QVBoxLayout(content);
  list_->setContentsMargins(0, 0, 0, 0);
  list_->setSpacing(2);
  list_->addWidget(empty_, 1);
  list_->addStretch(0);
  auto* area = new QScrollArea;
  area->setWidget(content);
  area->setWidgetResizable(true);
  area->setFrameShape(QFrame::NoFrame);
  area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  area->setFocusPolicy(Qt::NoFocus);
  area->setAccessibleName(tr("Jobs"));
  return area;
}

void JobsPanel::insertRows(int first, int last) {
  for (int row = first; row <= last; ++row) {
    auto* widget = new JobRow(center_, model_.jobAt(row).id);
    rows_.insert(rows_.begin() + row, widget);
    list_->insertWidget(row, widget);
    widget->showJob(model_.jobAt(row));
  }
  showState();
}

void JobsPanel::removeRows(int first, int last) {
  for (int row = first; row <= last; ++row) {
    auto* widget = rows_[static_cast<std::size_t>(row)];
    list_->removeWidget(widget);
    widget->hide();
    widget->deleteLater(); // the row's own button may have asked for it
  }
  rows_.erase(rows_.begin() + first, rows_.begin() + last + 1);
  showState();
}

void JobsPanel::updateRows(int first, int last) {
  for (int row = first; row <= last; ++row) {
    rows_[static_cast<std::size_t>(row)]->showJob(model_.jobAt(row));
  }
  showState();
}

void JobsPanel::showState() {
  empty_->setVisible(rows_.empty());
  const auto jobs = center_.jobs();
  clear_->setVisible(!rows_.empty());
  clear_->setEnabled(std::ranges::any_of(jobs, &Job::finished));
}

} // namespace stratoscope::ui
