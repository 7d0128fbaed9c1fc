#include "core/workflow/report/curve_figure.h"

#include "core/workflow/report/inline_image.h"
#include "core/workflow/report/number_text.h"

#include <algorithm>
#include <cmath>

namespace stratoscope::workflow {
namespace {

constexpr double width = 520;
constexpr double height = 260;
constexpr double left = 62;
constexpr double right = 14;
constexpr double top = 12;
constexpr double bottom = 40;

std::string at(double value) { return decimalText(value, 1); }

/// The frame's scales: both ranges and what divides the upright one.
struct Scales {
  double firstX = 0;
  double lastX = 1;
  double leastY = 0;
  double greatestY = 1;
  double step = 1;

  [[nodiscard]] double x(double value) const {
    return left + (value - firstX) / (lastX - firstX) * (width - left - right);
  }
  [[nodiscard]] double y(double value) const {
    return height - bottom - (value - leastY) / (greatestY - leastY) * (height - top - bottom);
  }
};

Scales scalesOf(const CurveFigure& figure) {
  double least = figure.curves.front().values.front();
  double greatest = least;
  for (const auto& curve : figure.curves) {
    const auto [low, high] = std::ranges::minmax(curve.values);
    least = std::min(least, low);
    greatest = std::max(greatest, high);
  }
  const double step = roundStep(greatest > least ? greatest - least : std::max(std::abs(greatest), 1e-6));
  const auto count = static_cast<double>(figure.curves.front().values.size());
  return {.firstX = static_cast<double>(figure.firstX),
          .lastX = figure.firstX + count - 1,
          .leastY = std::floor(least / step) * step,
          .greatestY = std::max(std::ceil(greatest / step), std::floor(least / step) + 1) * step,
          .step = step};
}

void writeLine(HtmlWriter& html, double x1, double y1, double x2, double y2) {
  html.empty("line", {{"class", "grid"}, {"x1", at(x1)}, {"y1", at(y1)}, {"x2", at(x2)}, {"y2", at(y2)}});
}

void writeUprightAxis(HtmlWriter& html, const Scales& scales) {
  const int decimals = std::max(0, static_cast<int>(std::ceil(-std::log10(scales.step) - 1e-9)));
  const int last = static_cast<int>(std::lround((scales.greatestY - scales.leastY) / scales.step));
  for (int i = 0; i <= last; ++i) {
    const double value = scales.leastY + i * scales.step;
    writeLine(html, left, scales.y(value), width - right, scales.y(value));
    html.element("text", decimalText(value, decimals),
                 {{"x", at(left - 8)}, {"y", at(scales.y(value) + 4)}, {"text-anchor", "end"}});
  }
}

void writeLevelAxis(HtmlWriter& html, const Scales& scales, const std::string& name) {
  const int step = std::max(1, static_cast<int>(roundStep(scales.lastX - scales.firstX)));
  for (int value = static_cast<int>(scales.firstX); value <= static_cast<int>(scales.lastX); ++value) {
    if (value % step == 0 || value == static_cast<int>(scales.firstX)) {
      html.element("text", std::to_string(value),
                   {{"x", at(scales.x(value))}, {"y", at(height - bottom + 17)}, {"text-anchor", "middle"}});
    }
  }
  html.element("text", name, {{"x", at((left + width - right) / 2)}, {"y", at(height - 5)}, {"text-anchor", "middle"}});
}

void writePath(HtmlWriter& html, const Scales& scales, const Curve& curve, int category) {
  std::string path;
  for (std::size_t i = 0; i < curve.values.size(); ++i) {
    path.append(i == 0 ? "M" : "L").append(at(scales.x(scales.firstX + static_cast<double>(i))));
    path.append(" ").append(at(scales.y(curve.values[i])));
  }
  html.empty("path", {{"class", "line"}, {"d", path}, {"stroke", hexText(categoryRgb(category))}});
}

void writeLegend(HtmlWriter& html, const CurveFigure& figure) {
  html.open("ul", {{"class", "legend"}});
  for (std::size_t i = 0; i < figure.curves.size(); ++i) {
    html.open("li");
    writeSwatch(html, static_cast<int>(i));
    html.text(figure.curves[i].name).close();
  }
  html.close();
}

} // namespace

double roundStep(double length) {
  const double power = std::pow(10.0, std::floor(std::log10(length / 3)));
  const double factor = length / 3 / power;
  return power * (factor >= 5 ? 5 : factor >= 2 ? 2 : 1);
}

void writeCurves(HtmlWriter& html, const CurveFigure& figure) {
  if (figure.curves.empty() || figure.curves.front().values.size() < 2) {
    return;
  }
  const auto scales = scalesOf(figure);
  html.open("figure");
  html.open("svg", {{"class", "curve"},
                    {"viewBox",
                     "0 0 " + std::to_string(static_cast<int>(width)) + " " + std::to_string(static_cast<int>(height))},
                    {"role", "img"},
                    {"aria-label", figure.caption}});
  writeUprightAxis(html, scales);
  writeLevelAxis(html, scales, figure.xName);
  for (std::size_t i = 0; i < figure.curves.size(); ++i) {
    writePath(html, scales, figure.curves[i], static_cast<int>(i));
  }
  html.close();
  html.element("figcaption", figure.caption);
  writeLegend(html, figure);
  html.close();
}

} // namespace stratoscope::workflow
