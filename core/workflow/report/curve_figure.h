#pragma once

#include "core/workflow/report/html_writer.h"

#include <string>
#include <vector>

namespace stratoscope::workflow {

struct Curve {
  std::string name;
  std::vector<double> values; ///< at x = firstX, firstX + 1 ...
};

/// Lines over whole numbers (epochs, numbers of clusters) with axes and a legend.
struct CurveFigure {
  std::string caption;
  std::string xName;
  int firstX = 1;
  std::vector<Curve> curves; ///< equally long; drawn when there are at least two values
};

void writeCurves(HtmlWriter& html, const CurveFigure& figure);

/// A step of 1, 2 or 5 times a power of ten that divides `length` into three to seven parts.
[[nodiscard]] double roundStep(double length);

} // namespace stratoscope::workflow
