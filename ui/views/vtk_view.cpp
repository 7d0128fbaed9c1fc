#include "ui/views/vtk_view.h"

#include <QCoreApplication>
#include <QOpenGLContext>
#include <QOpenGLFunctions>
#include <QResizeEvent>
#include <QTimer>
#include <QWindow>

#include <algorithm>
#include <deque>

#include <vtkGenericOpenGLRenderWindow.h>

namespace stratoscope::ui {

/// The views that are to be drawn, one a turn of the event loop.
class RenderQueue {
public:
  void add(VtkView* view) {
    if (std::ranges::find(views_, view) == views_.end()) {
      views_.push_back(view);
    }
    if (!timed_) {
      timed_ = true;
      QTimer::singleShot(0, qApp, [this] { next(); });
    }
  }
  void remove(const VtkView* view) { std::erase(views_, view); }

private:
  void next() {
    timed_ = false;
    if (views_.empty()) {
      return;
    }
    auto* view = views_.front();
    views_.pop_front();
    view->renderNow();
    if (!views_.empty()) {
      add(views_.front());
    }
  }

  std::deque<VtkView*> views_;
  bool timed_ = false;
};

namespace {

RenderQueue& queue() {
  static RenderQueue views;
  return views;
}

} // namespace

VtkView::~VtkView() { queue().remove(this); }

void VtkView::renderSoon() {
  due_ = true;
  queue().add(this);
}

void VtkView::renderNow() {
  if (due_ && isVisible()) {
    due_ = false;
    renderWindow()->Render();
  }
}

void VtkView::prepare() {
  if (begun_ || prepared_ || isVisible() || window()->windowHandle() == nullptr) {
    return;
  }
  // Its size makes a hidden widget of OpenGL what it is when it is shown.
  QResizeEvent sized(size(), size());
  QCoreApplication::sendEvent(this, &sized);
  if (!isValid()) {
    return;
  }
  prepared_ = true;
  fillForPreparation(true);
  renderWindow()->Render();
  fillForPreparation(false);
  // When it is shown, its place is cleared first, and it is drawn in a turn of its own.
  begun_ = false;
}

void VtkView::paintGL() {
  // The first drawing makes buffers and shaders, which takes long where the processor does it. When several views
  // appear together each gets a turn of its own, and is empty until then.
  if (!begun_) {
    begun_ = true;
    const auto ground = palette().color(QPalette::Base);
    auto* gl = context()->functions();
    gl->glClearColor(ground.redF(), ground.greenF(), ground.blueF(), 1);
    gl->glClear(GL_COLOR_BUFFER_BIT);
    renderSoon();
    return;
  }
  renderNow();
  QVTKOpenGLNativeWidget::paintGL();
}

} // namespace stratoscope::ui
