#pragma once

#include "core/imaging/series.h"

#include <cstdint>
#include <functional>

namespace stratoscope::imaging {

class PixelDecoder;

enum class SliceChoice {
  Middle,
  Every, ///< the middle one of each so many slices
  All,
  Orthogonal,        ///< the middle plane across each of the three axes
  MaximumProjection, ///< the largest value along an axis
  MeanProjection,    ///< the mean along an axis
  Cube               ///< the whole volume as one 3-D item; made by makeCube, not yet taken by a cohort
};

enum class Windowing {
  Auto,   ///< the file's VOI LUT or window, else as Preset; pictures as stored
  Preset, ///< by modality alone, whatever the file says: CT soft tissue (40, 400), PET and NM from the least value to
          ///< the 99.5th percentile, all others from the 1st to the 99th percentile of the volume; pictures as stored
  Fixed,  ///< centre and width as given
  // CT windows by name; for CT and where the modality is not known. Others, pictures and colour go as Auto.
  SoftTissue,  ///< 40, 400
  Lung,        ///< -600, 1500
  Bone,        ///< 480, 2500
  Brain,       ///< 40, 80
  Mediastinum, ///< 50, 350
  Percentiles  ///< the 1st to the 99th percentile of the volume, whatever it is
};

/// How a volume becomes items. Part of the import's run.
struct Recipe {
  SliceChoice slices = SliceChoice::Middle;
  int every = 1;    ///< for SliceChoice::Every, from 1
  char axis = 'k';  ///< i, j or k: what a projection runs along; k is the stored stack of slices
  int size = 64;    ///< side of an item in pixels; the image is padded to a square in physical proportions
  int channels = 1; ///< 1 or 3; colour becomes luminance for 1
  Windowing windowing = Windowing::Auto;
  double centre = 0;
  double width = 0;
};

/// Throws Error::InvalidArgument for a recipe out of range (size 16 to 1024 in steps of 16, every from 1, axis i, j or
/// k, width above 0), Error::Unsupported for cubes, which a cohort cannot hold yet.
void checkRecipe(const Recipe& recipe);

/// One item of a series, 8 bits: [channels, size, size], or [channels, size, size, size] from makeCube.
struct ItemTensor {
  std::vector<std::uint8_t> pixels;
  int slice = 0;                              ///< index of the slice in the volume (image in an NPZ); the middle one of
                                              ///< a projection
  char axis = 'k';                            ///< the axis the slice is across: i, j or k
  std::map<std::string, std::string> columns; ///< what only this item has: "split" and "label" of an NPZ
};

/// Applies the recipe once to a decoded series; items come in the order of their slices.
/// Throws as checkRecipe.
void makeItems(const Series& series, const Volume& volume, const Recipe& recipe,
               const std::function<void(ItemTensor&&)>& sink);

/// The whole volume as one item, its longest side in millimetres filling the cube; depth runs along k, each plane is
/// shown as sliceOf shows it. Of the recipe, size (up to 256), channels and window count.
/// Throws Error::InvalidArgument for a recipe out of range.
[[nodiscard]] ItemTensor makeCube(const Series& series, const Volume& volume, const Recipe& recipe);

} // namespace stratoscope::imaging
