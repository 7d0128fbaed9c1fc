#pragma once

#include "ui/views/vtk_view.h"

#include <QColor>
#include <QString>

#include <vector>

#include <vtkChartXY.h>
#include <vtkContextView.h>
#include <vtkDoubleArray.h>
#include <vtkNew.h>
#include <vtkPlot.h>
#include <vtkSmartPointer.h>
#include <vtkTable.h>

namespace stratoscope::ui {

/// A live line chart: named series over one axis, in the colours of the palette.
class CurveView : public VtkView {
  Q_OBJECT

public:
  explicit CurveView(QWidget* parent = nullptr);
  ~CurveView() override;

  /// @return the number of the series; its colour is categoryColour() of it.
  int addSeries(const QString& name);
  void setAxisTitles(const QString& across, const QString& up);
  /// @param series as addSeries() gave it. Values that are not finite are left out.
  void append(int series, double x, double y);
  /// Empties all series and keeps their names.
  void clear();
  [[nodiscard]] int pointCount(int series) const;

protected:
  bool event(QEvent* event) override;

private:
  struct Series {
    vtkSmartPointer<vtkDoubleArray> x;
    vtkSmartPointer<vtkDoubleArray> y;
    vtkSmartPointer<vtkTable> table;
    vtkSmartPointer<vtkPlot> plot;
  };

  void applyPalette();
  void styleAxis(int axis);
  void render();

  vtkNew<vtkContextView> view_;
  vtkNew<vtkChartXY> chart_;
  std::vector<Series> series_;
};

} // namespace stratoscope::ui
