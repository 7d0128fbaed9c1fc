#include "core/imaging/cube.h"

#include "core/base/error.h"
#include "core/imaging/item_grey.h"
#include "core/imaging/npz/npz.h"
#include "core/imaging/resample.h"
#include "core/imaging/slice.h"

#include <algorithm>

namespace stratoscope::imaging {

namespace {

void check(const Series& series, const Volume& volume, const Recipe& recipe) {
  checkRecipe(recipe);
  if (!isWhole(series, volume)) {
    throw Error(ErrorCode::Unsupported,
                STRATOSCOPE_TEXT("pictures make no 3-D items, and a cohort holds either pictures or whole volumes"),
                series.path.string(), STRATOSCOPE_TEXT("Import pictures into a cohort of their own"));
  }
}

double longestSide(const Volume& volume) {
  double longest = 0;
  for (std::size_t axis = 0; axis < 3; ++axis) {
    longest = std::max(longest, volume.size[axis] * volume.geometry.spacing[axis]);
  }
  return longest;
}

/// With the place of the middle plane across one of the patient's axes.
ItemTensor placed(ItemTensor item, const Volume& volume, const AxisCourse& course) {
  item.slice = volume.size[static_cast<std::size_t>(course.axis)] / 2;
  item.axis = "ijk"[course.axis];
  return item;
}

} // namespace

bool isWhole(const Series& series, const Volume& volume) { return volume.size[2] > 1 && !holdsPictures(series); }

ItemTensor makeCube(const Series& series, const Volume& volume, const Recipe& recipe) {
  check(series, volume, recipe);
  const auto order = patientOrder(volume.geometry);
  const auto depth = static_cast<std::size_t>(order[2].axis);
  const ItemGrey grey(series, volume, recipe);
  const auto planeAt = [&](int index) {
    auto plane = patientPlane(volume, order, 2, index);
    grey.apply(plane.values);
    return plane;
  };
  const auto values = fitToCube(volume.size[depth], planeAt, volume.geometry.spacing[depth], recipe.size);
  return placed(grey.item(values), volume, order[2]);
}

std::vector<ItemTensor> makeCubePlanes(const Series& series, const Volume& volume, const Recipe& recipe) {
  check(series, volume, recipe);
  const auto order = patientOrder(volume.geometry);
  const ItemGrey grey(series, volume, recipe);
  std::vector<ItemTensor> planes;
  for (const std::size_t across : {2U, 1U, 0U}) {
    auto plane = patientPlane(volume, order, across, volume.size[static_cast<std::size_t>(order[across].axis)] / 2);
    grey.apply(plane.values);
    planes.push_back(placed(grey.item(fitToSquare(plane, recipe.size, longestSide(volume))), volume, order[across]));
  }
  return planes;
}

} // namespace stratoscope::imaging
