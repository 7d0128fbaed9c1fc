#include "ui/panels/viewer_bar.h"

#include "ui/models/window_presets.h"
#include "ui/panels/flow_layout.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeySequence>
#include <QLabel>
#include <QPainter>
#include <QShortcut>
#include <QSignalBlocker>
#include <QSlider>
#include <QSpinBox>
#include <QStandardItemModel>
#include <QTimer>
#include <QToolButton>

#include <algorithm>
#include <cmath>

namespace stratoscope::ui {
namespace {

constexpr int usualSpeed = 12; ///< frames a second
constexpr int sliderWidth = 100;
constexpr int presetLetters = 13; ///< of the contrast that is shown while the list is closed

QToolButton* textButton(const QString& text, const QString& tip, bool checkable) {
  auto* button = new QToolButton;
  button->setText(text);
  button->setToolTip(tip);
  button->setCheckable(checkable);
  button->setAutoRaise(true);
  return button;
}

/// A triangle, or two bars while it plays, in the colour of the text: the style's own is black in either theme.
QIcon playIcon(bool playing, const QColor& colour) {
  constexpr int side = 48;
  QPixmap picture(side, side);
  picture.fill(Qt::transparent);
  QPainter painter(&picture);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  painter.setBrush(colour);
  if (playing) {
    painter.drawRect(12, 9, 8, 30);
    painter.drawRect(28, 9, 8, 30);
  } else {
    painter.drawPolygon(QPolygonF({{14, 8}, {40, 24}, {14, 40}}));
  }
  return picture;
}

QHBoxLayout* tightRow(QWidget* box) {
  auto* layout = new QHBoxLayout(box);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(4);
  return layout;
}

bool same(const ContrastWindow& one, const ContrastWindow& other) {
  const double slack = 1e-6 * std::max(1.0, std::abs(one.width));
  return one.function == other.function && one.table == other.table && std::abs(one.centre - other.centre) <= slack &&
         std::abs(one.width - other.width) <= slack;
}

} // namespace

ViewerBar::ViewerBar(QWidget* parent)
    : QWidget(parent), slices_(new QWidget), slider_(new QSlider(Qt::Horizontal)), spin_(new QSpinBox),
      count_(new QLabel), cine_(new QWidget), play_(new QToolButton), speed_(new QSpinBox), timer_(new QTimer(this)),
      time_(new QWidget), timeSlider_(new QSlider(Qt::Horizontal)), timeCount_(new QLabel), plane_(new QComboBox),
      window_(new QComboBox), invert_(textButton(tr("Invert"), tr("White for black (I)"), true)),
      smooth_(textButton(tr("Smooth"), tr("Draw between the pixels instead of the pixels as they are (N)"), true)),
      fit_(textButton(tr("Fit"), tr("Show the whole image (F)"), false)) {
  auto* layout = new FlowLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(6);
  makeSlices();
  makeCine();
  makeTime();
  plane_->setAccessibleName(tr("Plane"));
  plane_->setToolTip(tr("Planes across the body that the volume is cut in"));
  makeContrast();
  for (auto* part : std::initializer_list<QWidget*>{slices_, time_, cine_, plane_, window_, invert_, smooth_, fit_}) {
    // One height, so that the parts of a line stand on one line.
    part->setMinimumHeight(window_->sizeHint().height());
    layout->addWidget(part);
  }
  connect(plane_, &QComboBox::currentIndexChanged, this,
          [this] { Q_EMIT planeChosen(static_cast<char>(plane_->currentData().toInt())); });
  connect(invert_, &QToolButton::toggled, this, &ViewerBar::invertChosen);
  connect(smooth_, &QToolButton::toggled, this, &ViewerBar::smoothChosen);
  connect(fit_, &QToolButton::clicked, this, &ViewerBar::fitChosen);
  smooth_->setChecked(true);
  makeKeys();
  setImage({});
}

void ViewerBar::makeSlices() {
  slider_->setAccessibleName(tr("Slice"));
  slider_->setFixedWidth(sliderWidth);
  spin_->setAccessibleName(tr("Slice"));
  auto* row = tightRow(slices_);
  row->addWidget(slider_);
  row->addWidget(spin_);
  row->addWidget(count_);
  connect(slider_, &QSlider::valueChanged, this, [this](int value) { Q_EMIT sliceChosen(value - 1); });
  connect(spin_, &QSpinBox::valueChanged, this, [this](int value) { Q_EMIT sliceChosen(value - 1); });
}

void ViewerBar::makeCine() {
  play_->setCheckable(true);
  play_->setAutoRaise(true);
  showPlayIcon();
  play_->setAccessibleName(tr("Play"));
  play_->setToolTip(tr("Play the slices one after the other (C)"));
  speed_->setRange(1, 60);
  speed_->setValue(usualSpeed);
  //: after the number of frames a second
  speed_->setSuffix(tr(" fps"));
  speed_->setAccessibleName(tr("Frames a second"));
  auto* row = tightRow(cine_);
  row->addWidget(play_);
  row->addWidget(speed_);
  connect(play_, &QToolButton::toggled, this, &ViewerBar::play);
  connect(speed_, &QSpinBox::valueChanged, timer_, [this](int speed) { timer_->setInterval(1000 / speed); });
  timer_->setInterval(1000 / usualSpeed);
  connect(timer_, &QTimer::timeout, this, &ViewerBar::nextFrame);
}

void ViewerBar::makeTime() {
  timeSlider_->setAccessibleName(tr("Time"));
  timeSlider_->setToolTip(tr("Volume of the 4-D series"));
  timeSlider_->setFixedWidth(sliderWidth);
  auto* row = tightRow(time_);
  row->addWidget(timeSlider_);
  row->addWidget(timeCount_);
  connect(timeSlider_, &QSlider::valueChanged, this, [this](int value) { Q_EMIT timeChosen(value - 1); });
}

void ViewerBar::nextFrame() {
  if (times_ > 1) {
    Q_EMIT timeChosen(timeSlider_->value() % times_);
  } else {
    Q_EMIT frameDue();
  }
}

void ViewerBar::setTimes(int count, int shown) {
  const QSignalBlocker quiet(timeSlider_);
  times_ = count;
  timeSlider_->setRange(1, std::max(1, count));
  timeSlider_->setValue(shown + 1);
  //: number of a volume in a 4-D series, and their count
  timeCount_->setText(tr("time %L1 of %L2").arg(shown + 1).arg(count));
  time_->setVisible(count > 1);
  cine_->setVisible(count > 1 || (image_.isValid() && image_.slices > 1));
}

void ViewerBar::makeContrast() {
  window_->setAccessibleName(tr("Contrast window"));
  window_->setToolTip(tr("Drag with the right button: across for width, up and down for centre"));
  window_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  window_->setMinimumContentsLength(presetLetters);
  connect(window_, &QComboBox::activated, this, [this](int index) {
    if (index > 0) {
      applyPreset(presets_[static_cast<std::size_t>(index) - 1]);
    }
  });
}

void ViewerBar::fillPresets() {
  presets_ = windowPresets(image_, slice_);
  window_->clear();
  window_->addItem(tr("By hand"));
  auto* entries = qobject_cast<QStandardItemModel*>(window_->model());
  for (const auto& preset : presets_) {
    const auto key = preset.key == Qt::Key_unknown
                         ? QString()
                         : QStringLiteral("  ") + QKeySequence(preset.key).toString(QKeySequence::NativeText);
    window_->addItem(preset.name + key);
    entries->item(window_->count() - 1)->setEnabled(windowFor(preset, image_, slice_).has_value());
  }
  window_->view()->setMinimumWidth(window_->view()->sizeHintForColumn(0) + 2 * sliderWidth / 4);
}

void ViewerBar::makeKeys() {
  const auto key = [this](Qt::Key which, auto deed) {
    auto* shortcut = new QShortcut(QKeySequence(which), this);
    connect(shortcut, &QShortcut::activated, this, deed);
  };
  for (const auto& preset : windowPresets()) {
    key(preset.key, [this, wanted = preset.key] {
      if (const auto found = std::ranges::find(presets_, wanted, &WindowPreset::key); found != presets_.end()) {
        applyPreset(*found);
      }
    });
  }
}

void ViewerBar::setImage(const SliceImage& image) {
  stop();
  image_ = image;
  setTimes(0, 0);
  const bool valid = image_.isValid();
  const int slices = valid ? image_.slices : 1;
  const QSignalBlocker quietSlider(slider_);
  const QSignalBlocker quietSpin(spin_);
  slider_->setRange(1, slices);
  spin_->setRange(1, slices);
  //: after the number of the slice
  count_->setText(tr("of %L1").arg(slices));
  slices_->setVisible(slices > 1);
  cine_->setVisible(slices > 1);
  window_->setVisible(valid && image_.channels == 1);
  invert_->setVisible(valid && image_.channels == 1);
  smooth_->setVisible(valid);
  fit_->setVisible(valid);
  slice_ = slices / 2;
  fillPresets();
}

void ViewerBar::setSlice(int slice) {
  const QSignalBlocker quietSlider(slider_);
  const QSignalBlocker quietSpin(spin_);
  slider_->setValue(slice + 1);
  spin_->setValue(slice + 1);
  const auto& before = image_.windowsAt(slice_);
  const auto& now = image_.windowsAt(slice);
  slice_ = slice;
  // Each file of a series may offer windows of its own.
  if (&before != &now) {
    fillPresets();
    setWindow(shown_);
  }
}

void ViewerBar::setPlanes(const std::vector<PlaneChoice>& planes, char axis) {
  const QSignalBlocker quiet(plane_);
  plane_->clear();
  for (const auto& plane : planes) {
    plane_->addItem(plane.name, static_cast<int>(plane.axis));
  }
  plane_->setCurrentIndex(plane_->findData(static_cast<int>(axis)));
  plane_->setVisible(planes.size() > 1);
}

void ViewerBar::setWindow(const ContrastWindow& window) {
  shown_ = window;
  int found = 0;
  int row = 1;
  for (const auto& preset : presets_) {
    const auto wanted = windowFor(preset, image_, slice_);
    found = found == 0 && wanted && same(*wanted, window) ? row : found;
    ++row;
  }
  window_->setCurrentIndex(found);
}

void ViewerBar::applyPreset(const WindowPreset& preset) {
  if (const auto window = windowFor(preset, image_, slice_)) {
    Q_EMIT windowChosen(*window);
  }
}

void ViewerBar::setInverted(bool inverted) { invert_->setChecked(inverted); }

void ViewerBar::setSmooth(bool smooth) { smooth_->setChecked(smooth); }

void ViewerBar::toggle() {
  if (image_.isValid() && (image_.slices > 1 || times_ > 1)) {
    play_->toggle();
  }
}

bool ViewerBar::playing() const { return timer_->isActive(); }

void ViewerBar::stop() { play_->setChecked(false); }

void ViewerBar::showPlayIcon() { play_->setIcon(playIcon(play_->isChecked(), palette().color(QPalette::ButtonText))); }

void ViewerBar::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::PaletteChange) {
    showPlayIcon();
  }
}

void ViewerBar::play(bool playing) {
  showPlayIcon();
  play_->setAccessibleName(playing ? tr("Pause") : tr("Play"));
  if (playing) {
    timer_->start();
  } else {
    timer_->stop();
  }
  Q_EMIT playingChanged(playing);
}

} // namespace stratoscope::ui
