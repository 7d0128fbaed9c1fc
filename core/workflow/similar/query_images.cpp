#include "core/workflow/similar/query_images.h"

#include "core/base/error.h"
#include "core/cohort/items.h"
#include "core/imaging/decoding/pixel_decoder.h"
#include "core/imaging/index.h"
#include "core/imaging/recipe.h"
#include "core/imaging/slice.h"
#include "core/workflow/importing/recipe.h"
#include "core/workflow/item_rows.h"
#include "core/workflow/source_image.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace stratoscope::workflow {
namespace {

namespace fs = std::filesystem;

imaging::Series seriesOfFile(const fs::path& file, Progress& progress, const std::stop_token& stop) {
  const std::vector sources{file};
  auto index = imaging::indexSources(sources, progress, stop);
  if (index.series.empty()) {
    const auto reason = index.skipped.empty() ? Text(STRATOSCOPE_TEXT("holds no image")) : index.skipped.front().reason;
    throw Error(ErrorCode::Unreadable, reason, file.string());
  }
  return std::move(index.series.front());
}

imaging::ItemTensor firstItem(const imaging::Series& series, const imaging::Volume& volume,
                              const imaging::Recipe& recipe) {
  imaging::ItemTensor first;
  imaging::makeItems(series, volume, recipe, [&](imaging::ItemTensor&& item) {
    if (first.pixels.empty()) {
      first = std::move(item);
    }
  });
  return first;
}

/// The pixels that a box covers, at least one; what reaches over the edge of the image is left out.
imaging::PlaneBox pixelsOf(const QueryBox& box, const imaging::Slice& plane) {
  if (!(std::isfinite(box.x + box.y + box.width + box.height) && box.width > 0 && box.height > 0)) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("the box has no area"));
  }
  std::array<double, 2> begin{box.x, box.y};
  std::array<double, 2> length{box.width, box.height};
  const std::array pixels{plane.width, plane.height};
  if (box.unit == QueryBox::Unit::ItemShare) {
    // The plane lies in the middle of the square that its longer side in mm fills.
    const double side = std::max(plane.width * plane.spacing[0], plane.height * plane.spacing[1]);
    for (std::size_t axis = 0; axis < 2; ++axis) {
      const double margin = (side - pixels[axis] * plane.spacing[axis]) / 2;
      begin[axis] = (begin[axis] * side - margin) / plane.spacing[axis];
      length[axis] = length[axis] * side / plane.spacing[axis];
    }
  }
  std::array<int, 2> first{};
  std::array<int, 2> behind{};
  for (std::size_t axis = 0; axis < 2; ++axis) {
    const double last = pixels[axis];
    first[axis] = static_cast<int>(std::floor(std::clamp(begin[axis], 0.0, last)));
    behind[axis] = static_cast<int>(std::ceil(std::clamp(begin[axis] + length[axis], 0.0, last)));
  }
  return {first[0], first[1], behind[0] - first[0], behind[1] - first[1]};
}

std::vector<std::uint8_t> partOf(const imaging::Series& series, const imaging::Volume& volume,
                                 const imaging::Recipe& recipe, const imaging::ItemTensor& whole, const QueryBox& box) {
  return imaging::makePart(series, volume, recipe, whole,
                           [&](const imaging::Slice& plane) { return pixelsOf(box, plane); })
      .pixels;
}

std::vector<std::uint8_t> pixelsOfFile(const fs::path& file, const std::optional<QueryBox>& box,
                                       const imaging::Recipe& recipe, Progress& progress, const std::stop_token& stop) {
  const auto series = seriesOfFile(file, progress, stop);
  const auto volume = imaging::makeDecoder()->decode(series);
  auto whole = firstItem(series, volume, recipe);
  return box ? partOf(series, volume, recipe, whole, *box) : std::move(whole.pixels);
}

std::vector<std::uint8_t> pixelsOfItem(const ImageStack& images, int item) {
  std::vector<std::uint8_t> pixels;
  std::ranges::transform(images.item(static_cast<std::size_t>(item)), std::back_inserter(pixels),
                         [](std::byte value) { return std::to_integer<std::uint8_t>(value); });
  return pixels;
}

/// The part of an item, cut out of its source image at its full resolution.
std::vector<std::uint8_t> partOfItem(const cohort::Cohort& cohort, int item, const QueryBox& box,
                                     const imaging::Recipe& recipe) {
  const auto row = cohort::items(cohort).at(static_cast<std::size_t>(item));
  const auto all = cohort::series(cohort);
  const auto series = sourceSeries(cohort, *std::ranges::find(all, row.series, &cohort::SeriesRow::id));
  const auto volume = imaging::makeDecoder()->decode(series);
  return partOf(series, volume, recipe, {{}, row.slice, row.axis, {}}, box);
}

void check(const cohort::Cohort& cohort, const ImageStack& images, const SimilarQuery& query) {
  for (const int item : query.items) {
    if (item < 0 || static_cast<std::size_t>(item) >= images.count) {
      throw Error(ErrorCode::InvalidArgument, {STRATOSCOPE_TEXT("the cohort has no item %1"), {std::to_string(item)}},
                  cohort.folder().string());
    }
  }
  if (query.box && query.items.size() + query.files.size() != 1) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("a box needs a query of one image"));
  }
}

} // namespace

ImageStack queryImages(const cohort::Cohort& cohort, const SimilarQuery& query, Progress& progress,
                       const std::stop_token& stop) {
  const auto images = cohort.images();
  check(cohort, images, query);
  auto recipe = importRecipe(cohort);
  recipe.bits = images.type == PixelType::UInt16 ? imaging::BitDepth::Sixteen : imaging::BitDepth::Eight;
  std::vector<std::uint8_t> all;
  const auto add = [&](const std::vector<std::uint8_t>& pixels) {
    all.insert(all.end(), pixels.begin(), pixels.end());
  };
  for (const int item : query.items) {
    throwIfStopped(stop);
    add(query.box ? partOfItem(cohort, item, *query.box, recipe) : pixelsOfItem(images, item));
  }
  for (const auto& file : query.files) {
    throwIfStopped(stop);
    add(pixelsOfFile(file, query.box, recipe, progress, stop));
  }
  auto queries = makeStack(std::move(all), images.channels, images.height, images.width, images.depth, images.type);
  queries.white = images.white;
  return eightBits(queries);
}

} // namespace stratoscope::workflow
