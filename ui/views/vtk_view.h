#pragma once

#include <QVTKOpenGLNativeWidget.h>

namespace stratoscope::ui {

/// A VTK view that draws soon instead of at once: what changes in one go is drawn once, and of several views one is
/// drawn in each turn of the event loop, so that keys and mouse are heard in between. Without a graphics card a drawing
/// takes tens of milliseconds.
class VtkView : public QVTKOpenGLNativeWidget {
  Q_OBJECT

public:
  using QVTKOpenGLNativeWidget::QVTKOpenGLNativeWidget;
  ~VtkView() override;

  /// Makes, while it is hidden in a window that is shown, what the first drawing would make: context, buffers and
  /// shaders. Nothing for a view that was painted before.
  void prepare();

protected:
  /// Puts something into the scene that takes the shaders of what will be shown, and takes it out again.
  virtual void fillForPreparation(bool filled) { Q_UNUSED(filled) }
  void renderSoon();
  /// Who asks for the picture gets the present one.
  void paintGL() override;

private:
  friend class RenderQueue;
  void renderNow();

  bool due_ = false;
  bool begun_ = false;    ///< it was painted before
  bool prepared_ = false; ///< what the first drawing makes is there
};

} // namespace stratoscope::ui
