#include "ui/views/slice_view.h"

#include "ui/views/slice_overlay.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <utility>

#include <QVTKInteractor.h>
#include <vtkCamera.h>
#include <vtkGenericOpenGLRenderWindow.h>
#include <vtkImageProperty.h>
#include <vtkInteractorObserver.h>
#include <vtkPointData.h>

namespace stratoscope::ui {
namespace {

constexpr int shades = 256;
constexpr int wheelNotch = 120; ///< eighths of a degree for one step of a common wheel

void fillDiverging(vtkLookupTable& table) {
  table.SetNumberOfTableValues(shades);
  for (int i = 0; i < shades; ++i) {
    const auto colour = divergingColour(2.0 * i / (shades - 1) - 1);
    table.SetTableValue(i, colour[0], colour[1], colour[2], 1);
  }
}

void fillNegative(vtkLookupTable& table) {
  table.SetNumberOfTableValues(shades);
  for (int i = 0; i < shades; ++i) {
    const double grey = 1 - double(i) / (shades - 1);
    table.SetTableValue(i, grey, grey, grey, 1);
  }
}

/// A VOI LUT by its entries, a sigmoid finely over the values between which it rises.
void fillCurved(vtkLookupTable& table, const ContrastWindow& window, bool inverted) {
  constexpr int fine = 4096;
  constexpr double reach = 2; // widths: the sigmoid is within 0.04 % of its ends there
  const bool byTable = window.table != nullptr;
  const auto count = byTable ? static_cast<vtkIdType>(window.table->grey.size()) : fine;
  // With half a value at both ends each whole value falls into the middle of its entry.
  const double low = byTable ? window.table->first - 0.5 : window.centre - reach * window.width;
  const double step = byTable ? 1 : 2 * reach * window.width / fine;
  table.SetNumberOfTableValues(count);
  table.SetTableRange(low, low + static_cast<double>(count) * step);
  for (vtkIdType i = 0; i < count; ++i) {
    const double grey = greyOf(low + (static_cast<double>(i) + 0.5) * step, window);
    const double shown = inverted ? 1 - grey : grey;
    table.SetTableValue(i, shown, shown, shown, 1);
  }
}

bool sameShape(const SliceImage& one, const SliceImage& other) {
  return one.width == other.width && one.height == other.height && one.pixelSize() == other.pixelSize();
}

} // namespace

SliceView::SliceView(QWidget* parent) : VtkView(parent), overlay_(new SliceOverlay(this)) {
  setRenderWindow(vtkNew<vtkGenericOpenGLRenderWindow>());
  renderWindow()->AddRenderer(renderer_);
  interactor()->SetInteractorStyle(nullptr);
  fillDiverging(*diverging_);
  fillNegative(*negative_);
  // Pixels are areas: with the border the outer ones are drawn whole and not from their centres on.
  mapper_->BorderOn();
  actor_->SetMapper(mapper_);
  actor_->GetProperty()->SetInterpolationTypeToLinear();
  auto* camera = renderer_->GetActiveCamera();
  camera->ParallelProjectionOn();
  // Seen from behind with y downwards, so that the scene's coordinates are those of the image, row 0 on top.
  camera->SetViewUp(0, -1, 0);
  setMouseTracking(true);
  setFocusPolicy(Qt::StrongFocus);
  setMinimumSize(96, 96);
  setImage({});
}

SliceView::~SliceView() = default;

void SliceView::setImage(const SliceImage& image, Colours colours) {
  const bool keepView = image.isValid() && image_.isValid() && sameShape(image, image_);
  image_ = image.isValid() ? image : SliceImage{};
  colours_ = colours;
  slice_ = image_.slices / 2;
  window_ = windowOf(image_, slice_);
  const bool shown = image_.isValid();
  renderer_->RemoveViewProp(actor_);
  if (shown) {
    showSlice();
    renderer_->AddViewProp(actor_);
  }
  overlay_->setPicture(shown);
  overlay_->setLegendRange(shown && colours_ == Colours::Diverging ? window_.width / 2 : 0);
  // Images are judged against black, as at a reading station, in either theme.
  const auto background = shown ? QColor(Qt::black) : palette().color(QPalette::Base);
  renderer_->SetBackground(background.redF(), background.greenF(), background.blueF());
  applyWindow();
  if (!keepView || fitted_) {
    fit();
  }
}

void SliceView::fillForPreparation(bool filled) {
  if (image_.isValid() && filled) {
    return; // its own shaders are those that count
  }
  SliceImage dot;
  dot.width = 1;
  dot.height = 1;
  dot.values = std::make_shared<const std::vector<float>>(1, 0.F);
  dot.windowWidth = 1;
  if (filled) {
    setImage(dot);
    dotted_ = true;
  } else if (std::exchange(dotted_, false)) {
    setImage({});
  }
}

bool SliceView::setFrame(const SliceImage& image) {
  const bool fits = image.isValid() && image_.isValid() && sameShape(image, image_) && image.slices == image_.slices &&
                    image.channels == image_.channels;
  if (fits) {
    image_ = image;
    showSlice();
    renderSoon();
  }
  return fits;
}

void SliceView::setTitle(const QString& title) {
  overlay_->setTitle(title);
  setAccessibleName(title);
}

void SliceView::setEmptyText(const QString& text) { overlay_->setMessage(text); }

void SliceView::setOrientation(const OrientationLetters& letters) { overlay_->setOrientation(letters); }

void SliceView::setSlice(int slice) {
  const int valid = std::clamp(slice, 0, image_.slices - 1);
  if (valid != slice_ && image_.isValid()) {
    slice_ = valid;
    showSlice();
    renderSoon();
    Q_EMIT sliceChanged(slice_);
  }
}

void SliceView::setWindow(const ContrastWindow& window) {
  window_ = window;
  window_.width = std::max(window.width, 1e-6);
  applyWindow();
  renderSoon();
  Q_EMIT windowChanged(window_);
}

void SliceView::setInverted(bool inverted) {
  if (inverted_ != inverted) {
    inverted_ = inverted;
    applyWindow();
    renderSoon();
    Q_EMIT invertedChanged(inverted_);
  }
}

void SliceView::setSmooth(bool smooth) {
  if (smooth_ != smooth) {
    smooth_ = smooth;
    auto* property = actor_->GetProperty();
    smooth_ ? property->SetInterpolationTypeToLinear() : property->SetInterpolationTypeToNearest();
    renderSoon();
    Q_EMIT smoothChanged(smooth_);
  }
}

void SliceView::showSlice() {
  const auto size = image_.pixelSize();
  const auto count = static_cast<vtkIdType>(image_.width) * image_.height * image_.channels;
  const vtkNew<vtkFloatArray> values;
  values->SetNumberOfComponents(image_.channels);
  // VTK takes the values by a pointer that is not const, reads them only, and with save = 1 does not own them; image_
  // keeps them alive.
  values->SetArray(const_cast<float*>(image_.slice(slice_)), count, 1);
  data_->SetDimensions(image_.width, image_.height, 1);
  data_->SetSpacing(size.width(), size.height(), 1);
  data_->SetOrigin(size.width() / 2, size.height() / 2, 0);
  data_->GetPointData()->SetScalars(values);
  data_->Modified();
  mapper_->SetInputData(data_);
}

void SliceView::applyWindow() {
  auto* property = actor_->GetProperty();
  if (!window_.isStraight() && colours_ == Colours::Own && image_.channels == 1) {
    fillCurved(*curved_, window_, inverted_);
    property->SetLookupTable(curved_);
    property->UseLookupTableScalarRangeOn();
    return;
  }
  auto* own = inverted_ && image_.channels == 1 ? negative_.Get() : nullptr;
  property->SetLookupTable(colours_ == Colours::Diverging ? diverging_.Get() : own);
  property->UseLookupTableScalarRangeOff();
  const auto [black, white] = endsOf(window_);
  property->SetColorLevel((black + white) / 2);
  property->SetColorWindow(white - black);
}

QSizeF SliceView::extent() const {
  const auto size = image_.pixelSize();
  return {image_.width * size.width(), image_.height * size.height()};
}

QPointF SliceView::centre() const {
  const double* focus = renderer_->GetActiveCamera()->GetFocalPoint();
  return {focus[0], focus[1]};
}

QPointF SliceView::toImage(QPointF widget) const {
  return centre() + (widget - QPointF(width() / 2.0, height() / 2.0)) * unitsPerPixel_;
}

void SliceView::moveTo(QPointF centre, double unitsPerPixel) {
  unitsPerPixel_ = unitsPerPixel;
  auto* camera = renderer_->GetActiveCamera();
  camera->SetFocalPoint(centre.x(), centre.y(), 0);
  camera->SetPosition(centre.x(), centre.y(), -1);
  camera->SetParallelScale(unitsPerPixel * std::max(1, height()) / 2);
  renderer_->ResetCameraClippingRange();
  overlay_->setMillimetres(image_.isValid() && image_.hasSpacing() ? unitsPerPixel_ : 0);
  renderSoon();
}

void SliceView::fit() {
  setView({0, 0, 1, 1});
  fitted_ = true;
}

void SliceView::setView(const QRectF& part) {
  fitted_ = false;
  if (!image_.isValid()) {
    renderSoon();
    return;
  }
  const auto size = extent();
  const QPointF middle(part.center().x() * size.width(), part.center().y() * size.height());
  moveTo(middle, std::max(part.width() * size.width() / std::max(1, width()),
                          part.height() * size.height() / std::max(1, height())));
}

QRectF SliceView::view() const {
  const auto size = extent();
  if (size.isEmpty()) {
    return {0, 0, 1, 1};
  }
  const auto first = toImage({0, 0});
  return {first.x() / size.width(), first.y() / size.height(), width() * unitsPerPixel_ / size.width(),
          height() * unitsPerPixel_ / size.height()};
}

void SliceView::dragWindow(QPointF shift) {
  // A drag over the whole widget doubles the width or moves the centre by it.
  const double width = window_.width * std::pow(2, shift.x() / std::max(1, this->width()));
  // A table cannot be stretched: by hand it becomes a straight window over its values.
  setWindow({window_.centre + shift.y() / std::max(1, height()) * window_.width, width,
             window_.table ? imaging::WindowFunction::LinearExact : window_.function});
}

void SliceView::tellValue(QPointF place) {
  const auto size = image_.pixelSize();
  const auto at = toImage(place);
  Q_EMIT valueUnderCursor(valueText(image_, slice_, static_cast<int>(std::floor(at.x() / size.width())),
                                    static_cast<int>(std::floor(at.y() / size.height()))));
}

bool SliceView::event(QEvent* event) {
  const bool done = VtkView::event(event);
  if (event->type() == QEvent::PaletteChange && !image_.isValid()) {
    setImage({});
  }
  return done;
}

void SliceView::mousePressEvent(QMouseEvent* event) {
  dragging_ = event->button();
  last_ = event->position();
}

void SliceView::mouseMoveEvent(QMouseEvent* event) {
  const auto shift = event->position() - last_;
  last_ = event->position();
  if (!image_.isValid()) {
    return;
  }
  if (dragging_ == Qt::LeftButton) {
    moveTo(centre() - shift * unitsPerPixel_, unitsPerPixel_);
    fitted_ = false;
    Q_EMIT viewChanged(view());
  } else if (dragging_ == Qt::RightButton) {
    dragWindow(shift);
  }
  tellValue(event->position());
}

void SliceView::mouseReleaseEvent(QMouseEvent*) { dragging_ = Qt::NoButton; }

void SliceView::zoom(QPointF place, double steps) {
  const auto under = toImage(place);
  const double factor = std::pow(1.0015, -steps);
  moveTo(under + (centre() - under) * factor, unitsPerPixel_ * factor);
  fitted_ = false;
  Q_EMIT viewChanged(view());
}

void SliceView::wheelEvent(QWheelEvent* event) {
  if (!image_.isValid()) {
    return;
  }
  const int turn = event->angleDelta().y();
  if (image_.slices == 1 || event->modifiers().testFlag(Qt::ControlModifier)) {
    zoom(event->position(), turn);
    return;
  }
  turned_ += turn;
  const int slices = turned_ / wheelNotch;
  turned_ -= slices * wheelNotch;
  setSlice(slice_ - slices);
  tellValue(event->position());
}

bool SliceView::stepBy(int key) {
  switch (key) {
  case Qt::Key_PageUp:
    setSlice(slice_ - 1);
    return true;
  case Qt::Key_PageDown:
    setSlice(slice_ + 1);
    return true;
  case Qt::Key_Home:
    setSlice(0);
    return true;
  case Qt::Key_End:
    setSlice(image_.slices - 1);
    return true;
  default:
    return false;
  }
}

void SliceView::keyPressEvent(QKeyEvent* event) {
  if (stepBy(event->key())) {
    return;
  }
  switch (event->modifiers() == Qt::NoModifier ? event->key() : 0) {
  case Qt::Key_F:
    fit();
    Q_EMIT viewChanged(view());
    break;
  case Qt::Key_I:
    setInverted(!inverted_);
    break;
  case Qt::Key_N:
    setSmooth(!smooth_);
    break;
  default:
    event->ignore();
  }
}

void SliceView::leaveEvent(QEvent* event) {
  VtkView::leaveEvent(event);
  Q_EMIT valueUnderCursor({});
}

void SliceView::resizeEvent(QResizeEvent* event) {
  VtkView::resizeEvent(event);
  overlay_->resize(size());
  if (fitted_) {
    fit();
  } else {
    moveTo(centre(), unitsPerPixel_);
  }
}

} // namespace stratoscope::ui
