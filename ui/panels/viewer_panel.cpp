#include "ui/panels/viewer_panel.h"

#include "ui/views/slice_view.h"

#include <QFormLayout>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QSignalBlocker>
#include <QSlider>
#include <QSpinBox>
#include <QVBoxLayout>

#include <cmath>

namespace stratoscope::ui {
namespace {

constexpr int factsWidth = 166;

QString reconstructionTitle(double psnr) {
  const auto name = ViewerPanel::tr("Reconstruction");
  //: name of the view and peak signal-to-noise ratio in decibels
  return std::isfinite(psnr) ? ViewerPanel::tr("%1  %2 dB").arg(name, QLocale().toString(psnr, 'f', 1)) : name;
}

} // namespace

ViewerPanel::ViewerPanel(QWidget* parent)
    : QWidget(parent), source_(new SliceView), reconstruction_(new SliceView), residual_(new SliceView),
      title_(new QLabel), value_(new QLabel), window_(new QLabel), slider_(new QSlider(Qt::Horizontal)),
      spin_(new QSpinBox), slices_(new QLabel), sliceBar_(new QWidget), facts_(new QWidget) {
  title_->setTextFormat(Qt::PlainText);
  slider_->setAccessibleName(tr("Slice"));
  spin_->setAccessibleName(tr("Slice"));
  source_->setTitle(tr("Image"));
  reconstruction_->setTitle(tr("Reconstruction"));
  residual_->setTitle(tr("Residual"));
  residual_->setToolTip(tr("Reconstruction minus image, in grey levels of the model's input"));

  auto* bar = new QHBoxLayout(sliceBar_);
  bar->setContentsMargins(0, 0, 0, 0);
  bar->addWidget(slider_, 1);
  bar->addWidget(spin_);
  bar->addWidget(slices_);
  // One row for all views, so that linked parts of the image are drawn at one size.
  auto* views = new QGridLayout;
  int column = 0;
  for (auto* view : {source_, reconstruction_, residual_}) {
    link(view);
    views->setColumnStretch(column, 1);
    views->addWidget(view, 0, column++);
  }
  views->setRowStretch(0, 1);
  factLines_ = new QFormLayout(facts_);
  factLines_->setContentsMargins(4, 0, 0, 0);
  factLines_->setHorizontalSpacing(8);
  factLines_->setVerticalSpacing(4);
  facts_->setFixedWidth(factsWidth);
  views->addWidget(facts_, 0, column, Qt::AlignTop);
  views->addWidget(sliceBar_, 1, 0);
  auto* top = new QHBoxLayout;
  top->addWidget(title_, 1);
  top->addWidget(value_);
  top->addSpacing(16);
  top->addWidget(window_);
  auto* layout = new QVBoxLayout(this);
  layout->addLayout(top);
  layout->addLayout(views, 1);

  connect(slider_, &QSlider::valueChanged, source_, [this](int value) { source_->setSlice(value - 1); });
  connect(spin_, &QSpinBox::valueChanged, source_, [this](int value) { source_->setSlice(value - 1); });
  connect(source_, &SliceView::sliceChanged, this, [this](int slice) {
    showSliceControls();
    Q_EMIT sliceChanged(slice);
  });
  connect(source_, &SliceView::windowChanged, this, &ViewerPanel::showWindow);
  setSource({}, {});
}

void ViewerPanel::link(SliceView* view) {
  connect(view, &SliceView::valueUnderCursor, value_, &QLabel::setText);
  connect(view, &SliceView::viewChanged, this, [this, view](const QRectF& part) {
    for (auto* other : {source_, reconstruction_, residual_}) {
      if (other != view) {
        other->setView(part);
      }
    }
  });
}

void ViewerPanel::setSource(const SliceImage& image, const QString& title, const OrientationLetters& letters) {
  title_->setText(title);
  source_->setEmptyText(tr("Choose an image on the map or in the gallery"));
  source_->setOrientation(letters);
  source_->setImage(image);
  value_->clear();
  setFacts({});
  showSliceControls();
  showWindow();
  // What stands there belongs to the former image.
  setReconstruction({}, {});
}

void ViewerPanel::setReconstruction(const std::optional<Picture>& input, const std::optional<Picture>& reconstruction) {
  const auto residual = input && reconstruction ? residualOf(*input, *reconstruction) : std::nullopt;
  // Beside an empty source the invitation to train would be one sentence too many.
  const auto reason = source_->image().isValid() ? tr("No model yet: train one in Learn") : QString();
  reconstruction_->setEmptyText(reason);
  residual_->setEmptyText(reason);
  reconstruction_->setImage(reconstruction ? toSliceImage(*reconstruction) : SliceImage{});
  residual_->setImage(residual ? residual->image : SliceImage{}, SliceView::Colours::Diverging);
  reconstruction_->setTitle(residual ? reconstructionTitle(residual->psnr) : tr("Reconstruction"));
}

void ViewerPanel::setFacts(const std::vector<ItemFact>& facts) {
  while (factLines_->rowCount() > 0) {
    factLines_->removeRow(0);
  }
  for (const auto& fact : facts) {
    auto* name = new QLabel(fact.name);
    name->setForegroundRole(QPalette::PlaceholderText);
    auto* value = new QLabel(fact.value);
    value->setTextFormat(Qt::PlainText);
    value->setToolTip(fact.value);
    factLines_->addRow(name, value);
  }
  facts_->setVisible(!facts.empty());
}

void ViewerPanel::setTitle(const QString& title) { title_->setText(title); }

void ViewerPanel::setProblem(const QString& text) { source_->setEmptyText(text); }

void ViewerPanel::setSlice(int slice) { source_->setSlice(slice); }

void ViewerPanel::showSliceControls() {
  const QSignalBlocker quietSlider(slider_);
  const QSignalBlocker quietSpin(spin_);
  const int slices = source_->image().isValid() ? source_->image().slices : 1;
  slider_->setRange(1, slices);
  spin_->setRange(1, slices);
  slider_->setValue(source_->slice() + 1);
  spin_->setValue(source_->slice() + 1);
  //: after the number of the slice
  slices_->setText(tr("of %L1").arg(slices));
  sliceBar_->setVisible(slices > 1);
}

void ViewerPanel::showWindow() {
  const auto shown = source_->window();
  const QLocale locale;
  //: centre and width of the contrast window
  const auto text =
      tr("Window %1 / %2").arg(locale.toString(shown.centre, 'g', 4), locale.toString(shown.width, 'g', 4));
  window_->setText(source_->image().isValid() ? text : QString());
}

} // namespace stratoscope::ui
