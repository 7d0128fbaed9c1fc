#pragma once

#include "ui/models/item_facts.h"
#include "ui/models/slice_image.h"
#include "ui/models/source_view.h"

#include <QWidget>

#include <optional>

class QFormLayout;
class QLabel;

namespace stratoscope::ui {

class ElidedLabel;
class SliceView;
class ViewerBar;

/// The Viewer: source image at its full resolution, its reconstruction and the residual, side by side and linked in
/// zoom; below them the controls.
class ViewerPanel : public QWidget {
  Q_OBJECT

public:
  explicit ViewerPanel(QWidget* parent = nullptr);

  /// @param title above the views, such as "Patient 0007, series 3"; an invalid image shows what to do. Empties the
  /// reconstruction, which belongs to the former image.
  void setSource(const SliceImage& image, const QString& title, const OrientationLetters& letters = {});
  /// Planes that the source can be cut in, and the axis of those shown; after setSource().
  void setPlanes(const std::vector<PlaneChoice>& planes, char axis);
  /// See ViewerBar::setTimes; after setSource().
  void setTimes(int count, int shown);
  /// The same series at another time: slice, contrast and view stay.
  void setFrame(const SliceImage& image, int time);
  /// The slice shown, from 0.
  [[nodiscard]] int slice() const;
  /// What the model saw and what it made of it, of one shape; without a model both are nothing.
  void setReconstruction(const std::optional<Picture>& input, const std::optional<Picture>& reconstruction);
  /// Why there is none.
  void setReconstructionMissing(const QString& reason);
  void setTitle(const QString& title);
  /// Why there is no image; until the next setSource().
  void setProblem(const QString& text);
  /// The lines beside the views; none hides them.
  void setFacts(const std::vector<ItemFact>& facts);
  /// From 0; brought into the range of the image.
  void setSlice(int slice);

Q_SIGNALS:
  /// A person or setSlice() went to another slice. Not told while the cine plays: its end is.
  void sliceChanged(int slice);
  /// A person wants other planes of the same source.
  void planeChosen(char axis);
  /// A person or the cine goes to another point in time. @param last false while more are about to follow.
  void timeChosen(int time, bool last);

private:
  void link(SliceView* view);
  void connectBar();
  void showWindow();

  SliceView* source_;
  SliceView* reconstruction_;
  SliceView* residual_;
  ElidedLabel* title_;
  ElidedLabel* value_;
  QLabel* window_;
  ViewerBar* bar_;
  int time_ = 0; ///< shown, of a 4-D series
  QWidget* facts_;
  QFormLayout* factLines_ = nullptr;
};

} // namespace stratoscope::ui
