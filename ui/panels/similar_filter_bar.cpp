#include "ui/panels/similar_filter_bar.h"

#include "ui/panels/flow_layout.h"
#include "ui/panels/form_parts.h"

#include <algorithm>

#include <QLabel>
#include <QSignalBlocker>
#include <QSpinBox>

namespace stratoscope::ui {
namespace {

using Patients = SimilarRequest::Patients;

constexpr int usualNumber = 24;
constexpr int mostNumber = 500;
/// A column of more values is no filter that a person chooses from a list.
constexpr std::size_t mostValues = 200;

} // namespace

SimilarFilterBar::SimilarFilterBar(QWidget* parent)
    : QWidget(parent), patients_(choiceBox({{tr("All patients"), static_cast<int>(Patients::Any)},
                                            {tr("Other patients"), static_cast<int>(Patients::Others)},
                                            {tr("Same patient"), static_cast<int>(Patients::Same)}})),
      column_(choiceBox({})), value_(choiceBox({})),
      combine_(choiceBox({{tr("Like all of them"), false}, {tr("Like any of them"), true}})), number_(new QSpinBox) {
  patients_->setAccessibleName(tr("Patients of the similar images"));
  patients_->setToolTip(tr("Images of the same patient are similar for a simple reason"));
  column_->setAccessibleName(tr("Column to filter by"));
  value_->setAccessibleName(tr("Value of the column"));
  combine_->setAccessibleName(tr("How several images count"));
  number_->setRange(1, mostNumber);
  number_->setValue(usualNumber);
  number_->setAccessibleName(tr("Number of similar images"));
  //: before a number: so many similar images are wanted
  number_->setPrefix(tr("Number: "));
  for (auto* box : {patients_, column_, value_, combine_}) {
    constexpr int letters = 14;
    box->setMinimumContentsLength(letters);
  }
  auto* layout = new FlowLayout(this);
  for (auto* widget : std::initializer_list<QWidget*>{patients_, combine_, column_, value_, number_}) {
    layout->addWidget(widget);
  }
  connect(patients_, &QComboBox::activated, this, &SimilarFilterBar::changed);
  connect(combine_, &QComboBox::activated, this, &SimilarFilterBar::changed);
  connect(value_, &QComboBox::activated, this, &SimilarFilterBar::changed);
  connect(column_, &QComboBox::activated, this, [this] {
    showValues();
    Q_EMIT changed();
  });
  connect(number_, &QSpinBox::valueChanged, this, &SimilarFilterBar::changed);
  setColumns({});
  setSeveral(false);
}

void SimilarFilterBar::setColumns(const std::vector<CodedColumn>& columns) {
  const auto chosen = column_->currentData();
  columns_ = columns;
  std::erase_if(columns_,
                [](const CodedColumn& column) { return column.words().empty() || column.words().size() > mostValues; });
  column_->clear();
  column_->addItem(tr("Any metadata"), QString());
  for (const auto& column : columns_) {
    column_->addItem(column.name(), column.name());
  }
  choose(column_, chosen);
  showValues();
}

void SimilarFilterBar::showValues() {
  const auto chosen = value_->currentData();
  value_->clear();
  const auto name = column_->currentData().toString();
  const auto column = std::ranges::find(columns_, name, &CodedColumn::name);
  if (column != columns_.end()) {
    for (const auto& word : column->words()) {
      value_->addItem(word, word);
    }
  }
  choose(value_, chosen);
  value_->setVisible(column != columns_.end());
}

void SimilarFilterBar::setSeveral(bool several) { combine_->setVisible(several); }

void SimilarFilterBar::setPatientKnown(bool known) {
  patients_->setEnabled(known);
  if (!known) {
    choose(patients_, static_cast<int>(Patients::Any));
  }
}

void SimilarFilterBar::fill(SimilarRequest& request) const {
  request.patients = static_cast<Patients>(patients_->currentData().toInt());
  request.column = column_->currentData().toString();
  request.value = request.column.isEmpty() ? QString() : value_->currentData().toString();
  request.likeAny = request.items.size() > 1 && combine_->currentData().toBool();
  request.k = number_->value();
}

} // namespace stratoscope::ui
