#pragma once

#include "core/base/matrix.h"
#include "core/workflow/report/html_writer.h"

#include <string>
#include <vector>

namespace stratoscope::workflow {

/// One map on the page, points coloured by category and each category's name at its middle; drawn as vectors, or as a
/// picture where there are too many points for that.
struct MapFigure {
  std::string id;                 ///< unique on the page; letters and digits
  std::string caption;            ///< what the colours mean
  std::vector<int> categories;    ///< of each item, below 0 for none
  std::vector<std::string> names; ///< of the categories, for the legend
  std::vector<std::string> marks; ///< what stands on the map itself, as long as `names`
};

void writeMap(HtmlWriter& html, const Matrix& places, const MapFigure& figure);

} // namespace stratoscope::workflow
