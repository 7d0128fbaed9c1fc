#include "core/imaging/recipe.h"

#include "core/base/error.h"
#include "core/imaging/npz/npz.h"
#include "core/imaging/resample.h"
#include "core/imaging/slice.h"
#include "core/imaging/window.h"

#include <cmath>

namespace stratoscope::imaging {
namespace {

constexpr int largestCube = 256;

struct Place {
  char axis = 'k';
  int slice = 0;
};

std::vector<Place> everyNth(int slices, int step) {
  std::vector<Place> places;
  for (int slice = (std::min(step, slices) - 1) / 2; slice < slices; slice += step) {
    places.push_back({'k', slice});
  }
  return places;
}

bool isProjection(const Recipe& recipe) {
  return recipe.slices == SliceChoice::MaximumProjection || recipe.slices == SliceChoice::MeanProjection;
}

int lengthAlong(const Volume& volume, char axis) { return volume.size[axis == 'i' ? 0 : axis == 'j' ? 1 : 2]; }

/// Images that are no slices of one body are all taken, whatever the recipe says.
std::vector<Place> placesOf(const Series& series, const Volume& volume, const Recipe& recipe) {
  const auto [columns, rows, slices] = volume.size;
  if (holdsPictures(series) || recipe.slices == SliceChoice::All) {
    return everyNth(slices, 1);
  }
  if (recipe.slices == SliceChoice::Every) {
    return everyNth(slices, recipe.every);
  }
  if (recipe.slices == SliceChoice::Orthogonal && slices > 1) {
    return {{'k', slices / 2}, {'j', rows / 2}, {'i', columns / 2}};
  }
  const char axis = isProjection(recipe) && slices > 1 ? recipe.axis : 'k';
  return {{axis, lengthAlong(volume, axis) / 2}};
}

Slice sliceAt(const Series& series, const Volume& volume, const Recipe& recipe, const Place& place) {
  if (!isProjection(recipe) || holdsPictures(series)) {
    return sliceOf(volume, place.axis, place.slice);
  }
  const bool largest = recipe.slices == SliceChoice::MaximumProjection;
  return projectionOf(volume, place.axis, largest ? Projection::Maximum : Projection::Mean);
}

std::uint8_t rounded(float value) { return static_cast<std::uint8_t>(std::lround(value)); }

/// Luminance of ITU-R BT.601.
float luminance(const float* rgb) { return 0.299F * rgb[0] + 0.587F * rgb[1] + 0.114F * rgb[2]; }

/// Interleaved grey or colour to planes of the wanted number of channels.
std::vector<std::uint8_t> planes(const std::vector<float>& values, int has, int wanted) {
  const auto stored = static_cast<std::size_t>(has);
  const auto count = values.size() / stored;
  std::vector<std::uint8_t> pixels;
  pixels.reserve(count * static_cast<std::size_t>(wanted));
  for (std::size_t channel = 0; channel < static_cast<std::size_t>(wanted); ++channel) {
    for (std::size_t p = 0; p < count; ++p) {
      const float* pixel = values.data() + p * stored;
      pixels.push_back(rounded(stored == 1 ? *pixel : wanted == 1 ? luminance(pixel) : pixel[channel]));
    }
  }
  return pixels;
}

[[noreturn]] void refuse(Text reason) { throw Error(ErrorCode::InvalidArgument, std::move(reason)); }

void checkRanges(const Recipe& recipe) {
  if (recipe.size < 16 || recipe.size > 1024 || recipe.size % 16 != 0) {
    refuse(STRATOSCOPE_TEXT("the size of an item must be from 16 to 1024 pixels in steps of 16"));
  }
  if (recipe.channels != 1 && recipe.channels != 3) {
    refuse(STRATOSCOPE_TEXT("an item has one channel or three"));
  }
  if (recipe.slices == SliceChoice::Every && recipe.every < 1) {
    refuse(STRATOSCOPE_TEXT("the step from slice to slice must be at least 1"));
  }
  if (recipe.axis != 'i' && recipe.axis != 'j' && recipe.axis != 'k') {
    refuse(STRATOSCOPE_TEXT("an axis of a volume is i, j or k"));
  }
  if (recipe.windowing == Windowing::Fixed && !(recipe.width > 0 && std::isfinite(recipe.centre + recipe.width))) {
    refuse(STRATOSCOPE_TEXT("the width of the window must be above 0"));
  }
}

} // namespace

void checkRecipe(const Recipe& recipe) {
  checkRanges(recipe);
  if (recipe.slices == SliceChoice::Cube) {
    throw Error(ErrorCode::Unsupported, STRATOSCOPE_TEXT("a cohort holds no 3-D items in this version"), {},
                STRATOSCOPE_TEXT("Take slices or a projection of each volume"));
  }
}

void makeItems(const Series& series, const Volume& volume, const Recipe& recipe,
               const std::function<void(ItemTensor&&)>& sink) {
  checkRecipe(recipe);
  const auto range = greyRange(series, volume, recipe);
  for (const auto& place : placesOf(series, volume, recipe)) {
    auto slice = sliceAt(series, volume, recipe, place);
    applyRange(slice.values, range);
    ItemTensor item;
    item.pixels = planes(fitToSquare(slice, recipe.size), volume.channels, recipe.channels);
    item.slice = place.slice;
    item.axis = place.axis;
    if (place.axis == 'k' && static_cast<std::size_t>(place.slice) < volume.sliceColumns.size()) {
      item.columns = volume.sliceColumns[static_cast<std::size_t>(place.slice)];
    }
    sink(std::move(item));
  }
}

ItemTensor makeCube(const Series& series, const Volume& volume, const Recipe& recipe) {
  checkRanges(recipe);
  if (recipe.size > largestCube) {
    refuse(STRATOSCOPE_TEXT("the side of a cube must be at most 256"));
  }
  const auto range = greyRange(series, volume, recipe);
  std::vector<Slice> slices;
  for (int k = 0; k < volume.size[2]; ++k) {
    slices.push_back(sliceOf(volume, 'k', k));
    applyRange(slices.back().values, range);
  }
  ItemTensor item;
  item.pixels = planes(fitToCube(slices, volume.geometry.spacing[2], recipe.size), volume.channels, recipe.channels);
  item.slice = volume.size[2] / 2;
  return item;
}

} // namespace stratoscope::imaging
