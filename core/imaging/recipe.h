#pragma once

#include "core/imaging/series.h"

#include <cstdint>
#include <functional>

namespace stratoscope::imaging {

class PixelDecoder;

enum class SliceChoice { Middle, Every, All, Orthogonal };
enum class Windowing {
  Auto,   ///< the file's window tags, else CT soft tissue (40, 400), else percentiles 1 to 99 (MR, NIfTI); pictures as
          ///< stored
  Preset, ///< by modality alone, whatever the file says
  Fixed   ///< centre and width as given
};

/// How a volume becomes items. Part of the import's run.
struct Recipe {
  SliceChoice slices = SliceChoice::Middle;
  int every = 1;    ///< for SliceChoice::Every, from 1: the middle one of each so many slices
  int size = 64;    ///< side of an item in pixels; the image is padded to a square in physical proportions
  int channels = 1; ///< 1 or 3; colour becomes luminance for 1
  Windowing windowing = Windowing::Auto;
  double centre = 0;
  double width = 0;
};

/// Throws Error::InvalidArgument for a recipe out of range (size 16 to 1024 in steps of 16, every from 1, width above
/// 0).
void checkRecipe(const Recipe& recipe);

/// One item of a series: [channels, size, size], 8 bits.
struct ItemTensor {
  std::vector<std::uint8_t> pixels;
  int slice = 0;                              ///< index of the slice in the volume (image in an NPZ)
  char axis = 'k';                            ///< the axis the slice is across: i, j or k
  std::map<std::string, std::string> columns; ///< what only this item has: "split" and "label" of an NPZ
};

/// Applies the recipe once to a decoded series; items come in the order of their slices.
/// Throws Error::InvalidArgument for a recipe out of range.
void makeItems(const Series& series, const Volume& volume, const Recipe& recipe,
               const std::function<void(ItemTensor&&)>& sink);

} // namespace stratoscope::imaging
