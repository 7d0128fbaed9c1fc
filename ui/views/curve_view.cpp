#include "ui/views/curve_view.h"

#include "ui/models/palette.h"

#include <QEvent>

#include <algorithm>
#include <cmath>

#include <QVTKInteractor.h>
#include <vtkAxis.h>
#include <vtkBrush.h>
#include <vtkChartLegend.h>
#include <vtkContextScene.h>
#include <vtkGenericOpenGLRenderWindow.h>
#include <vtkInteractorObserver.h>
#include <vtkPen.h>
#include <vtkRenderer.h>
#include <vtkTextProperty.h>

namespace stratoscope::ui {
namespace {

void setColour(vtkPen* pen, const QColor& colour) {
  pen->SetColor(static_cast<unsigned char>(colour.red()), static_cast<unsigned char>(colour.green()),
                static_cast<unsigned char>(colour.blue()), static_cast<unsigned char>(colour.alpha()));
}

QColor mixed(const QColor& front, const QColor& back, double part) {
  const auto mix = [part](int one, int other) {
    return static_cast<int>(std::lround(part * one + (1 - part) * other));
  };
  return {mix(front.red(), back.red()), mix(front.green(), back.green()), mix(front.blue(), back.blue())};
}

void styleText(vtkTextProperty* text, const QColor& colour, int size) {
  text->SetColor(colour.redF(), colour.greenF(), colour.blueF());
  text->SetFontFamilyToArial();
  text->SetFontSize(size);
  text->BoldOff();
  text->ItalicOff();
}

} // namespace

CurveView::CurveView(QWidget* parent) : VtkView(parent) {
  const vtkNew<vtkGenericOpenGLRenderWindow> window;
  setRenderWindow(window);
  view_->SetRenderWindow(window);
  // The chart shows what comes in; wheel and drag stay with the window around it.
  interactor()->SetInteractorStyle(nullptr);
  view_->GetScene()->AddItem(chart_);
  chart_->SetShowLegend(true);
  chart_->GetLegend()->SetHorizontalAlignment(vtkChartLegend::RIGHT);
  chart_->GetLegend()->SetVerticalAlignment(vtkChartLegend::TOP);
  setMinimumSize(200, 140);
  applyPalette();
}

CurveView::~CurveView() = default;

int CurveView::addSeries(const QString& name) {
  Series series{vtkSmartPointer<vtkDoubleArray>::New(), vtkSmartPointer<vtkDoubleArray>::New(),
                vtkSmartPointer<vtkTable>::New(), chart_->AddPlot(vtkChart::LINE)};
  series.x->SetName("x");
  series.y->SetName(name.toUtf8().constData());
  series.table->AddColumn(series.x);
  series.table->AddColumn(series.y);
  series.plot->SetLabel(name.toStdString());
  series_.push_back(series);
  applyPalette();
  return static_cast<int>(series_.size()) - 1;
}

void CurveView::setAxisTitles(const QString& across, const QString& up) {
  chart_->GetAxis(vtkAxis::BOTTOM)->SetTitle(across.toStdString());
  chart_->GetAxis(vtkAxis::LEFT)->SetTitle(up.toStdString());
  render();
}

void CurveView::append(int series, double x, double y) {
  if (!std::isfinite(x) || !std::isfinite(y)) {
    return;
  }
  auto& curve = series_[static_cast<std::size_t>(series)];
  curve.x->InsertNextValue(x);
  curve.y->InsertNextValue(y);
  curve.table->Modified();
  // A chart line wants two points; a plot without input is left out of the axes' range.
  if (curve.x->GetNumberOfValues() >= 2) {
    curve.plot->SetInputData(curve.table, 0, 1);
    chart_->RecalculateBounds();
  }
  render();
}

void CurveView::clear() {
  for (auto& curve : series_) {
    curve.x->SetNumberOfValues(0);
    curve.y->SetNumberOfValues(0);
    curve.table->Modified();
    curve.plot->SetInputData(nullptr);
  }
  chart_->RecalculateBounds();
  render();
}

int CurveView::pointCount(int series) const {
  return static_cast<int>(series_[static_cast<std::size_t>(series)].x->GetNumberOfValues());
}

void CurveView::styleAxis(int axis) {
  const auto text = palette().color(QPalette::Text);
  const auto base = palette().color(QPalette::Base);
  const int size = static_cast<int>(std::lround(font().pointSizeF() > 0 ? font().pointSizeF() * 1.25 : 11));
  auto* line = chart_->GetAxis(axis);
  styleText(line->GetLabelProperties(), mixed(text, base, 0.75), size);
  styleText(line->GetTitleProperties(), mixed(text, base, 0.75), size);
  setColour(line->GetPen(), mixed(text, base, 0.4));
  setColour(line->GetGridPen(), mixed(text, base, 0.12));
  line->SetNotation(vtkAxis::STANDARD_NOTATION);
  line->SetPrecision(2);
}

void CurveView::applyPalette() {
  const auto base = palette().color(QPalette::Base);
  view_->GetRenderer()->SetBackground(base.redF(), base.greenF(), base.blueF());
  styleAxis(vtkAxis::BOTTOM);
  styleAxis(vtkAxis::LEFT);
  chart_->GetAxis(vtkAxis::BOTTOM)->SetPrecision(0);
  auto* legend = chart_->GetLegend();
  const auto text = palette().color(QPalette::Text);
  styleText(legend->GetLabelProperties(), text, chart_->GetAxis(vtkAxis::LEFT)->GetLabelProperties()->GetFontSize());
  legend->GetBrush()->SetColorF(base.redF(), base.greenF(), base.blueF(), 0.85);
  setColour(legend->GetPen(), mixed(text, base, 0.25));
  for (std::size_t i = 0; i < series_.size(); ++i) {
    setColour(series_[i].plot->GetPen(), categoryColour(static_cast<int>(i)));
    series_[i].plot->GetPen()->SetWidth(static_cast<float>(2 * devicePixelRatioF()));
  }
  render();
}

bool CurveView::event(QEvent* event) {
  const bool done = VtkView::event(event);
  if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
    applyPalette();
  }
  return done;
}

void CurveView::render() {
  // Without points VTK would draw axes around an arbitrary 0.
  const auto drawn = [](const Series& curve) { return curve.x->GetNumberOfValues() >= 2; };
  chart_->SetVisible(std::ranges::any_of(series_, drawn));
  renderSoon();
}

} // namespace stratoscope::ui
