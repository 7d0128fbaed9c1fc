#pragma once

#include "core/base/matrix.h"
#include "ui/models/point_index.h"
#include "ui/models/selection_model.h"
#include "ui/views/point_cloud.h"
#include "ui/views/vtk_view.h"

#include <set>
#include <vector>

#include <vtkNew.h>
#include <vtkRenderer.h>

namespace stratoscope::ui {

class LassoOverlay;

/// The map: every embedding as a point, in the plane of its layout. Drag pans, the wheel zooms at the cursor, a click
/// makes the point in reach the current item and the selection, Shift+drag draws a lasso, and after R a drag draws a
/// rectangle; with Ctrl these add, with Alt they remove. Esc gives up. Unselected points fade while there is a
/// selection.
class MapView : public VtkView {
  Q_OBJECT

public:
  /// @param selection followed and written to; must outlive the view.
  explicit MapView(SelectionModel& selection, QWidget* parent = nullptr);
  ~MapView() override;

  /// @param layout [items of the selection model, 2]. Fits the view.
  void setLayoutOfItems(const Matrix& layout);
  /// @param categories one of each item (a cluster, a class); below 0 is drawn as "none".
  void setCategories(std::vector<int> categories);
  /// Items of these categories are neither drawn nor picked by click or lasso; -1 names "none".
  void setHidden(std::set<int> categories);
  [[nodiscard]] const std::set<int>& hidden() const { return hidden_; }
  void fitAll();
  void zoomToSelection();
  /// Where an item is drawn, in the widget's coordinates; for cards and tests.
  [[nodiscard]] QPointF positionOf(int row) const;

Q_SIGNALS:
  /// The item under the cursor, or -1; also when the cursor leaves the map.
  void hovered(int row);
  /// Another part of the map is in sight, or other points are.
  void viewChanged();

protected:
  bool event(QEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void leaveEvent(QEvent* event) override;

private:
  enum class Gesture { None, Pressed, Pan, Lasso, Rectangle };

  void fit(const QRectF& bounds);
  void render();
  void showVisible();
  void recolour();
  void applyPalette();
  void pan(QPointF from, QPointF to);
  void armRectangle(bool armed);
  void finishLasso(SelectionModel::Mode mode);
  void click(QPointF place, SelectionModel::Mode mode);
  [[nodiscard]] QPointF toLayout(QPointF widget) const;
  [[nodiscard]] QPointF toWidget(QPointF layout) const;
  [[nodiscard]] double layoutUnitsPerPixel() const;
  [[nodiscard]] std::optional<int> itemAt(QPointF widget) const;

  SelectionModel& selection_;
  Matrix layout_;
  std::vector<int> categories_;
  std::set<int> hidden_;
  std::vector<std::size_t> visible_; ///< rows that are drawn; cloud and index count by these
  PointIndex index_;
  PointCloud cloud_;
  vtkNew<vtkRenderer> renderer_;
  LassoOverlay* overlay_;
  Gesture gesture_ = Gesture::None;
  QPointF pressed_;
  QPointF last_;
  QPolygonF lasso_;
  bool rectangleArmed_ = false; ///< the next drag is a rectangle
  bool fitted_ = true;          ///< follows the widget's size until a person zooms or pans
};

} // namespace stratoscope::ui
