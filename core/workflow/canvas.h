#pragma once

#include "core/base/image.h"
#include "core/base/palette.h"

namespace stratoscope::workflow {

/// Drawing on a colour picture of 3 channels. What lies outside the picture is cut off.
[[nodiscard]] Picture blankPicture(int width, int height, Rgb colour);
void fillRectangle(Picture& picture, int x, int y, int width, int height, Rgb colour);
/// A disc with a smooth edge; its centre may lie between pixels (pixel 0 reaches from 0 to 1).
void fillDisc(Picture& picture, double x, double y, double radius, Rgb colour);
/// Copies a grey or colour picture with its upper left corner to (x, y).
void drawPicture(Picture& picture, const Picture& source, int x, int y);

/// The picture with its longer side `side`: each pixel is the mean of what it covers, or repeats where it is enlarged.
[[nodiscard]] Picture scaledPicture(const Picture& picture, int side);

} // namespace stratoscope::workflow
