#include "ui/panels/import_dialog.h"

#include "ui/panels/source_list.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include <utility>

namespace stratoscope::ui {
namespace {

constexpr double largestValue = 100000;

QComboBox* choice(std::initializer_list<std::pair<QString, QVariant>> entries) {
  auto* box = new QComboBox;
  for (const auto& [text, word] : entries) {
    box->addItem(text, word);
  }
  return box;
}

void choose(QComboBox* box, const QVariant& word) {
  if (const int index = box->findData(word); index >= 0) {
    box->setCurrentIndex(index);
  }
}

QHBoxLayout* row(std::initializer_list<QWidget*> widgets) {
  auto* layout = new QHBoxLayout;
  for (auto* widget : widgets) {
    layout->addWidget(widget, widget == *widgets.begin() ? 1 : 0);
  }
  return layout;
}

QDoubleSpinBox* value(double low, const QString& prefix, const QString& name) {
  auto* box = new QDoubleSpinBox;
  box->setRange(low, largestValue);
  box->setDecimals(1);
  box->setPrefix(prefix);
  box->setAccessibleName(name);
  return box;
}

} // namespace

ImportDialog::ImportDialog(QWidget* parent)
    : QDialog(parent), sources_(new SourceList), slices_(choice({{tr("The middle slice"), "middle"},
                                                                 {tr("Evenly spaced slices"), "every"},
                                                                 {tr("All slices"), "all"},
                                                                 {tr("Three orthogonal slices"), "orthogonal"}})),
      every_(new QSpinBox), size_(new QComboBox),
      channels_(choice({{tr("Grey, 1 channel"), 1}, {tr("Colour, 3 channels"), 3}})),
      window_(choice({{tr("Automatic"), "auto"}, {tr("Preset of the modality"), "preset"}, {tr("Fixed"), "fixed"}})),
      //: before the centre and the width of a grey-level window
      centre_(value(-largestValue, tr("C "), tr("Centre of the window"))),
      width_(value(1, tr("W "), tr("Width of the window"))), labels_(new QLineEdit), truth_(new QLineEdit),
      status_(new QLabel) {
  setWindowTitle(tr("Import images"));
  status_->setForegroundRole(QPalette::PlaceholderText);
  status_->setWordWrap(true);
  auto* layout = new QVBoxLayout(this);
  layout->addWidget(sources_, 1);
  auto* form = new QFormLayout;
  form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
  addVolume(form);
  addTable(form);
  layout->addLayout(form);
  layout->addWidget(status_);
  layout->addWidget(makeButtons());
  connect(sources_, &SourceList::changed, this, &ImportDialog::showState);
  for (auto* box : {slices_, window_}) {
    connect(box, &QComboBox::currentIndexChanged, this, &ImportDialog::showState);
  }
  connect(labels_, &QLineEdit::textChanged, this, &ImportDialog::showState);
  setRequest({});
}

void ImportDialog::addVolume(QFormLayout* form) {
  every_->setRange(1, 10000);
  //: before a number: one slice in so many is taken
  every_->setPrefix(tr("one in "));
  every_->setAccessibleName(tr("One slice in so many"));
  for (const int side : {32, 64, 96, 128, 192, 256}) {
    size_->addItem(tr("%1 \u00d7 %1 pixels").arg(side), side);
  }
  slices_->setToolTip(tr("Which slices of a volume become images of the cohort"));
  size_->setToolTip(tr("Small images are learned faster; large ones keep finer detail"));
  window_->setToolTip(tr("Which values become black and white. Automatic follows the file, then the modality"));
  form->addRow(tr("From a volume take"), row({slices_, every_}));
  form->addRow(tr("Image size"), size_);
  form->addRow(tr("Colour"), channels_);
  form->addRow(tr("Grey levels"), row({window_, centre_, width_}));
  slices_->setAccessibleName(tr("Slices of a volume"));
  window_->setAccessibleName(tr("Grey levels"));
}

void ImportDialog::addTable(QFormLayout* form) {
  labels_->setPlaceholderText(tr("CSV file with more columns, optional"));
  labels_->setToolTip(tr("A table with a column \"path\", \"patient\", \"study\" or \"series\" that says which images "
                         "a row belongs to"));
  labels_->setAccessibleName(tr("Table"));
  truth_->setPlaceholderText(tr("Column to compare groups with, optional"));
  truth_->setToolTip(tr("Never used in learning: evaluations compare the groups with it. \"folder\" stands for the "
                        "names of sub-folders"));
  auto* browse = new QPushButton(tr("Browse..."));
  browse->setAutoDefault(false);
  browse->setAccessibleName(tr("Browse for a table"));
  connect(browse, &QPushButton::clicked, this, &ImportDialog::browseLabels);
  form->addRow(tr("Table"), row({labels_, browse}));
  form->addRow(tr("Truth"), truth_);
}

QWidget* ImportDialog::makeButtons() {
  auto* buttons = new QDialogButtonBox;
  buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole)->setAutoDefault(false);
  import_ = buttons->addButton(tr("Import"), QDialogButtonBox::AcceptRole);
  import_->setDefault(true);
  connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  return buttons;
}

ImportRequest ImportDialog::request() const {
  ImportRequest request;
  request.sources = sources_->sources();
  request.slices = slices_->currentData().toString();
  request.every = every_->value();
  request.size = size_->currentData().toInt();
  request.channels = channels_->currentData().toInt();
  request.window = window_->currentData().toString();
  request.centre = centre_->value();
  request.width = width_->value();
  request.labels = labels_->text().trimmed();
  request.truth = truth_->text().trimmed();
  return request;
}

void ImportDialog::setRequest(const ImportRequest& request) {
  choose(slices_, request.slices);
  every_->setValue(request.every);
  choose(size_, request.size);
  choose(channels_, request.channels);
  choose(window_, request.window);
  centre_->setValue(request.centre);
  width_->setValue(request.width);
  labels_->setText(request.labels);
  truth_->setText(request.truth);
  sources_->clear();
  sources_->add(request.sources);
}

void ImportDialog::addSources(const QStringList& paths) { sources_->add(paths); }

void ImportDialog::lockItems(int size, int channels) {
  if (size_->findData(size) < 0) {
    size_->addItem(tr("%1 \u00d7 %1 pixels").arg(size), size);
  }
  choose(size_, size);
  choose(channels_, channels);
  for (auto* box : {size_, channels_}) {
    box->setEnabled(false);
    box->setToolTip(tr("As the images that the cohort has already"));
  }
}

void ImportDialog::browseLabels() {
  const auto path =
      QFileDialog::getOpenFileName(this, tr("Table"), QFileInfo(labels_->text()).absolutePath(),
                                   tr("Tables (*.csv *.tsv *.txt)") + QStringLiteral(";;") + tr("All files (*)"));
  if (!path.isEmpty()) {
    labels_->setText(QDir::toNativeSeparators(path));
  }
}

QString ImportDialog::whatIsMissing() const {
  if (sources_->sources().isEmpty()) {
    return tr("Add files or a folder to begin.");
  }
  const auto labels = labels_->text().trimmed();
  return labels.isEmpty() || QFileInfo(labels).isFile() ? QString() : tr("The table is not there: %1").arg(labels);
}

void ImportDialog::showState() {
  every_->setVisible(slices_->currentData() == QStringLiteral("every"));
  for (auto* box : {centre_, width_}) {
    box->setVisible(window_->currentData() == QStringLiteral("fixed"));
  }
  const auto missing = whatIsMissing();
  status_->setText(missing);
  import_->setEnabled(missing.isEmpty());
}

} // namespace stratoscope::ui
