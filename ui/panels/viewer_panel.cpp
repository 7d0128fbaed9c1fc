#include "ui/panels/viewer_panel.h"

#include "ui/panels/elided_label.h"
#include "ui/panels/viewer_bar.h"
#include "ui/views/slice_view.h"

#include <QFormLayout>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QShortcut>
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
      title_(new ElidedLabel), value_(new ElidedLabel), window_(new QLabel), bar_(new ViewerBar), facts_(new QWidget) {
  value_->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
  source_->setTitle(tr("Image"));
  reconstruction_->setTitle(tr("Reconstruction"));
  residual_->setTitle(tr("Residual"));
  residual_->setToolTip(tr("Reconstruction minus image, in grey levels of the model's input"));

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
  factLines_->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
  facts_->setFixedWidth(factsWidth);
  views->addWidget(facts_, 0, column, Qt::AlignTop);
  auto* top = new QHBoxLayout;
  top->addWidget(title_, 2);
  top->addWidget(value_, 3);
  top->addSpacing(16);
  top->addWidget(window_);
  auto* layout = new QVBoxLayout(this);
  layout->addLayout(top);
  layout->addLayout(views, 1);
  layout->addWidget(bar_);
  connectBar();
  setSource({}, {});
}

void ViewerPanel::connectBar() {
  connect(bar_, &ViewerBar::sliceChosen, source_, &SliceView::setSlice);
  connect(bar_, &ViewerBar::frameDue, source_,
          [this] { source_->setSlice((source_->slice() + 1) % std::max(1, source_->image().slices)); });
  connect(bar_, &ViewerBar::playingChanged, this, [this](bool playing) {
    // What hangs on the slice would be read anew for each frame: it waits for the last one.
    if (playing || !source_->image().isValid()) {
      return;
    }
    if (bar_->times() > 1) {
      Q_EMIT timeChosen(time_, true);
    } else {
      Q_EMIT sliceChanged(source_->slice());
    }
  });
  connect(bar_, &ViewerBar::planeChosen, this, &ViewerPanel::planeChosen);
  connect(bar_, &ViewerBar::timeChosen, this, [this](int time) { Q_EMIT timeChosen(time, !bar_->playing()); });
  connect(bar_, &ViewerBar::windowChosen, source_, &SliceView::setWindow);
  connect(bar_, &ViewerBar::invertChosen, source_, &SliceView::setInverted);
  connect(bar_, &ViewerBar::smoothChosen, this, [this](bool smooth) {
    for (auto* view : {source_, reconstruction_, residual_}) {
      view->setSmooth(smooth);
    }
  });
  connect(bar_, &ViewerBar::fitChosen, this, [this] {
    for (auto* view : {source_, reconstruction_, residual_}) {
      view->fit();
    }
  });
  connect(source_, &SliceView::invertedChanged, bar_, &ViewerBar::setInverted);
  connect(source_, &SliceView::smoothChanged, bar_, &ViewerBar::setSmooth);
  connect(source_, &SliceView::windowChanged, this, &ViewerPanel::showWindow);
  connect(source_, &SliceView::sliceChanged, this, [this](int slice) {
    bar_->setSlice(slice);
    if (!bar_->playing()) {
      Q_EMIT sliceChanged(slice);
    }
  });
}

void ViewerPanel::link(SliceView* view) {
  connect(view, &SliceView::valueUnderCursor, value_, &QLabel::setText);
  auto* play = new QShortcut(QKeySequence(Qt::Key_C), view, nullptr, nullptr, Qt::WidgetShortcut);
  connect(play, &QShortcut::activated, bar_, &ViewerBar::toggle);
  connect(view, &SliceView::viewChanged, this, [this, view](const QRectF& part) {
    for (auto* other : {source_, reconstruction_, residual_}) {
      if (other != view) {
        other->setView(part);
      }
    }
  });
}

void ViewerPanel::setSource(const SliceImage& image, const QString& title, const OrientationLetters& letters) {
  bar_->stop();
  title_->setText(title);
  source_->setEmptyText(tr("Choose an image on the map or in the gallery"));
  source_->setOrientation(letters);
  source_->setImage(image);
  value_->clear();
  setFacts({});
  bar_->setImage(image);
  bar_->setSlice(source_->slice());
  bar_->setPlanes({}, 'k');
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

void ViewerPanel::setReconstructionMissing(const QString& reason) {
  setReconstruction({}, {});
  reconstruction_->setEmptyText(reason);
  residual_->setEmptyText(reason);
}

void ViewerPanel::setFacts(const std::vector<ItemFact>& facts) {
  while (factLines_->rowCount() > 0) {
    factLines_->removeRow(0);
  }
  for (const auto& fact : facts) {
    auto* name = new QLabel(fact.name);
    name->setForegroundRole(QPalette::PlaceholderText);
    auto* value = new ElidedLabel;
    value->setText(fact.value);
    factLines_->addRow(name, value);
  }
  facts_->setVisible(!facts.empty());
}

void ViewerPanel::setTitle(const QString& title) { title_->setText(title); }

void ViewerPanel::setProblem(const QString& text) { source_->setEmptyText(text); }

void ViewerPanel::setSlice(int slice) { source_->setSlice(slice); }

void ViewerPanel::setTimes(int count, int shown) {
  time_ = shown;
  bar_->setTimes(count, shown);
}

void ViewerPanel::setFrame(const SliceImage& image, int time) {
  if (source_->setFrame(image)) {
    setTimes(bar_->times(), time);
  }
}

int ViewerPanel::slice() const { return source_->slice(); }

void ViewerPanel::setPlanes(const std::vector<PlaneChoice>& planes, char axis) { bar_->setPlanes(planes, axis); }

void ViewerPanel::showWindow() {
  const auto& shown = source_->window();
  const QLocale locale;
  //: centre and width of the contrast window
  const auto numbers =
      tr("Window %1 / %2").arg(locale.toString(shown.centre, 'g', 4), locale.toString(shown.width, 'g', 4));
  //: instead of a window: the file's own VOI LUT
  const auto text = shown.table ? tr("Table of the file") : numbers;
  window_->setText(source_->image().isValid() ? text : QString());
  bar_->setWindow(shown);
}

} // namespace stratoscope::ui
