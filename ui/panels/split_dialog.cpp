#include "ui/panels/split_dialog.h"

#include "ui/panels/form_parts.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace stratoscope::ui {
namespace {

QSpinBox* shareBox(int percent, const QString& name) {
  auto* box = new QSpinBox;
  box->setRange(0, 100);
  box->setValue(percent);
  box->setSuffix(SplitDialog::tr(" %"));
  box->setPrefix(name + QChar::Space);
  box->setAccessibleName(name);
  return box;
}

} // namespace

SplitDialog::SplitDialog(const QStringList& columns, bool isSplit, QWidget* parent)
    : QDialog(parent),
      isSplit_(isSplit), shares_{shareBox(70, tr("Train")), shareBox(10, tr("Validation")), shareBox(20, tr("Test"))},
      by_(choiceBox({{tr("Patient"), "patient"}, {tr("Study"), "study"}})),
      stratify_(choiceBox({{tr("Nothing"), QString()}})),
      replace_(new QCheckBox(tr("Replace the split that is there"))), state_(new QLabel) {
  setWindowTitle(tr("Split the cohort"));
  for (const auto& column : columns) {
    by_->addItem(column, column);
    stratify_->addItem(column, column);
  }
  by_->setAccessibleName(tr("What is not divided"));
  by_->setToolTip(tr("All images of one patient go to one part: a model must not be tested on patients that it has "
                     "learned from"));
  stratify_->setAccessibleName(tr("Column with the same shares in all parts"));
  replace_->setVisible(isSplit_);
  state_->setForegroundRole(QPalette::PlaceholderText);
  state_->setWordWrap(true);
  auto* buttons = new QDialogButtonBox;
  buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole)->setAutoDefault(false);
  split_ = buttons->addButton(tr("Split"), QDialogButtonBox::AcceptRole);
  split_->setDefault(true);
  connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  auto* form = new QFormLayout;
  form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
  form->addRow(tr("Shares"), makeShares());
  form->addRow(tr("Keep together"), by_);
  form->addRow(tr("Same shares of"), stratify_);
  auto* layout = new QVBoxLayout(this);
  layout->addLayout(form);
  layout->addWidget(replace_);
  layout->addWidget(state_);
  layout->addWidget(buttons);
  connect(replace_, &QCheckBox::toggled, this, &SplitDialog::showState);
  showState();
}

QWidget* SplitDialog::makeShares() {
  auto* box = new QWidget;
  auto* layout = new QHBoxLayout(box);
  layout->setContentsMargins(0, 0, 0, 0);
  for (auto* share : shares_) {
    layout->addWidget(share, 1);
    connect(share, &QSpinBox::valueChanged, this, &SplitDialog::showState);
  }
  return box;
}

workflow::SplitOptions SplitDialog::options() const {
  workflow::SplitOptions options;
  for (std::size_t i = 0; i < shares_.size(); ++i) {
    options.shares.at(i) = shares_.at(i)->value();
  }
  options.by = by_->currentData().toString().toStdString();
  options.stratify = stratify_->currentData().toString().toStdString();
  options.replace = replace_->isChecked();
  return options;
}

void SplitDialog::showState() {
  const auto shares = options().shares;
  const bool some = shares[0] + shares[1] + shares[2] > 0;
  const bool allowed = !isSplit_ || replace_->isChecked();
  split_->setEnabled(some && allowed);
  if (!some) {
    state_->setText(tr("Give at least one part a share."));
  } else {
    state_->setText(allowed ? tr("Models learn from the training part alone and are judged on the test part.")
                            : tr("The cohort is split already, perhaps as its publishers did it."));
  }
}

} // namespace stratoscope::ui
