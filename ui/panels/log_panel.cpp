#include "ui/panels/log_panel.h"

#include "ui/models/log_model.h"
#include "ui/panels/key_filter.h"
#include "ui/panels/log_filter.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace stratoscope::ui {

LogPanel::LogPanel(LogModel& model, QWidget* parent)
    : QWidget(parent), model_(model), filter_(std::make_unique<LogFilter>()), level_(new QComboBox),
      search_(new QLineEdit), count_(new QLabel), copy_(new QPushButton(tr("Copy"))),
      clear_(new QPushButton(tr("Clear"))), table_(makeTable()) {
  level_->addItem(tr("Everything"), static_cast<int>(LogLevel::Debug));
  level_->addItem(tr("Information and above"), static_cast<int>(LogLevel::Information));
  level_->addItem(tr("Warnings and errors"), static_cast<int>(LogLevel::Warning));
  level_->addItem(tr("Errors"), static_cast<int>(LogLevel::Fault));
  level_->setAccessibleName(tr("Levels shown"));
  search_->setPlaceholderText(tr("Search the log"));
  search_->setAccessibleName(tr("Search the log"));
  search_->setClearButtonEnabled(true);
  copy_->setToolTip(tr("Copies the selected lines, or all that are shown"));
  auto* bar = new QHBoxLayout;
  for (QWidget* widget : std::initializer_list<QWidget*>{level_, search_, count_, copy_, clear_}) {
    bar->addWidget(widget, widget == search_ ? 1 : 0);
  }
  auto* layout = new QVBoxLayout(this);
  layout->addLayout(bar);
  layout->addWidget(table_, 1);

  const auto chooseLevel = [this] { filter_->setLevel(static_cast<LogLevel>(level_->currentData().toInt())); };
  connect(level_, &QComboBox::currentIndexChanged, this, chooseLevel);
  connect(search_, &QLineEdit::textChanged, this, [this](const QString& text) { filter_->setText(text); });
  connect(copy_, &QPushButton::clicked, this, &LogPanel::copy);
  connect(clear_, &QPushButton::clicked, this, [this] { model_.clear(); });
  new KeyFilter(table_, QKeySequence::Copy, [this] { copy(); });
  follow();
  level_->setCurrentIndex(level_->findData(static_cast<int>(LogLevel::Information)));
  showCount();
}

LogPanel::~LogPanel() { table_->setModel(nullptr); }

QTableView* LogPanel::makeTable() {
  filter_->setSourceModel(&model_);
  auto* table = new QTableView;
  table->setModel(filter_.get());
  table->setAccessibleName(tr("Log"));
  table->setShowGrid(false);
  table->setWordWrap(false);
  table->setSelectionBehavior(QAbstractItemView::SelectRows);
  table->setEditTriggers(QAbstractItemView::NoEditTriggers);
  table->setTabKeyNavigation(false);
  table->verticalHeader()->hide();
  table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
  table->verticalHeader()->setDefaultSectionSize(table->fontMetrics().height() + 4);
  auto* header = table->horizontalHeader();
  header->setStretchLastSection(true);
  header->setHighlightSections(false);
  header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
  const int letter = table->fontMetrics().averageCharWidth();
  header->resizeSection(LogModel::TimeColumn, letter * 15);
  header->resizeSection(LogModel::LevelColumn, letter * 14);
  header->resizeSection(LogModel::CategoryColumn, letter * 24);
  return table;
}

void LogPanel::follow() {
  // The bar is looked at before the line comes: afterwards its end is further down.
  auto atEnd = std::make_shared<bool>(true);
  connect(filter_.get(), &LogFilter::rowsAboutToBeInserted, this, [this, atEnd] {
    const auto* bar = table_->verticalScrollBar();
    *atEnd = bar->value() == bar->maximum();
  });
  connect(filter_.get(), &LogFilter::rowsInserted, this, [this, atEnd] {
    if (*atEnd) {
      table_->scrollToBottom();
    }
    showCount();
  });
  connect(filter_.get(), &LogFilter::rowsRemoved, this, &LogPanel::showCount);
  connect(filter_.get(), &LogFilter::modelReset, this, &LogPanel::showCount);
}

void LogPanel::showCount() {
  const int shown = filter_->rowCount();
  //: %L1 lines shown of all %Ln lines of the log
  count_->setText(tr("%L1 of %Ln lines", nullptr, model_.rowCount()).arg(shown));
  copy_->setEnabled(shown > 0);
  clear_->setEnabled(model_.rowCount() > 0);
}

void LogPanel::copy() const {
  auto rows = table_->selectionModel()->selectedRows();
  if (rows.isEmpty()) {
    for (int row = 0; row < filter_->rowCount(); ++row) {
      rows << filter_->index(row, 0);
    }
  }
  std::sort(rows.begin(), rows.end());
  QStringList lines;
  for (const auto& row : rows) {
    lines << model_.lineAt(filter_->mapToSource(row).row());
  }
  QApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
}

} // namespace stratoscope::ui
