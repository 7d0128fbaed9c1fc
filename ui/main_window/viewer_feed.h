#pragma once

#include "core/base/error.h"
#include "core/workflow/snapshot.h"
#include "ui/main_window/quiet_lane.h"
#include "ui/models/selection_model.h"
#include "ui/models/slice_image.h"
#include "ui/models/source_view.h"

#include <QObject>

#include <atomic>
#include <memory>
#include <optional>

namespace stratoscope::ui {

/// What the Viewer shows of one item.
struct ViewerSource {
  int item = -1;
  std::shared_ptr<const workflow::SourceImage> source; ///< all of it, to cut other planes from
  SliceImage image;
  OrientationLetters letters;
  int slice = 0;
  char axis = 'k';
  std::vector<int> times;          ///< items of a 4-D series, one for each point in time; see timePointsOf()
  bool planeOfItem = true;         ///< the item is one of these planes
  std::vector<PlaneChoice> planes; ///< that the volume can be cut in
};

/// Follows the current item of the selection: reads its source image and asks the model for its reconstruction, on a
/// lane of its own. Items that were passed over meanwhile are left out.
class ViewerFeed : public QObject {
  Q_OBJECT

public:
  ViewerFeed(SelectionModel& selection, QuietLane& lane, QObject* parent = nullptr);
  ~ViewerFeed() override;

  /// From the next change of item on. @param again shows the current item anew, for its cohort or model has changed.
  void setSnapshot(std::shared_ptr<const workflow::Snapshot> snapshot, bool again);
  /// Shows planes across another axis of the volume that is shown, from its middle on.
  void setPlane(char axis);
  /// Shows the 4-D series at another time; slice and plane stay. @param last makes the item of that time the current
  /// one; a cine does so with its last frame alone, for much hangs on the current item.
  void setTime(int time, bool last);
  /// Across which the planes in the Viewer are.
  [[nodiscard]] char axis() const { return axis_; }

Q_SIGNALS:
  /// An item of the same series that is shown needs no new image: only the slice changes then.
  void sourceReady(const stratoscope::ui::ViewerSource& source);
  void sliceReady(int item, int slice);
  /// The same series at another time.
  void frameReady(const stratoscope::ui::SliceImage& image, int time);
  void sourceFailed(int item, const stratoscope::Error& error);
  /// Both nothing where there is no model.
  void reconstructionReady(int item, const std::optional<stratoscope::Picture>& input,
                           const std::optional<stratoscope::Picture>& reconstruction);
  /// No item is current.
  void emptied();

private:
  struct Model;   ///< the model in use; touched on the lane's thread only
  struct Volumes; ///< the series decoded last; touched on the lane's thread only
  void show(int item);
  void readSource(int item, int request);
  void publish(const ViewerSource& source);
  void cut(int item, char axis, int slice);
  void readReconstruction(int item, int request);
  [[nodiscard]] bool showsSeriesOf(int item) const;
  /// A picture of the item, turned as the planes of its source are.
  [[nodiscard]] std::optional<Picture> asShown(int item, const std::optional<Picture>& picture) const;

  SelectionModel& selection_;
  QuietLane& lane_;
  std::shared_ptr<const workflow::Snapshot> snapshot_;
  std::shared_ptr<Model> model_;
  std::shared_ptr<Volumes> volumes_;
  std::vector<int> times_; ///< of the series shown
  bool timeAlone_ = false; ///< the current item changes only because the time does: the image is there already
  int framesDue_ = 0;      ///< asked for and not there yet
  std::shared_ptr<std::atomic<int>> newest_ = std::make_shared<std::atomic<int>>(0);
  std::shared_ptr<const workflow::SourceImage> source_; ///< of the series the Viewer shows
  int shown_ = -1;                                      ///< item whose series the Viewer shows
  char axis_ = 'k';                                     ///< of the planes shown
};

} // namespace stratoscope::ui
