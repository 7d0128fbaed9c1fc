#pragma once

#include "ui/models/similar_explanation.h"

#include <QColor>
#include <QImage>
#include <QRect>

namespace stratoscope::ui {

/// Orange and blue of a palette that colour-blind people tell apart (Okabe and Ito 2008).
[[nodiscard]] QColor similarColour();   ///< parts that make a pair alike
[[nodiscard]] QColor differentColour(); ///< parts that tell it apart

/// The picture in greys with its heat over it, each cell the more opaque the more it matters.
/// @param strongest the drop that is drawn fully, above 0; one for both pictures of a pair, so that they compare.
[[nodiscard]] QImage heatImage(const SimilarHeat& heat, float strongest);
/// The largest drop of either sign in both pictures; a little above 0 where there is none.
[[nodiscard]] float strongestDrop(const SimilarExplanation& explanation);
/// Where the cell that matters most lies in the picture's pixels; empty where no cell makes the pair alike.
[[nodiscard]] QRect topCell(const SimilarHeat& heat);

} // namespace stratoscope::ui
