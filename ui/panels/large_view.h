#pragma once

#include "ui/models/slice_image.h"

#include <QDialog>

namespace stratoscope::ui {

class ElidedLabel;
class SliceView;

/// The current image, large and above everything else. Space or Esc closes it, Left and Right go to the neighbours.
class LargeView : public QDialog {
  Q_OBJECT

public:
  explicit LargeView(QWidget* parent = nullptr);

  /// Kept for the time when it is opened; shown at once while it is open.
  void setSource(const SliceImage& image, const QString& title, const OrientationLetters& letters, int slice);
  void setSlice(const QString& title, int slice);
  /// Opens where there is an image, closes where it is open.
  void toggle();

Q_SIGNALS:
  /// @param by 1 for the next image, -1 for the one before.
  void stepRequested(int by);

protected:
  void keyPressEvent(QKeyEvent* event) override;

private:
  void fill();

  SliceImage image_;
  QString title_;
  OrientationLetters letters_;
  int slice_ = 0;
  ElidedLabel* caption_;
  SliceView* view_ = nullptr; ///< made when it is first opened: most people never do
};

} // namespace stratoscope::ui
