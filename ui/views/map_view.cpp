#include "ui/views/map_view.h"

#include "ui/models/palette.h"
#include "ui/views/lasso_overlay.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

#include <QVTKInteractor.h>
#include <vtkCamera.h>
#include <vtkGenericOpenGLRenderWindow.h>
#include <vtkInteractorObserver.h>
#include <vtkRenderWindowInteractor.h>

namespace stratoscope::ui {
namespace {

constexpr double clickSlop = 4;
constexpr double pickRadius = 14;
constexpr double margin = 1.08;
constexpr double pointDiameter = 6;

SelectionModel::Mode modeOf(Qt::KeyboardModifiers keys) {
  if (keys.testFlag(Qt::ControlModifier)) {
    return SelectionModel::Mode::Add;
  }
  return keys.testFlag(Qt::AltModifier) ? SelectionModel::Mode::Remove : SelectionModel::Mode::Replace;
}

/// Unselected points lose their hue and keep 15 % of the contrast that text has, whatever the theme: a yellow point
/// on white would vanish if it kept its own lightness.
QColor faded(const QPalette& palette) {
  const auto text = palette.color(QPalette::Text);
  const auto base = palette.color(QPalette::Base);
  const auto mixed = [](int front, int back) { return static_cast<int>(std::lround(0.15 * front + 0.85 * back)); };
  return {mixed(text.red(), base.red()), mixed(text.green(), base.green()), mixed(text.blue(), base.blue())};
}

} // namespace

MapView::MapView(SelectionModel& selection, QWidget* parent)
    : VtkView(parent), selection_(selection), overlay_(new LassoOverlay(this)) {
  setRenderWindow(vtkNew<vtkGenericOpenGLRenderWindow>());
  renderWindow()->AddRenderer(renderer_);
  // The gestures of a map are our own; VTK's default style would turn and zoom the camera as well.
  interactor()->SetInteractorStyle(nullptr);
  renderer_->AddActor(cloud_.actor());
  renderer_->GetActiveCamera()->ParallelProjectionOn();
  cloud_.setPointSize(pointDiameter * devicePixelRatioF());
  overlay_->hide();
  setMouseTracking(true);
  setFocusPolicy(Qt::StrongFocus);
  setAccessibleName(tr("Map of all items"));
  connect(&selection_, &SelectionModel::selectionChanged, this, &MapView::recolour);
  applyPalette();
}

MapView::~MapView() = default;

void MapView::setLayoutOfItems(const Matrix& layout) {
  layout_ = layout;
  categories_.assign(layout.rows, -1);
  hidden_.clear();
  showVisible();
  fitAll();
}

void MapView::setCategories(std::vector<int> categories) {
  categories_ = std::move(categories);
  categories_.resize(layout_.rows, -1);
  showVisible();
}

void MapView::setHidden(std::set<int> categories) {
  hidden_ = std::move(categories);
  showVisible();
}

void MapView::showVisible() {
  visible_.clear();
  for (std::size_t i = 0; i < layout_.rows; ++i) {
    if (!hidden_.contains(std::max(categories_[i], -1))) {
      visible_.push_back(i);
    }
  }
  const auto drawn = layout_.select(visible_);
  index_ = PointIndex(drawn);
  cloud_.setLayout(drawn);
  recolour();
}

void MapView::recolour() {
  const auto unselected = faded(palette());
  const bool anySelected = !selection_.rows().empty();
  std::vector<QColor> colours;
  colours.reserve(visible_.size());
  for (const auto i : visible_) {
    const bool fades = anySelected && !selection_.isSelected(static_cast<int>(i));
    colours.push_back(fades ? unselected : categoryColour(categories_[i]));
  }
  cloud_.setColours(colours);
  render();
}

void MapView::applyPalette() {
  const auto colour = palette().color(QPalette::Base);
  renderer_->SetBackground(colour.redF(), colour.greenF(), colour.blueF());
  recolour();
}

void MapView::render() {
  renderSoon();
  Q_EMIT viewChanged();
}

void MapView::fitAll() {
  QPolygonF points;
  for (std::size_t i = 0; i < layout_.rows; ++i) {
    points << QPointF(layout_.row(i)[0], layout_.row(i)[1]);
  }
  fit(points.boundingRect());
  fitted_ = true;
}

void MapView::zoomToSelection() {
  QPolygonF points;
  for (const int row : selection_.rows()) {
    if (static_cast<std::size_t>(row) >= layout_.rows) {
      continue; // items that came after the map was made
    }
    const auto place = layout_.row(static_cast<std::size_t>(row));
    points << QPointF(place[0], place[1]);
  }
  if (!points.isEmpty()) {
    fitted_ = false;
    fit(points.boundingRect());
  }
}

void MapView::fit(const QRectF& bounds) {
  auto* camera = renderer_->GetActiveCamera();
  const auto centre = bounds.center();
  const double aspect = height() > 0 ? double(width()) / height() : 1;
  const double halfHeight = std::max({bounds.height() / 2, bounds.width() / 2 / aspect, 1e-6});
  camera->SetFocalPoint(centre.x(), centre.y(), 0);
  camera->SetPosition(centre.x(), centre.y(), 1);
  camera->SetParallelScale(halfHeight * margin);
  renderer_->ResetCameraClippingRange();
  render();
}

double MapView::layoutUnitsPerPixel() const {
  return 2 * renderer_->GetActiveCamera()->GetParallelScale() / std::max(1, height());
}

QPointF MapView::toLayout(QPointF widget) const {
  const double* centre = renderer_->GetActiveCamera()->GetFocalPoint();
  const double unit = layoutUnitsPerPixel();
  return {centre[0] + (widget.x() - width() / 2.0) * unit, centre[1] - (widget.y() - height() / 2.0) * unit};
}

QPointF MapView::toWidget(QPointF layout) const {
  const double* centre = renderer_->GetActiveCamera()->GetFocalPoint();
  const double unit = layoutUnitsPerPixel();
  return {width() / 2.0 + (layout.x() - centre[0]) / unit, height() / 2.0 - (layout.y() - centre[1]) / unit};
}

QPointF MapView::positionOf(int row) const {
  const auto place = layout_.row(static_cast<std::size_t>(row));
  return toWidget({place[0], place[1]});
}

std::optional<int> MapView::itemAt(QPointF widget) const {
  const auto point = index_.nearest(toLayout(widget), pickRadius * layoutUnitsPerPixel());
  return point ? std::optional(static_cast<int>(visible_[static_cast<std::size_t>(*point)])) : std::nullopt;
}

void MapView::pan(QPointF from, QPointF to) {
  auto* camera = renderer_->GetActiveCamera();
  const auto shift = toLayout(from) - toLayout(to);
  fitted_ = false;
  const double* centre = camera->GetFocalPoint();
  const QPointF moved(centre[0] + shift.x(), centre[1] + shift.y());
  camera->SetFocalPoint(moved.x(), moved.y(), 0);
  camera->SetPosition(moved.x(), moved.y(), 1);
  render();
}

void MapView::click(QPointF place, SelectionModel::Mode mode) {
  const auto item = itemAt(place);
  if (item) {
    selection_.select({*item}, mode);
    selection_.setCurrent(*item);
  } else if (mode == SelectionModel::Mode::Replace) {
    selection_.clear();
  }
}

void MapView::armRectangle(bool armed) {
  rectangleArmed_ = armed;
  armed ? setCursor(Qt::CrossCursor) : unsetCursor();
}

void MapView::finishLasso(SelectionModel::Mode mode) {
  QPolygonF outline;
  std::ranges::transform(lasso_, std::back_inserter(outline), [this](QPointF place) { return toLayout(place); });
  lasso_.clear();
  overlay_->setOutline({});
  auto rows = index_.inside(outline);
  for (int& row : rows) {
    row = static_cast<int>(visible_[static_cast<std::size_t>(row)]);
  }
  selection_.select(rows, mode);
}

bool MapView::event(QEvent* event) {
  const bool done = VtkView::event(event);
  if (event->type() == QEvent::PaletteChange) {
    applyPalette();
  }
  return done;
}

void MapView::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) {
    return;
  }
  pressed_ = last_ = event->position();
  gesture_ = event->modifiers().testFlag(Qt::ShiftModifier) ? Gesture::Lasso : Gesture::Pressed;
  gesture_ = rectangleArmed_ ? Gesture::Rectangle : gesture_;
  lasso_ = gesture_ == Gesture::Lasso ? QPolygonF({pressed_}) : QPolygonF();
}

