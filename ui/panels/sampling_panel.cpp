#include "ui/panels/sampling_panel.h"

#include "ui/panels/synthetic_delegate.h"
#include "ui/panels/tile_painting.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSlider>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>
#include <limits>

namespace stratoscope::ui {
namespace {

constexpr int mostImages = 1000;
constexpr int hundredths = 100; ///< steps of the temperature's slider in 1
constexpr int hottest = 2 * hundredths;

enum SourceRole { KindRole = Qt::UserRole, ClusterRole };

} // namespace

SamplingPanel::SamplingPanel(SelectionModel& selection, TileCache& tiles, QWidget* parent)
    : QWidget(parent), selection_(selection), model_(tiles), source_(new QComboBox), count_(new QSpinBox),
      temperature_(new QSlider(Qt::Horizontal)), temperatureText_(new QLabel), seed_(new QSpinBox), form_(makeForm()),
      draw_(new QPushButton(tr("Draw"))), export_(new QPushButton(tr("Export\u2026"))), status_(new QLabel) {
  auto* delegate = new SyntheticDelegate(this);
  view_ = makeTileView(model_, delegate);
  view_->setAccessibleName(tr("Synthetic images, each with the nearest real image"));
  view_->installEventFilter(this);
  status_->setWordWrap(true);
  draw_->setDefault(true);
  export_->setToolTip(tr("Writes the images, marked as synthetic, with a list of how they were drawn"));

  auto* buttons = new QHBoxLayout;
  buttons->addWidget(draw_);
  buttons->addWidget(export_);
  buttons->addStretch(1);
  auto* layout = new QVBoxLayout(this);
  layout->addWidget(form_);
  layout->addLayout(buttons);
  layout->addWidget(status_);
  layout->addWidget(view_, 1);

  connect(delegate, &SyntheticDelegate::realClicked, this, &SamplingPanel::showReal);
  connect(draw_, &QPushButton::clicked, this, [this] { Q_EMIT drawRequested(request()); });
  connect(export_, &QPushButton::clicked, this, &SamplingPanel::exportRequested);
  connect(source_, &QComboBox::currentIndexChanged, this, &SamplingPanel::showState);
  connect(&selection_, &SelectionModel::currentChanged, this, &SamplingPanel::showState);
  setClusters({});
}

QWidget* SamplingPanel::makeForm() {
  const SamplingRequest usual;
  count_->setRange(1, mostImages);
  count_->setValue(usual.count);
  count_->setAccessibleName(tr("Number of synthetic images"));
  seed_->setRange(0, std::numeric_limits<int>::max());
  seed_->setValue(usual.seed);
  seed_->setAccessibleName(tr("Seed"));
  seed_->setToolTip(tr("The same seed draws the same images again"));
  source_->setAccessibleName(tr("Images to draw from"));
  source_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  auto* seedText = new QLabel(tr("Seed"));
  seedText->setBuddy(seed_);
  seedText->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
  auto* numbers = new QHBoxLayout;
  numbers->addWidget(count_, 1);
  numbers->addWidget(seedText, 1);
  numbers->addWidget(seed_, 1);
  auto* form = new QWidget;
  auto* layout = new QFormLayout(form);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
  layout->addRow(tr("Draw from"), source_);
  layout->addRow(tr("Images"), numbers);
  layout->addRow(tr("Temperature"), makeTemperature());
  return form;
}

QLayout* SamplingPanel::makeTemperature() {
  temperature_->setRange(0, hottest);
  temperature_->setSingleStep(5);
  temperature_->setPageStep(25);
  temperature_->setAccessibleName(tr("Temperature"));
  temperature_->setToolTip(tr("How far from the typical image: 1 spreads as the real images do"));
  temperatureText_->setMinimumWidth(temperatureText_->fontMetrics().horizontalAdvance(QStringLiteral("0.000")));
  temperatureText_->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
  connect(temperature_, &QSlider::valueChanged, temperatureText_, [this](int value) {
    const auto text = QLocale().toString(static_cast<double>(value) / hundredths, 'f', 2);
    temperatureText_->setText(text);
    temperature_->setAccessibleDescription(text);
  });
  temperature_->setValue(qRound(SamplingRequest().temperature * hundredths));
  auto* layout = new QHBoxLayout;
  layout->addWidget(temperature_, 1);
  layout->addWidget(temperatureText_);
  return layout;
}

void SamplingPanel::addSource(const QString& text, SamplingRequest::Source source, int cluster) {
  source_->addItem(text);
  source_->setItemData(source_->count() - 1, static_cast<int>(source), KindRole);
  source_->setItemData(source_->count() - 1, cluster, ClusterRole);
}

void SamplingPanel::setClusters(const std::vector<QString>& names) {
  {
    const QSignalBlocker quiet(source_);
    const int chosen = std::max(0, source_->currentIndex());
    source_->clear();
    addSource(tr("All images"), SamplingRequest::Source::All);
    addSource(tr("Around the current image"), SamplingRequest::Source::CurrentItem);
    for (std::size_t cluster = 0; cluster < names.size(); ++cluster) {
      addSource(tr("Cluster \u201c%1\u201d").arg(names[cluster]), SamplingRequest::Source::Cluster,
                static_cast<int>(cluster));
    }
    source_->setCurrentIndex(chosen < source_->count() ? chosen : 0);
  }
  showState();
}

SamplingRequest SamplingPanel::request() const {
  SamplingRequest request;
  request.source = static_cast<SamplingRequest::Source>(source_->currentData(KindRole).toInt());
  request.cluster = source_->currentData(ClusterRole).toInt();
  request.item = request.source == SamplingRequest::Source::CurrentItem ? selection_.current() : -1;
  request.count = count_->value();
  request.temperature = static_cast<double>(temperature_->value()) / hundredths;
  request.seed = seed_->value();
  return request;
}

void SamplingPanel::setResults(const std::vector<SyntheticImage>& images) {
  model_.setImages(images);
  view_->scrollToTop();
  showState();
}

void SamplingPanel::setPossible(bool possible, const QString& whyNot) {
  possible_ = possible;
  whyNot_ = whyNot;
  showState();
}

void SamplingPanel::setRunning(bool running) {
  running_ = running;
  showState();
}

bool SamplingPanel::hasSource() const {
  const auto wanted = request();
  return wanted.source != SamplingRequest::Source::CurrentItem || wanted.item >= 0;
}

void SamplingPanel::showState() {
  const bool idle = possible_ && !running_;
  form_->setEnabled(idle);
  draw_->setEnabled(idle && hasSource());
  export_->setEnabled(!running_ && model_.rowCount() > 0);
  status_->setText(describe());
}

QString SamplingPanel::describe() const {
  if (!possible_) {
    return whyNot_;
  }
  if (running_) {
    return tr("Drawing");
  }
  if (!hasSource()) {
    return tr("Choose an image on the map or in the gallery");
  }
  if (model_.rowCount() == 0) {
    return tr("No synthetic images yet");
  }
  const auto drawn = tr("%Ln synthetic images, each with the nearest real one", nullptr, model_.rowCount());
  const int copies = model_.likelyCopies();
  return copies == 0 ? drawn : drawn + QStringLiteral(" \u00b7 ") + tr("%Ln likely copies", nullptr, copies);
}

void SamplingPanel::showReal(const QModelIndex& index) {
  if (index.isValid()) {
    selection_.setCurrent(index.data(SyntheticModel::NearestItemRole).toInt());
  }
}

bool SamplingPanel::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::KeyPress) {
    const auto* press = static_cast<QKeyEvent*>(event);
    if (press->key() == Qt::Key_Return || press->key() == Qt::Key_Enter) {
      showReal(view_->currentIndex());
      return true;
    }
  }
  return QWidget::eventFilter(watched, event);
}

} // namespace stratoscope::ui
