#include "ui/models/similar_heat_image.h"

#include "ui/models/tile_cache.h"

#include <algorithm>
#include <cmath>

#include <QPainter>

namespace stratoscope::ui {
namespace {

constexpr int mostOpaque = 190; ///< of 255: what lies below stays in sight

QRect cellOf(const SimilarHeat& heat, int index) {
  const int column = index % heat.columns;
  const int row = index / heat.columns;
  const int left = column * heat.picture.width / heat.columns;
  const int top = row * heat.picture.height / heat.rows;
  return {left, top, (column + 1) * heat.picture.width / heat.columns - left,
          (row + 1) * heat.picture.height / heat.rows - top};
}

} // namespace

QColor similarColour() { return {230, 159, 0}; }
QColor differentColour() { return {86, 180, 233}; }

float strongestDrop(const SimilarExplanation& explanation) {
  float strongest = 1e-6F;
  for (const auto* heat : {&explanation.query, &explanation.other}) {
    for (const float drop : heat->drop) {
      strongest = std::max(strongest, std::abs(drop));
    }
  }
  return strongest;
}

QImage heatImage(const SimilarHeat& heat, float strongest) {
  auto image = toImage(heat.picture).convertToFormat(QImage::Format_Grayscale8).convertToFormat(QImage::Format_RGB32);
  QPainter painter(&image);
  for (int index = 0; index < static_cast<int>(heat.drop.size()); ++index) {
    const float share = heat.drop[static_cast<std::size_t>(index)] / strongest;
    auto colour = share > 0 ? similarColour() : differentColour();
    colour.setAlpha(static_cast<int>(std::lround(mostOpaque * std::min(std::abs(share), 1.F))));
    painter.fillRect(cellOf(heat, index), colour);
  }
  return image;
}

QRect topCell(const SimilarHeat& heat) {
  const auto top = std::ranges::max_element(heat.drop);
  return top == heat.drop.end() || *top <= 0 ? QRect() : cellOf(heat, static_cast<int>(top - heat.drop.begin()));
}

} // namespace stratoscope::ui
