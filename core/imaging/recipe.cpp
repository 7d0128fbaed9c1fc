#include "core/imaging/recipe.h"

#include "core/base/error.h"
#include "core/imaging/cube.h"
#include "core/imaging/item_grey.h"
#include "core/imaging/npz/npz.h"
#include "core/imaging/resample.h"
#include "core/imaging/slice.h"

#include <cmath>

namespace stratoscope::imaging {
namespace {

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

[[noreturn]] void refuse(Text reason) { throw Error(ErrorCode::InvalidArgument, std::move(reason)); }

/// The part of a slice that a box covers.
Slice cropped(const Slice& slice, const PlaneBox& box) {
  const bool inside = box.x >= 0 && box.y >= 0 && box.width > 0 && box.height > 0 && box.width <= slice.width - box.x &&
                      box.height <= slice.height - box.y;
  if (!inside) {
    throw Error(ErrorCode::InvalidArgument, {STRATOSCOPE_TEXT("the box %1 does not lie in an image of %2 pixels"),
                                             {std::to_string(box.x) + ',' + std::to_string(box.y) + ',' +
                                                  std::to_string(box.width) + ',' + std::to_string(box.height),
                                              std::to_string(slice.width) + " x " + std::to_string(slice.height)}});
  }
  Slice part{box.width, box.height, slice.channels, {}, slice.spacing};
  const auto length = static_cast<std::ptrdiff_t>(box.width) * slice.channels;
  for (int row = box.y; row < box.y + box.height; ++row) {
    const auto first = (static_cast<std::ptrdiff_t>(row) * slice.width + box.x) * slice.channels;
    const auto begin = slice.values.begin() + first;
    part.values.insert(part.values.end(), begin, begin + length);
  }
  return part;
}

} // namespace

void checkRecipe(const Recipe& recipe) {
  const bool cube = recipe.slices == SliceChoice::Cube;
  if (cube && (recipe.size < 16 || recipe.size > 256 || recipe.size % 4 != 0)) {
    refuse(STRATOSCOPE_TEXT("the side of a cube must be from 16 to 256 voxels in steps of 4"));
  }
  if (!cube && (recipe.size < 16 || recipe.size > 1024 || recipe.size % 16 != 0)) {
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

void makeItems(const Series& series, const Volume& volume, const Recipe& recipe,
               const std::function<void(ItemTensor&&)>& sink) {
  checkRecipe(recipe);
  if (recipe.slices == SliceChoice::Cube) {
    sink(makeCube(series, volume, recipe));
    return;
  }
  const ItemGrey grey(series, volume, recipe);
  for (const auto& place : placesOf(series, volume, recipe)) {
    auto slice = sliceAt(series, volume, recipe, place);
    grey.apply(slice.values);
    auto item = grey.item(fitToSquare(slice, recipe.size));
    item.slice = place.slice;
    item.axis = place.axis;
    if (place.axis == 'k' && static_cast<std::size_t>(place.slice) < volume.sliceColumns.size()) {
      item.columns = volume.sliceColumns[static_cast<std::size_t>(place.slice)];
    }
    sink(std::move(item));
  }
}

ItemTensor makePart(const Series& series, const Volume& volume, const Recipe& recipe, const ItemTensor& whole,
                    const std::function<PlaneBox(const Slice&)>& boxOf) {
  checkRecipe(recipe);
  if (recipe.slices == SliceChoice::Cube) {
    throw Error(ErrorCode::Unsupported, STRATOSCOPE_TEXT("of a whole volume no part can be taken"));
  }
  auto slice = sliceAt(series, volume, recipe, {whole.axis, whole.slice});
  slice = cropped(slice, boxOf(slice));
  const ItemGrey grey(series, volume, recipe);
  grey.apply(slice.values);
  auto part = grey.item(fitToSquare(slice, recipe.size));
  part.slice = whole.slice;
  part.axis = whole.axis;
  return part;
}

} // namespace stratoscope::imaging
