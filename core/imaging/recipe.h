#pragma once

#include "core/imaging/series.h"

#include <cstdint>
#include <functional>

namespace stratoscope::imaging {

class PixelDecoder;
struct Slice;

enum class SliceChoice {
  Middle,
  Every, ///< the middle one of each so many slices
  All,
  Orthogonal,        ///< the middle plane across each of the three axes
  MaximumProjection, ///< the largest value along an axis
  MeanProjection,    ///< the mean along an axis
  Cube               ///< the whole volume as one 3-D item, see cube.h; pictures are refused
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

/// Bits of an item's values.
enum class BitDepth {
  Eight,
  Sixteen, ///< pictures of 16 bits as they are stored, all others the recipe's window over the whole range
  Auto     ///< 16 where 8 would show two values of a series alike
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
  BitDepth bits = BitDepth::Eight;

  [[nodiscard]] int depth() const { return slices == SliceChoice::Cube ? size : 1; } ///< of its items, in voxels
};

/// A cube's side where nobody says another: that of the 3-D sets of MedMNIST, which so come in as they are.
inline constexpr int defaultCubeSize = 28;

/// Throws Error::InvalidArgument for a recipe out of range (size 16 to 1024 in steps of 16, of a cube 16 to 256 in
/// steps of 4; every from 1, axis i, j or k, width above 0).
void checkRecipe(const Recipe& recipe);

/// One item of a series: [channels, size, size], or of a whole volume [channels, size, size, size].
struct ItemTensor {
  std::vector<std::uint8_t> pixels;           ///< of 8 bits, or of 16 as pairs, the low byte first
  int slice = 0;                              ///< index of the slice in the volume (image in an NPZ); the middle one of
                                              ///< a projection
  char axis = 'k';                            ///< the axis the slice is across: i, j or k
  std::map<std::string, std::string> columns; ///< what only this item has: "split" and "label" of an NPZ
  int bits = 8;                               ///< the same for all items of a series
};

/// Bits that the recipe gives a series' items: 8 or 16.
[[nodiscard]] int itemBits(const Series& series, const Volume& volume, const Recipe& recipe);

/// Applies the recipe once to a decoded series; items come in the order of their slices.
/// Throws as checkRecipe, and as makeCube for a recipe of whole volumes.
void makeItems(const Series& series, const Volume& volume, const Recipe& recipe,
               const std::function<void(ItemTensor&&)>& sink);

/// Pixels of a plane as it is shown, counted from its upper left.
struct PlaneBox {
  int x = 0;
  int y = 0;
  int width = 0;
  int height = 0;
};

/// A part of an item's plane as an item of its own, with the grey of the whole image: as makeItems would make it were
/// there nothing else in the plane.
/// @param whole what is cut out of, by its slice and axis; @param boxOf called with that plane before it is made grey.
/// Throws Error::InvalidArgument for a box that does not lie in the plane, Error::Unsupported for a recipe of whole
/// volumes, and as checkRecipe.
[[nodiscard]] ItemTensor makePart(const Series& series, const Volume& volume, const Recipe& recipe,
                                  const ItemTensor& whole, const std::function<PlaneBox(const Slice&)>& boxOf);

} // namespace stratoscope::imaging
