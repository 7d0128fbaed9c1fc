#include "core/retrieval/explanation/occlusion.h"

#include "core/base/error.h"
#include "core/retrieval/exact_search.h"

#include <algorithm>
#include <numeric>

namespace stratoscope::retrieval {
namespace {

void check(const ImageStack& image, const OcclusionOptions& options) {
  if (image.count != 1 || image.type != PixelType::UInt8) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("one image of 8 bits is explained at a time"));
  }
  if (options.cells < 1 || options.batch < 1 || options.cells > std::min(image.width, image.height)) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("the grid of patches does not fit the image"));
  }
}

std::vector<std::uint8_t> pixelsOf(const ImageStack& item) {
  std::vector<std::uint8_t> pixels;
  std::ranges::transform(item.item(0), std::back_inserter(pixels),
                         [](std::byte value) { return std::to_integer<std::uint8_t>(value); });
  return pixels;
}

std::uint8_t meanOf(std::span<const std::uint8_t> values) {
  const auto sum = std::accumulate(values.begin(), values.end(), std::uint64_t{0});
  return static_cast<std::uint8_t>((sum + values.size() / 2) / values.size());
}

void cover(std::vector<std::uint8_t>& pixels, const ImageStack& item, const Cell& cell) {
  const auto width = static_cast<std::size_t>(item.width);
  const auto plane = width * static_cast<std::size_t>(item.height);
  const auto channel = plane * static_cast<std::size_t>(item.depth);
  for (std::size_t begin = 0; begin < pixels.size(); begin += channel) {
    const auto mean = meanOf({pixels.data() + begin, channel});
    for (std::size_t slice = begin; slice < begin + channel; slice += plane) {
      for (auto row = static_cast<std::size_t>(cell.top); row < static_cast<std::size_t>(cell.bottom); ++row) {
        const auto first = pixels.begin() + static_cast<std::ptrdiff_t>(slice + row * width);
        std::fill(first + cell.left, first + cell.right, mean);
      }
    }
  }
}

/// The image with each cell from `begin` on covered, `count` of them.
ImageStack coveredOnes(const ImageStack& image, const std::vector<std::uint8_t>& pixels, int cells, int begin,
                       int count) {
  std::vector<std::uint8_t> all;
  all.reserve(pixels.size() * static_cast<std::size_t>(count));
  for (int index = begin; index < begin + count; ++index) {
    auto one = pixels;
    cover(one, image, cellAt(image, cells, index));
    all.insert(all.end(), one.begin(), one.end());
  }
  return makeStack(std::move(all), image.channels, image.height, image.width, image.depth);
}

std::vector<Hit> scoresOf(Matrix rows, const Query& query) {
  std::vector<int> all(rows.rows);
  std::iota(all.begin(), all.end(), 0);
  return ExactSearch(keep(std::move(rows))).scoresOf(query, all);
}

} // namespace

int HeatMap::topCell() const {
  return drop.empty() ? -1 : static_cast<int>(std::ranges::max_element(drop) - drop.begin());
}

Cell cellAt(const ImageStack& item, int cells, int index) {
  const int column = index % cells;
  const int row = index / cells;
  return {column * item.width / cells, row * item.height / cells, (column + 1) * item.width / cells,
          (row + 1) * item.height / cells};
}

ImageStack covered(const ImageStack& item, int cells, int index) {
  return coveredOnes(item, pixelsOf(item), cells, index, 1);
}

HeatMap occlude(const ImageStack& image, const Query& query, const Encoder& encode, const OcclusionOptions& options,
                Progress& progress, const std::stop_token& stop) {
  check(image, options);
  throwIfStopped(stop);
  HeatMap map{options.cells, options.cells, {}, scoresOf(encode(image), query).front().score};
  const int total = options.cells * options.cells;
  const auto pixels = pixelsOf(image);
  for (int begin = 0; begin < total; begin += options.batch) {
    throwIfStopped(stop);
    const int count = std::min(options.batch, total - begin);
    for (const auto& hit : scoresOf(encode(coveredOnes(image, pixels, options.cells, begin, count)), query)) {
      map.drop.push_back(map.score - hit.score);
    }
    progress.report(begin + count, total, STRATOSCOPE_TEXT("Covering parts of the images"));
  }
  return map;
}

} // namespace stratoscope::retrieval
