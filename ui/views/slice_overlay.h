#pragma once

#include "ui/models/slice_image.h"

#include <QWidget>

namespace stratoscope::ui {

/// What is written over a slice: title, orientation letters, scale bar and legend of a residual, or the reason why
/// there is no picture. Takes no events of its own.
class SliceOverlay : public QWidget {
  Q_OBJECT

public:
  explicit SliceOverlay(QWidget* parent);

  void setTitle(const QString& title);
  /// Without a picture the title and the message, in the middle, are all that is written.
  void setPicture(bool present);
  void setMessage(const QString& message);
  void setOrientation(const OrientationLetters& letters);
  /// @param perPixel mm in one device-independent pixel of the widget; 0 hides the bar.
  void setMillimetres(double perPixel);
  /// @param range of the diverging colours, from -range to range; 0 hides the legend.
  void setLegendRange(double range);

protected:
  void paintEvent(QPaintEvent* event) override;

private:
  void paintEmpty(QPainter& painter) const;
  void paintOrientation(QPainter& painter) const;
  void paintScaleBar(QPainter& painter) const;
  void paintLegend(QPainter& painter) const;

  QString title_;
  QString message_;
  bool picture_ = false;
  OrientationLetters letters_;
  double millimetres_ = 0;
  double legendRange_ = 0;
};

/// The longest of 1, 2, 5, 10, 20 ... mm that is not longer than `longest`.
[[nodiscard]] double scaleBarLength(double longest);

} // namespace stratoscope::ui
