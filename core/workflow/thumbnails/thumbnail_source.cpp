#include "core/workflow/thumbnails/thumbnail_source.h"

#include "core/base/sha256.h"
#include "core/imaging/cube.h"
#include "core/imaging/resample.h"
#include "core/workflow/importing/recipe.h"
#include "core/workflow/thumbnails/thumbnails.h"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace stratoscope::workflow {
namespace {

namespace fs = std::filesystem;

using Place = std::pair<char, int>;

int hexValue(char digit) { return digit <= '9' ? digit - '0' : digit - 'a' + 10; }

Picture pictureOfItem(imaging::ItemTensor&& item, int channels, int size) {
  return pictureOf(makeStack(std::move(item.pixels), channels, size, size), 0);
}

std::string statusOf(const cohort::SourceFile& file) {
  std::error_code gone;
  auto size = static_cast<std::int64_t>(fs::file_size(file.path, gone));
  auto modified = file.modified;
  if (gone) {
    size = file.size;
  } else if (const auto time = fs::last_write_time(file.path, gone); !gone) {
    const auto system = std::chrono::file_clock::to_sys(time);
    modified = std::chrono::duration_cast<std::chrono::seconds>(system.time_since_epoch()).count();
  }
  return std::to_string(size).append("@").append(std::to_string(modified));
}

/// A volume's item, from the source at the thumbnail's own size.
Picture showVolume(const imaging::Series& series, const imaging::Volume& volume, imaging::Recipe recipe) {
  const int size = recipe.size;
  recipe.size = planesOf(size) > 1 ? size / 2 : size;
  std::vector<Picture> planes;
  for (auto& plane : imaging::makeCubePlanes(series, volume, recipe)) {
    planes.push_back(pictureOfItem(std::move(plane), recipe.channels, recipe.size));
  }
  planes.resize(planesOf(size));
  return arranged(planes, size);
}

} // namespace

std::size_t planesOf(int size) { return size == smallThumbnail ? 1 : 3; }

std::string fingerprintOf(const std::vector<cohort::SourceFile>& files) {
  std::string text;
  for (const auto& file : files) {
    text.append(file.path.string()).append("\n").append(statusOf(file)).append("\n");
  }
  return sha256(std::as_bytes(std::span(text)));
}

ThumbnailKey thumbnailKey(const std::string& fingerprint, const cohort::Item& item, const imaging::Recipe& recipe) {
  auto text = fingerprint;
  text.append(1, item.axis).append(std::to_string(item.slice)).append(toJson(recipe));
  const auto hash = sha256(std::as_bytes(std::span(text)));
  ThumbnailKey key{};
  for (std::size_t i = 0; i < key.size(); ++i) {
    key[i] = static_cast<std::uint8_t>(16 * hexValue(hash[2 * i]) + hexValue(hash[2 * i + 1]));
  }
  return key;
}

std::map<int, Picture> showItems(imaging::PixelDecoder& decoder, const imaging::Series& series,
                                 const std::vector<cohort::Item>& items, imaging::Recipe recipe) {
  const auto volume = decoder.decode(series);
  recipe.channels = volume.channels == 3 ? 3 : 1;
  std::map<Place, int> wanted;
  for (const auto& item : items) {
    wanted[{item.axis, item.slice}] = item.row;
  }
  std::map<int, Picture> pictures;
  if (recipe.slices == imaging::SliceChoice::Cube) {
    for (const auto& item : items) {
      pictures[item.row] = showVolume(series, volume, recipe);
    }
    return pictures;
  }
  // The recipe of the last import, then those that make any other item an earlier one can have made.
  for (const auto choice : {recipe.slices, imaging::SliceChoice::All, imaging::SliceChoice::Orthogonal}) {
    recipe.slices = choice;
    if (wanted.empty()) {
      break;
    }
    imaging::makeItems(series, volume, recipe, [&](imaging::ItemTensor&& made) {
      if (const auto place = wanted.find({made.axis, made.slice}); place != wanted.end()) {
        pictures[place->second] = pictureOfItem(std::move(made), recipe.channels, recipe.size);
        wanted.erase(place);
      }
    });
  }
  return pictures;
}

Picture arranged(const std::vector<Picture>& planes, int size) {
  if (planes.size() == 1) {
    return reduced(planes.front(), size);
  }
  const int side = std::min(size / 2, std::max(planes.front().width, planes.front().height));
  const auto channels = static_cast<std::size_t>(planes.front().channels);
  Picture whole{2 * side, 2 * side, planes.front().channels, {}};
  const auto row = static_cast<std::size_t>(whole.width) * channels;
  whole.pixels.resize(row * static_cast<std::size_t>(whole.height));
  for (std::size_t i = 0; i < planes.size() && i < 4; ++i) {
    const auto part = reduced(planes[i], side);
    const auto length = static_cast<std::size_t>(part.width) * channels;
    auto place = whole.pixels.begin() + static_cast<std::ptrdiff_t>((i / 2 * static_cast<std::size_t>(side)) * row +
                                                                    i % 2 * static_cast<std::size_t>(side) * channels);
    for (std::size_t y = 0; y < static_cast<std::size_t>(part.height); ++y) {
      std::copy_n(part.pixels.begin() + static_cast<std::ptrdiff_t>(y * length), length,
                  place + static_cast<std::ptrdiff_t>(y * row));
    }
  }
  return whole;
}

Picture reduced(const Picture& picture, int size) {
  if (picture.width <= size && picture.height <= size) {
    return picture;
  }
  imaging::Slice slice;
  slice.width = picture.width;
  slice.height = picture.height;
  slice.channels = picture.channels;
  slice.values.assign(picture.pixels.begin(), picture.pixels.end());
  const auto values = imaging::fitToSquare(slice, size);
  Picture small{size, size, picture.channels, {}};
  std::ranges::transform(values, std::back_inserter(small.pixels),
                         [](float value) { return static_cast<std::uint8_t>(std::lround(value)); });
  return small;
}

} // namespace stratoscope::workflow