void MapView::mouseMoveEvent(QMouseEvent* event) {
  const auto place = event->position();
  if (gesture_ == Gesture::Pressed && (place - pressed_).manhattanLength() > clickSlop) {
    gesture_ = Gesture::Pan;
  }
  if (gesture_ == Gesture::Pan) {
    pan(last_, place);
  } else if (gesture_ == Gesture::Lasso) {
    lasso_ << place;
    overlay_->setOutline(lasso_);
  } else if (gesture_ == Gesture::Rectangle) {
    lasso_ = QPolygonF(QRectF(pressed_, place).normalized());
    overlay_->setOutline(lasso_);
  } else {
    Q_EMIT hovered(itemAt(place).value_or(-1));
  }
  last_ = place;
}

void MapView::mouseReleaseEvent(QMouseEvent* event) {
  const auto mode = modeOf(event->modifiers());
  if (gesture_ == Gesture::Lasso || gesture_ == Gesture::Rectangle) {
    armRectangle(false);
    finishLasso(mode);
  } else if (gesture_ == Gesture::Pressed) {
    click(event->position(), mode);
  }
  gesture_ = Gesture::None;
}

void MapView::wheelEvent(QWheelEvent* event) {
  const auto before = toLayout(event->position());
  auto* camera = renderer_->GetActiveCamera();
  camera->SetParallelScale(camera->GetParallelScale() * std::pow(1.0015, -event->angleDelta().y()));
  // The place under the cursor stays under the cursor.
  pan(toWidget(before), event->position());
}

void MapView::keyPressEvent(QKeyEvent* event) {
  switch (event->key()) {
  case Qt::Key_F:
    fitAll();
    break;
  case Qt::Key_H:
    zoomToSelection();
    break;
  case Qt::Key_R:
    armRectangle(!rectangleArmed_);
    break;
  case Qt::Key_Escape:
    armRectangle(false);
    gesture_ = Gesture::None;
    lasso_.clear();
    overlay_->setOutline({});
    break;
  default:
    event->ignore();
  }
}

void MapView::resizeEvent(QResizeEvent* event) {
  VtkView::resizeEvent(event);
  overlay_->resize(size());
  if (fitted_) {
    fitAll();
  }
}

void MapView::leaveEvent(QEvent* event) {
  VtkView::leaveEvent(event);
  Q_EMIT hovered(-1);
}

} // namespace stratoscope::ui
