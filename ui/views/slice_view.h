#pragma once

#include "ui/models/slice_image.h"
#include "ui/views/vtk_view.h"

#include <QPointF>
#include <QRectF>

#include <vtkFloatArray.h>
#include <vtkImageData.h>
#include <vtkImageSlice.h>
#include <vtkImageSliceMapper.h>
#include <vtkLookupTable.h>
#include <vtkNew.h>
#include <vtkRenderer.h>

namespace stratoscope::ui {

class SliceOverlay;

/// One slice of an image at its full resolution. Drag pans, right drag changes the window (across: width, up and down:
/// centre). In a stack the wheel, Page Up and Page Down, Home and End change the slice and Ctrl with the wheel zooms at
/// the cursor; without other slices the wheel alone zooms. F fits, I inverts, N draws pixels as they are.
class SliceView : public VtkView {
  Q_OBJECT

public:
  enum class Colours { Own, Diverging };

  explicit SliceView(QWidget* parent = nullptr);
  ~SliceView() override;

  /// Shows the middle slice in the image's window; keeps the view where the shape stays the same, else fits it. An
  /// invalid image shows the empty text. Diverging: blue, white and red over the window, for one channel.
  void setImage(const SliceImage& image, Colours colours = Colours::Own);
  /// Shows another image of the same shape in its place, as one frame of a cine after another: slice, contrast and view
  /// stay. @return false for another shape, which changes nothing.
  bool setFrame(const SliceImage& image);
  [[nodiscard]] const SliceImage& image() const { return image_; }
  void setTitle(const QString& title);
  void setEmptyText(const QString& text);
  void setOrientation(const OrientationLetters& letters);
  /// @param slice brought into the range of the image.
  void setSlice(int slice);
  [[nodiscard]] int slice() const { return slice_; }
  void setWindow(const ContrastWindow& window);
  [[nodiscard]] const ContrastWindow& window() const { return window_; }
  /// White for black; means nothing for colour.
  void setInverted(bool inverted);
  [[nodiscard]] bool inverted() const { return inverted_; }
  /// Between the pixels, or the pixels as they are.
  void setSmooth(bool smooth);
  [[nodiscard]] bool smooth() const { return smooth_; }
  void fit();
  /// Shows at least this part of the image: fractions of its width and height, (0, 0) at its upper left.
  void setView(const QRectF& part);
  /// The part in sight, in the same fractions; may reach beyond the image.
  [[nodiscard]] QRectF view() const;

Q_SIGNALS:
  /// By hand only, so that views linked both ways do not answer each other.
  void viewChanged(const QRectF& part);
  void sliceChanged(int slice);
  void windowChanged(const stratoscope::ui::ContrastWindow& window);
  void invertedChanged(bool inverted);
  void smoothChanged(bool smooth);
  /// Empty when the cursor leaves the image.
  void valueUnderCursor(const QString& text);

protected:
  void fillForPreparation(bool filled) override;
  bool event(QEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

private:
  void showSlice();
  void applyWindow();
  void moveTo(QPointF centre, double unitsPerPixel);
  void dragWindow(QPointF shift);
  void zoom(QPointF place, double steps);
  /// True for a key that changes the slice.
  bool stepBy(int key);
  void tellValue(QPointF place);
  [[nodiscard]] QSizeF extent() const;
  [[nodiscard]] QPointF centre() const;
  [[nodiscard]] QPointF toImage(QPointF widget) const;

  SliceImage image_;
  Colours colours_ = Colours::Own;
  ContrastWindow window_;
  int slice_ = 0;
  double unitsPerPixel_ = 1; ///< of the image's extent, for one device-independent pixel
  vtkNew<vtkRenderer> renderer_;
  vtkNew<vtkImageData> data_;
  vtkNew<vtkImageSliceMapper> mapper_;
  vtkNew<vtkImageSlice> actor_;
  vtkNew<vtkLookupTable> diverging_;
  vtkNew<vtkLookupTable> negative_;
  vtkNew<vtkLookupTable> curved_; ///< of a window that is not straight
  SliceOverlay* overlay_;
  Qt::MouseButton dragging_ = Qt::NoButton;
  QPointF last_;
  int turned_ = 0; ///< of the wheel, that is not a whole slice yet
  bool dotted_ = false; ///< holds nothing but what fillForPreparation() put there
  bool inverted_ = false;
  bool smooth_ = true;
  bool fitted_ = true; ///< follows the widget's size until a person zooms or pans
};

} // namespace stratoscope::ui
