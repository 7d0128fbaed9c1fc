#pragma once

#include "ui/models/gallery_model.h"
#include "ui/models/selection_model.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QListView;
class QSlider;

namespace stratoscope::ui {

class TileDelegate;

/// The gallery of the selection, or of all items while nothing is selected elsewhere. A click on a tile makes it the
/// current item.
class GalleryPanel : public QWidget {
  Q_OBJECT

public:
  /// Both must outlive the panel.
  GalleryPanel(SelectionModel& selection, TileCache& tiles, QWidget* parent = nullptr);

  [[nodiscard]] const GalleryModel& model() const { return model_; }
  /// Shows the choice; what a person chooses comes here too.
  void setOrder(GalleryModel::Order order);
  /// @param distances of each item to the centre of its cluster; empty before anything is clustered, which leaves
  /// the order of the cohort as the only one.
  void setDistances(std::vector<float> distances);

  /// Makes the tile so many further on, or back, the current item.
  void step(int by);

Q_SIGNALS:
  /// Space on a tile.
  void largeViewRequested();

private:
  void follow();
  void markCurrent(int item);
  void resizeTiles(int pixels);
  void describe();

  SelectionModel& selection_;
  GalleryModel model_;
  QLabel* count_;
  QComboBox* order_;
  QListView* view_;
  QSlider* size_;
  TileDelegate* delegate_;
};

} // namespace stratoscope::ui
