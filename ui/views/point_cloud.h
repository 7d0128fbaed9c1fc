#pragma once

#include "core/base/matrix.h"

#include <QColor>

#include <vector>

#include <vtkActor.h>
#include <vtkNew.h>
#include <vtkPolyData.h>
#include <vtkUnsignedCharArray.h>

namespace stratoscope::ui {

/// The points of a map as one VTK actor: one vertex cell, so one draw call whatever their number.
class PointCloud {
public:
  PointCloud();

  [[nodiscard]] vtkActor* actor() const;
  /// @param layout [n, 2]; colours go back to grey.
  void setLayout(const Matrix& layout);
  /// One colour a point, alpha included. Its size must be the layout's.
  void setColours(const std::vector<QColor>& colours);
  /// Diameter in device pixels.
  void setPointSize(double pixels);

private:
  vtkNew<vtkActor> actor_;
  vtkNew<vtkPolyData> data_;
  vtkNew<vtkUnsignedCharArray> colours_;
};

} // namespace stratoscope::ui
