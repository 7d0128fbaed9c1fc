#include "ui/panels/learn_panel.h"

#include "ui/models/job_text.h"
#include "ui/views/curve_view.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include <limits>
#include <utility>

namespace stratoscope::ui {
namespace {

constexpr int narrowField = 60;

enum Curve { Total, Contrastive, Reconstruction };

QComboBox* choice(std::initializer_list<std::pair<QString, const char*>> entries) {
  auto* box = new QComboBox;
  for (const auto& [text, word] : entries) {
    box->addItem(text, QString::fromLatin1(word));
  }
  return box;
}

void choose(QComboBox* box, const QString& word) {
  if (const int index = box->findData(word); index >= 0) {
    box->setCurrentIndex(index);
  }
}

QSpinBox* number(int low, int high) {
  auto* box = new QSpinBox;
  box->setRange(low, high);
  box->setGroupSeparatorShown(true);
  return box;
}

QDoubleSpinBox* number(double low, double high, double step) {
  auto* box = new QDoubleSpinBox;
  box->setDecimals(2);
  box->setRange(low, high);
  box->setSingleStep(step);
  return box;
}

/// Two narrow fields side by side: a form in a dock is short of height.
QHBoxLayout* pair(QWidget* first, const QString& label, QWidget* second) {
  auto* text = new QLabel(label);
  text->setBuddy(second);
  text->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
  auto* layout = new QHBoxLayout;
  layout->addWidget(first, 1);
  layout->addWidget(text, 1);
  layout->addWidget(second, 1);
  second->setAccessibleName(label);
  // One width for all, whatever the longest number of each.
  for (auto* field : {first, second}) {
    field->setMinimumWidth(narrowField);
  }
  return layout;
}

QString meaningOf(const QString& augmentation) {
  if (augmentation == QLatin1String("slice")) {
    return LearnPanel::tr("Small turns, crops and light, no flips: the way up has a meaning");
  }
  if (augmentation == QLatin1String("microscopy")) {
    return LearnPanel::tr("All turns and flips, weak colour: no way is up");
  }
  if (augmentation == QLatin1String("photograph")) {
    return LearnPanel::tr("Small turns, crops, mirroring; light and colour vary");
  }
  return LearnPanel::tr("Small turns, crops and light, no flips: left and right have a meaning");
}

} // namespace

LearnPanel::LearnPanel(QWidget* parent)
    : QWidget(parent), model_(choice({{tr("Residual"), "residual"}, {tr("Reference"), "reference"}})),
      loss_(choice({{tr("NT-Xent"), "ntxent"}, {tr("Decoupled"), "dcl"}})),
      augmentation_(choice({{tr("Radiograph"), "radiograph"},
                            {tr("CT/MR slice"), "slice"},
                            {tr("Microscopy"), "microscopy"},
                            {tr("Colour photograph"), "photograph"}})),
      epochs_(number(1, 10000)), batch_(number(2, 8192)), latent_(number(2, 2048)),
      temperature_(number(0.01, 10, 0.05)), weight_(number(0, 1000, 0.1)),
      variational_(new QCheckBox(tr("Variational"))), divergence_(new QDoubleSpinBox),
      precision_(choice({{tr("Automatic"), "auto"}, {tr("32 bits"), "float"}, {tr("bfloat16"), "bf16"}})),
      meaning_(new QLabel), estimate_(new QLabel), seed_(number(0, std::numeric_limits<int>::max())),
      device_(
          choice({{tr("Automatic"), "auto"}, {tr("Processor (CPU)"), "cpu"}, {tr("Graphics card (CUDA)"), "cuda"}})),
      form_(makeForm()), train_(new QPushButton(tr("Train"))), resume_(new QPushButton),
      pause_(new QPushButton(tr("Pause"))), stop_(new QPushButton(tr("Stop"))), status_(new QLabel),
      curves_(new CurveView) {
  for (auto* label : {status_, meaning_, estimate_}) {
    label->setWordWrap(true);
  }
  train_->setDefault(true);
  curves_->setAccessibleName(tr("Losses of the training"));
  curves_->addSeries(tr("Loss"));
  curves_->addSeries(tr("Contrastive"));
  curves_->addSeries(tr("Reconstruction"));
  curves_->setAxisTitles(tr("Epoch"), {});

  auto* buttons = new QHBoxLayout;
  for (auto* button : {train_, pause_, stop_}) {
    buttons->addWidget(button);
  }
  buttons->addStretch(1);
  resume_->hide();
  auto* layout = new QVBoxLayout(this);
  layout->addWidget(form_);
  layout->addWidget(estimate_);
  layout->addWidget(resume_);
  layout->addLayout(buttons);
  layout->addWidget(status_);
  layout->addWidget(curves_, 1);

  connect(train_, &QPushButton::clicked, this, [this] { Q_EMIT trainRequested(settings()); });
  connect(resume_, &QPushButton::clicked, this, [this] { Q_EMIT resumeRequested(settings().device); });
  connect(pause_, &QPushButton::clicked, this, [this] { Q_EMIT pauseRequested(state_ == State::Running); });
  connect(stop_, &QPushButton::clicked, this, &LearnPanel::stopRequested);
  connect(epochs_, &QSpinBox::valueChanged, this, &LearnPanel::showEstimate);
  connect(variational_, &QCheckBox::toggled, divergence_, &QWidget::setEnabled);
  connect(augmentation_, &QComboBox::currentIndexChanged, this,
          [this] { meaning_->setText(meaningOf(augmentation_->currentData().toString())); });
  setSettings({});
  divergence_->setEnabled(variational_->isChecked());
  meaning_->setText(meaningOf(augmentation_->currentData().toString()));
  showState();
}

QWidget* LearnPanel::makeForm() {
  loss_->setToolTip(tr("Decoupled leaves the positive pair out of the denominator and suits small batches"));
  augmentation_->setToolTip(tr("Which changes leave the meaning of an image as it is"));
  weight_->setToolTip(tr("Weight of the reconstruction beside the contrastive loss"));
  auto* form = new QWidget;
  auto* layout = new QFormLayout(form);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
  layout->addRow(tr("Model"), model_);
  layout->addRow(tr("Contrastive loss"), loss_);
  layout->addRow(tr("Augmentation"), augmentation_);
  layout->addRow(QString(), meaning_);
  layout->addRow(tr("Epochs"), pair(epochs_, tr("Batch"), batch_));
  layout->addRow(tr("Latent size"), pair(latent_, tr("Temperature"), temperature_));
  layout->addRow(tr("Reconstruction"), pair(weight_, tr("Seed"), seed_));
  layout->addRow(QString(), rowOfVariational());
  layout->addRow(tr("Device"), pair(device_, tr("Precision"), precision_));
  epochs_->setAccessibleName(tr("Epochs"));
  latent_->setAccessibleName(tr("Latent size"));
  weight_->setAccessibleName(tr("Weight of the reconstruction"));
  return form;
}

QHBoxLayout* LearnPanel::rowOfVariational() {
  variational_->setToolTip(tr("The embedding of an image as a normal distribution: smoother to draw from"));
  divergence_->setDecimals(4);
  divergence_->setRange(0.0001, 10);
  divergence_->setSingleStep(0.0005);
  divergence_->setToolTip(tr("Weight of the divergence from the standard normal distribution"));
  divergence_->setAccessibleName(tr("Weight of the divergence"));
  auto* layout = new QHBoxLayout;
  layout->addWidget(variational_, 1);
  layout->addWidget(divergence_);
  return layout;
}

LearnSettings LearnPanel::settings() const {
  LearnSettings settings;
  settings.model = model_->currentData().toString();
  settings.loss = loss_->currentData().toString();
  settings.augmentation = augmentation_->currentData().toString();
  settings.epochs = epochs_->value();
  settings.batch = batch_->value();
  settings.latent = latent_->value();
  settings.temperature = temperature_->value();
  settings.reconstructionWeight = weight_->value();
  settings.variational = variational_->isChecked();
  settings.divergenceWeight = divergence_->value();
  settings.precision = precision_->currentData().toString();
  settings.seed = seed_->value();
  settings.device = device_->currentData().toString();
  return settings;
}

void LearnPanel::setSettings(const LearnSettings& settings) {
  choose(model_, settings.model);
  choose(loss_, settings.loss);
  choose(augmentation_, settings.augmentation);
  epochs_->setValue(settings.epochs);
  batch_->setValue(settings.batch);
  latent_->setValue(settings.latent);
  temperature_->setValue(settings.temperature);
  weight_->setValue(settings.reconstructionWeight);
  variational_->setChecked(settings.variational);
  divergence_->setValue(settings.divergenceWeight);
  choose(precision_, settings.precision);
  seed_->setValue(settings.seed);
  choose(device_, settings.device);
}

void LearnPanel::setState(State state) {
  if (state_ == State::Idle && state == State::Running) {
    curves_->clear();
    status_->setText(tr("Starting"));
  }
  state_ = state;
  showState();
}

void LearnPanel::setPossible(bool possible, const QString& whyNot) {
  possible_ = possible;
  whyNot_ = whyNot;
  if (state_ == State::Idle) {
    status_->setText(possible ? QString() : whyNot);
  }
  showState();
}

void LearnPanel::setBasis(const TrainingBasis& basis) {
  basis_ = basis;
  showEstimate();
}

void LearnPanel::showEstimate() {
  const auto text = estimateText(basis_, epochs_->value());
  estimate_->setText(text);
  estimate_->setVisible(!text.isEmpty() && state_ == State::Idle);
}

void LearnPanel::setUnfinished(int done, int epochs) {
  resume_->setVisible(done >= 0);
  resume_->setText(tr("Resume after epoch %L1 of %L2").arg(done).arg(epochs));
}

void LearnPanel::showState() {
  const bool idle = state_ == State::Idle;
  form_->setEnabled(idle);
  train_->setEnabled(idle && possible_);
  resume_->setEnabled(idle && possible_);
  train_->setToolTip(possible_ ? QString() : whyNot_);
  pause_->setEnabled(!idle);
  pause_->setText(state_ == State::Paused ? tr("Resume") : tr("Pause"));
  stop_->setEnabled(!idle);
  showEstimate();
}

void LearnPanel::addEpoch(int epoch, int epochs, double loss, double contrastive, double reconstruction,
                          double imagesPerSecond) {
  curves_->append(Total, epoch, loss);
  curves_->append(Contrastive, epoch, contrastive);
  curves_->append(Reconstruction, epoch, reconstruction);
  const QLocale locale;
  QStringList parts{tr("Epoch %L1 of %L2").arg(epoch).arg(epochs)};
  if (imagesPerSecond > 0) {
    parts << tr("%1 images/s").arg(locale.toString(imagesPerSecond, 'f', 0));
  }
  if (imagesPerSecond > 0 && basis_.items > 0 && epoch < epochs) {
    parts << tr("%1 left").arg(durationText(static_cast<double>(basis_.items) * (epochs - epoch) / imagesPerSecond));
  }
  parts << tr("loss %1").arg(locale.toString(loss, 'f', 3));
  status_->setText(parts.join(QStringLiteral(" \u00b7 ")));
}

} // namespace stratoscope::ui
