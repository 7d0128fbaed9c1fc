#include "ui/views/point_cloud.h"

#include <vtkCellArray.h>
#include <vtkPointData.h>
#include <vtkPoints.h>
#include <vtkPolyDataMapper.h>
#include <vtkProperty.h>

namespace stratoscope::ui {

PointCloud::PointCloud() {
  colours_->SetNumberOfComponents(4);
  const vtkNew<vtkPolyDataMapper> mapper;
  mapper->SetInputData(data_);
  mapper->SetColorModeToDirectScalars();
  actor_->SetMapper(mapper);
  actor_->GetProperty()->SetLighting(false);
  actor_->GetProperty()->SetRenderPointsAsSpheres(true);
  // Dimmed points must not take the slow path of translucent geometry, which VTK sorts by depth.
  actor_->ForceOpaqueOn();
}

vtkActor* PointCloud::actor() const { return actor_; }

void PointCloud::setLayout(const Matrix& layout) {
  const auto count = static_cast<vtkIdType>(layout.rows);
  const vtkNew<vtkPoints> points;
  points->SetNumberOfPoints(count);
  const vtkNew<vtkCellArray> vertices;
  vertices->InsertNextCell(static_cast<int>(count));
  for (vtkIdType i = 0; i < count; ++i) {
    const auto place = layout.row(static_cast<std::size_t>(i));
    points->SetPoint(i, static_cast<double>(place[0]), static_cast<double>(place[1]), 0.0);
    vertices->InsertCellPoint(i);
  }
  data_->SetPoints(points);
  data_->SetVerts(vertices);
  data_->GetPointData()->SetScalars(colours_);
  setColours(std::vector<QColor>(layout.rows, QColor(Qt::gray)));
}

void PointCloud::setColours(const std::vector<QColor>& colours) {
  colours_->SetNumberOfTuples(static_cast<vtkIdType>(colours.size()));
  for (std::size_t i = 0; i < colours.size(); ++i) {
    const auto& colour = colours[i];
    const auto row = static_cast<vtkIdType>(i);
    colours_->SetTypedComponent(row, 0, static_cast<unsigned char>(colour.red()));
    colours_->SetTypedComponent(row, 1, static_cast<unsigned char>(colour.green()));
    colours_->SetTypedComponent(row, 2, static_cast<unsigned char>(colour.blue()));
    colours_->SetTypedComponent(row, 3, static_cast<unsigned char>(colour.alpha()));
  }
  colours_->Modified();
  data_->Modified();
}

void PointCloud::setPointSize(double pixels) { actor_->GetProperty()->SetPointSize(static_cast<float>(pixels)); }

} // namespace stratoscope::ui
