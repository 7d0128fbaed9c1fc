#include "ui/panels/column_panel.h"

#include "ui/panels/edge_box.h"
#include "ui/panels/histogram_view.h"
#include "ui/panels/value_bar_delegate.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <cmath>

namespace stratoscope::ui {
namespace {

constexpr int mostBars = 24;
constexpr int mostValues = 200;
constexpr int dayDecimals = 3; ///< the edges of bars may lie within a day

/// Enough decimals to tell neighbouring bars apart.
int decimalsFor(double span) {
  return span > 0 ? std::clamp(3 - static_cast<int>(std::floor(std::log10(span))), 0, 9) : 2;
}

} // namespace

ColumnPanel::ColumnPanel(ItemTableModel& items, SelectionModel& selection, QWidget* parent)
    : QWidget(parent), items_(items), selection_(selection), columns_(new QComboBox),
      clear_(new QPushButton(tr("Show all"))), pages_(new QStackedWidget), values_(new QListView),
      histogram_(new HistogramView), least_(new EdgeBox(tr("Least number shown"))),
      most_(new EdgeBox(tr("Largest number shown"))), missing_(new QCheckBox), note_(new QLabel) {
  columns_->setAccessibleName(tr("Column"));
  columns_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  clear_->setToolTip(tr("Take all filters away"));
  values_->setModel(&valueModel_);
  values_->setItemDelegate(new ValueBarDelegate(values_));
  values_->setAccessibleName(tr("Values of the column"));
  values_->setUniformItemSizes(true);
  values_->setEditTriggers(QAbstractItemView::NoEditTriggers);
  values_->setFrameShape(QFrame::NoFrame);
  note_->setForegroundRole(QPalette::PlaceholderText);
  note_->setWordWrap(true);
  pages_->addWidget(values_);
  pages_->addWidget(makeNumbers());
  auto* top = new QHBoxLayout;
  top->addWidget(columns_, 1);
  top->addWidget(clear_);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addLayout(top);
  layout->addWidget(pages_, 1);
  layout->addWidget(note_);
  connect(columns_, &QComboBox::currentIndexChanged, this, &ColumnPanel::follow);
  connect(clear_, &QPushButton::clicked, this, &ColumnPanel::clearFilters);
  connect(&valueModel_, &ValueListModel::filterChanged, this, [this] { change(valueModel_.filter()); });
  connect(values_, &QListView::activated, this, [this](const QModelIndex& index) {
    const bool adds = QGuiApplication::keyboardModifiers().testFlag(Qt::ControlModifier);
    const int bar = index.data(ValueListModel::BarRole).toInt();
    bar < 0 ? chooseMissing(adds) : chooseBar(bar, adds);
  });
  connect(&items_, &QAbstractItemModel::modelReset, this, &ColumnPanel::offer);
  connect(&items_, &QAbstractItemModel::dataChanged, this, &ColumnPanel::follow);
  offer();
}

QWidget* ColumnPanel::makeNumbers() {
  auto* range = new QHBoxLayout;
  range->addWidget(least_, 1);
  //: between the two ends of a range of numbers
  range->addWidget(new QLabel(tr("to")));
  range->addWidget(most_, 1);
  auto* page = new QWidget;
  auto* layout = new QVBoxLayout(page);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(histogram_);
  layout->addLayout(range);
  layout->addWidget(missing_);
  layout->addStretch(1);
  connect(histogram_, &HistogramView::barChosen, this, &ColumnPanel::chooseBar);
  connect(histogram_, &HistogramView::rangeChosen, this, &ColumnPanel::setRange);
  for (auto* box : {least_, most_}) {
    connect(box, &QDoubleSpinBox::valueChanged, this, [this] { setRange(least_->value(), most_->value()); });
  }
  connect(missing_, &QCheckBox::toggled, this, [this](bool shown) {
    auto filter = filters_[column()->name()];
    filter.missing = shown;
    change(filter);
  });
  return page;
}

const CodedColumn* ColumnPanel::column() const {
  const int place = columns_->currentIndex();
  return place >= 0 && place < items_.columnCount() ? &items_.columns()[static_cast<std::size_t>(place)] : nullptr;
}

void ColumnPanel::showColumn(int column) { columns_->setCurrentIndex(column); }

void ColumnPanel::offer() {
  const auto shown = columns_->currentText();
  const bool hadMetadata = columns_->count() > ItemTableModel::FirstMetadataColumn;
  {
    const QSignalBlocker quiet(columns_);
    columns_->clear();
    for (const auto& one : items_.columns()) {
      columns_->addItem(one.name());
    }
    // The first column of metadata that is no file name says the most.
    const int usual = std::min(columns_->count() - 1, int(ItemTableModel::FirstMetadataColumn) + 1);
    const int again = columns_->findText(shown);
    columns_->setCurrentIndex(again >= 0 && hadMetadata ? again : usual);
  }
  follow();
}

void ColumnPanel::follow() {
  const auto* shown = column();
  if (shown == nullptr) {
    return;
  }
  const auto filter = filters_.contains(shown->name()) ? filters_.at(shown->name()) : ColumnFilter();
  const auto& names = shown->words();
  profile_ = profileOf(*shown, items_.rowCount(), items_.selectedItems(), shown->numeric() ? mostBars : mostValues);
  pages_->setCurrentIndex(profile_.numeric ? 1 : 0);
  if (profile_.numeric) {
    showNumbers(filter);
  } else {
    valueModel_.setColumn(*shown, profile_, filter);
  }
  const auto more = static_cast<int>(names.size()) - static_cast<int>(profile_.bars.size());
  note_->setText(tr("%Ln rarer values are not listed: search for them", nullptr, more));
  note_->setVisible(!profile_.numeric && more > 0);
  clear_->setEnabled(std::ranges::any_of(filters_, [](const auto& one) { return one.second.any(); }));
}

void ColumnPanel::showNumbers(const ColumnFilter& filter) {
  histogram_->setProfile(profile_);
  histogram_->setRange(filter.least, filter.most);
  for (auto* box : {least_, most_}) {
    const QSignalBlocker quiet(box);
    box->setDates(profile_.dates);
    box->setDecimals(profile_.dates ? dayDecimals : decimalsFor(profile_.high - profile_.low));
    box->setRange(profile_.low, profile_.high);
    box->setValue(box == least_ ? filter.least.value_or(profile_.low) : filter.most.value_or(profile_.high));
  }
  const QSignalBlocker quiet(missing_);
  missing_->setText(tr("Images without a value (%L1)").arg(profile_.missing));
  missing_->setChecked(filter.missing);
  missing_->setVisible(profile_.missing > 0);
}

void ColumnPanel::chooseBar(int bar, bool adds) {
  const auto rows = rowsOfBar(*column(), items_.rowCount(), profile_.bars[static_cast<std::size_t>(bar)]);
  selection_.select(rows, adds ? SelectionModel::Mode::Add : SelectionModel::Mode::Replace);
}

void ColumnPanel::chooseMissing(bool adds) {
  const ProfileBar none{CodedColumn::missingCode, CodedColumn::missingCode};
  selection_.select(rowsOfBar(*column(), items_.rowCount(), none),
                    adds ? SelectionModel::Mode::Add : SelectionModel::Mode::Replace);
}

void ColumnPanel::setRange(double least, double most) {
  auto filter = filters_[column()->name()];
  // Numbers are shown rounded: the ends stand for themselves and for all beyond.
  const double slack = std::pow(10, -least_->decimals());
  filter.least = least > profile_.low + slack ? std::optional(least) : std::nullopt;
  filter.most = most < profile_.high - slack ? std::optional(most) : std::nullopt;
  change(filter);
}

void ColumnPanel::change(const ColumnFilter& filter) {
  filters_[column()->name()] = filter;
  follow();
  Q_EMIT filtersChanged(filters_);
}

void ColumnPanel::clearFilters() {
  filters_.clear();
  follow();
  Q_EMIT filtersChanged(filters_);
}

} // namespace stratoscope::ui
