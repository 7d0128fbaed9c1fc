#include "ui/panels/recipe_form.h"

#include "core/imaging/recipe.h"
#include "ui/models/import_words.h"
#include "ui/panels/form_parts.h"

#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

#include <vector>

namespace stratoscope::ui {
namespace {

constexpr double largestValue = 100000;

QDoubleSpinBox* valueBox(double low, const QString& prefix, const QString& name) {
  auto* box = new QDoubleSpinBox;
  box->setRange(low, largestValue);
  box->setDecimals(1);
  box->setPrefix(prefix);
  box->setAccessibleName(name);
  return box;
}

QString sizeText(int side, bool volumes) {
  return volumes ? RecipeForm::tr("%1 \u00d7 %1 \u00d7 %1 voxels").arg(side)
                 : RecipeForm::tr("%1 \u00d7 %1 pixels").arg(side);
}

constexpr const char* wholeVolume = "volume";

} // namespace

RecipeForm::RecipeForm(QWidget* parent)
    : QWidget(parent), slices_(choiceBox({{tr("The middle slice"), "middle"},
                                          {tr("Evenly spaced slices"), "every"},
                                          {tr("All slices"), "all"},
                                          {tr("Three orthogonal slices"), "orthogonal"},
                                          {tr("Maximum projection"), "mip"},
                                          {tr("Mean projection"), "mean"},
                                          {tr("The whole volume, in 3-D"), wholeVolume}})),
      every_(new QSpinBox),
      axis_(choiceBox({{tr("Through the slices"), "k"}, {tr("Along the rows"), "j"}, {tr("Along the columns"), "i"}})),
      size_(choiceBox({})), channels_(choiceBox({{tr("Grey, 1 channel"), 1}, {tr("Colour, 3 channels"), 3}})),
      window_(choiceBox({{tr("As the file says"), "auto"},
                         {tr("By the modality"), "preset"},
                         {tr("1st to 99th percentile"), "percentiles"},
                         {tr("CT soft tissue"), "soft-tissue"},
                         {tr("CT lung"), "lung"},
                         {tr("CT bone"), "bone"},
                         {tr("CT brain"), "brain"},
                         {tr("CT mediastinum"), "mediastinum"},
                         {tr("Fixed"), "fixed"}})),
      bits_(choiceBox({{tr("8 bits"), "8"}, {tr("16 bits"), "16"}, {tr("16 bits where needed"), "auto"}})),
      //: before the centre and the width of a grey-level window
      centre_(valueBox(-largestValue, tr("C "), tr("Centre of the window"))),
      width_(valueBox(1, tr("W "), tr("Width of the window"))), words_(new QLabel) {
  words_->setWordWrap(true);
  words_->setForegroundRole(QPalette::PlaceholderText);
  auto* form = new QFormLayout;
  form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
  addVolume(form);
  addGreyLevels(form);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addLayout(form);
  layout->addWidget(words_);
  for (auto* box : {slices_, axis_, size_, channels_, window_, bits_}) {
    connect(box, &QComboBox::currentIndexChanged, this, &RecipeForm::follow);
  }
  connect(every_, &QSpinBox::valueChanged, this, &RecipeForm::follow);
  for (auto* box : {centre_, width_}) {
    connect(box, &QDoubleSpinBox::valueChanged, this, &RecipeForm::follow);
  }
  show({});
}

void RecipeForm::addVolume(QFormLayout* form) {
  every_->setRange(1, 10000);
  //: before a number: one slice in so many is taken
  every_->setPrefix(tr("one in "));
  every_->setAccessibleName(tr("One slice in so many"));
  axis_->setAccessibleName(tr("Line of sight of the projection"));
  offerSizes(false);
  slices_->setAccessibleName(tr("Slices of a volume"));
  slices_->setToolTip(
      tr("Which slices of a volume become images of the cohort, or whether it becomes one whole. Pictures "
         "and the images of an NPZ are all taken, but not beside whole volumes"));
  size_->setAccessibleName(tr("Image size"));
  size_->setToolTip(tr("Small images are learned faster; large ones keep finer detail. All images of a cohort have one "
                       "size"));
  channels_->setAccessibleName(tr("Colour"));
  channels_->setToolTip(tr("Colour where it tells groups apart, as in microscopy; grey for radiology"));
  form->addRow(tr("From a volume take"), rowOf({slices_, every_, axis_}));
  form->addRow(tr("Image size"), size_);
  form->addRow(tr("Colour"), channels_);
}

void RecipeForm::offerSizes(bool volumes) {
  const QSignalBlocker quiet(size_);
  size_->clear();
  const auto sides = volumes ? std::vector{16, 28, 32, 48, 64, 96} : std::vector{32, 64, 96, 128, 192, 256};
  for (const int side : sides) {
    size_->addItem(sizeText(side, volumes), side);
  }
  choose(size_, volumes ? imaging::defaultCubeSize : ImportRequest().size);
  volumes_ = volumes;
}

void RecipeForm::addGreyLevels(QFormLayout* form) {
  window_->setAccessibleName(tr("Grey levels"));
  window_->setToolTip(tr("Which values become black and white. The CT windows apply to CT; pictures are taken as "
                         "stored"));
  bits_->setAccessibleName(tr("Bits of a value"));
  bits_->setToolTip(
      tr("8 bits are enough for learning and for looking. 16 keep every value of a deep image for export and "
         "other tools, at twice the room on disk"));
  form->addRow(tr("Grey levels"), rowOf({window_, centre_, width_}));
  form->addRow(tr("Kept as"), bits_);
}

void RecipeForm::read(ImportRequest& request) const {
  request.slices = slices_->currentData().toString();
  request.every = every_->value();
  request.axis = axis_->currentData().toString();
  request.size = size_->currentData().toInt();
  request.channels = channels_->currentData().toInt();
  request.bits = bits_->currentData().toString();
  request.window = window_->currentData().toString();
  request.centre = centre_->value();
  request.width = width_->value();
}

void RecipeForm::show(const ImportRequest& request) {
  choose(slices_, request.slices);
  every_->setValue(request.every);
  choose(axis_, request.axis);
  choose(size_, request.size);
  choose(channels_, request.channels);
  choose(bits_, request.bits);
  choose(window_, request.window);
  centre_->setValue(request.centre);
  width_->setValue(request.width);
  follow();
}

void RecipeForm::lockItems(const ImageStack& items) {
  const bool volumes = items.depth > 1;
  if (volumes) {
    choose(slices_, wholeVolume);
    slices_->setEnabled(false);
    slices_->setToolTip(tr("The cohort holds whole volumes; slices and pictures go into a cohort of their own"));
  } else {
    slices_->removeItem(slices_->findData(wholeVolume));
  }
  if (size_->findData(items.width) < 0) {
    size_->addItem(sizeText(items.width, volumes), items.width);
  }
  choose(size_, items.width);
  choose(channels_, items.channels);
  choose(bits_, items.type == PixelType::UInt16 ? "16" : "8");
  for (auto* box : {size_, channels_, bits_}) {
    box->setEnabled(false);
    box->setToolTip(tr("As the images that the cohort has already"));
  }
}

void RecipeForm::follow() {
  ImportRequest now;
  read(now);
  if (volumes_ != (now.slices == QLatin1String(wholeVolume))) {
    offerSizes(!volumes_);
    now.size = size_->currentData().toInt();
  }
  every_->setVisible(now.slices == QStringLiteral("every"));
  axis_->setVisible(now.slices == QStringLiteral("mip") || now.slices == QStringLiteral("mean"));
  for (auto* box : {centre_, width_}) {
    box->setVisible(now.window == QStringLiteral("fixed"));
  }
  words_->setText(recipeInWords(now));
  Q_EMIT changed();
}

} // namespace stratoscope::ui
