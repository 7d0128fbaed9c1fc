#pragma once

#include "ui/models/item_facts.h"
#include "ui/models/slice_image.h"

#include <QWidget>

#include <optional>

class QFormLayout;
class QLabel;
class QSlider;
class QSpinBox;

namespace stratoscope::ui {

class SliceView;

/// The Viewer: source image at its full resolution, its reconstruction and the residual, side by side and linked in
/// zoom.
class ViewerPanel : public QWidget {
  Q_OBJECT

public:
  explicit ViewerPanel(QWidget* parent = nullptr);

  /// @param title above the views, such as "Patient 0007, series 3"; an invalid image shows what to do. Empties the
  /// reconstruction, which belongs to the former image.
  void setSource(const SliceImage& image, const QString& title, const OrientationLetters& letters = {});
  /// What the model saw and what it made of it, of one shape; without a model both are nothing.
  void setReconstruction(const std::optional<Picture>& input, const std::optional<Picture>& reconstruction);
  void setTitle(const QString& title);
  /// Why there is no image; until the next setSource().
  void setProblem(const QString& text);
  /// The lines beside the views; none hides them.
  void setFacts(const std::vector<ItemFact>& facts);
  /// From 0; brought into the range of the image.
  void setSlice(int slice);

Q_SIGNALS:
  /// A person or setSlice() went to another slice.
  void sliceChanged(int slice);

private:
  void link(SliceView* view);
  void showSliceControls();
  void showWindow();

  SliceView* source_;
  SliceView* reconstruction_;
  SliceView* residual_;
  QLabel* title_;
  QLabel* value_;
  QLabel* window_;
  QSlider* slider_;
  QSpinBox* spin_;
  QLabel* slices_;
  QWidget* sliceBar_;
  QWidget* facts_;
  QFormLayout* factLines_ = nullptr;
};

} // namespace stratoscope::ui
