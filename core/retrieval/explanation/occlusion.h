#pragma once

#include "core/base/image.h"
#include "core/base/matrix.h"
#include "core/base/progress.h"
#include "core/retrieval/query/query.h"

#include <functional>
#include <stop_token>
#include <vector>

namespace stratoscope::retrieval {

/// What an image gives to a similarity: for each cell of a grid over it, how far the score falls where that cell is
/// covered. Above 0 the cell makes the images alike, below 0 it makes them differ.
struct HeatMap {
  int columns = 0;
  int rows = 0;
  std::vector<float> drop; ///< [rows, columns]
  float score = 0;         ///< of the whole image

  /// The cell whose covering lowers the score most, row by row; -1 for an empty map.
  [[nodiscard]] int topCell() const;
};

struct OcclusionOptions {
  int cells = 8;  ///< of the grid, on each side; at least 1, at most the item's pixels
  int batch = 64; ///< images that are encoded together
};

/// Descriptors of images: [count, dimension], of any length.
using Encoder = std::function<Matrix(const ImageStack&)>;

/// Pixels of a cell, from the upper left; the last ones of an item.
struct Cell {
  int left = 0;
  int top = 0;
  int right = 0;  ///< behind its last column
  int bottom = 0; ///< behind its last row
};
[[nodiscard]] Cell cellAt(const ImageStack& item, int cells, int index);

/// The item with a cell covered by the mean of each channel; of a volume all its slices.
/// @param item of 8 bits, `count` 1. @param index of the cell, row by row.
[[nodiscard]] ImageStack covered(const ImageStack& item, int cells, int index);

/// Occlusion (Zeiler and Fergus 2014): each cell of the image is covered in turn, and the score of what is left against
/// the query is compared with that of the whole.
/// @param image of 8 bits, `count` 1; @param query of the encoder's dimension.
/// Throws Error::InvalidArgument (options, images), Error::Cancelled, and what the encoder throws.
[[nodiscard]] HeatMap occlude(const ImageStack& image, const Query& query, const Encoder& encode,
                              const OcclusionOptions& options, Progress& progress, const std::stop_token& stop);

} // namespace stratoscope::retrieval
