#include "core/workflow/canvas.h"

#include <algorithm>
#include <cmath>

namespace stratoscope::workflow {
namespace {

std::uint8_t* pixelAt(Picture& picture, int x, int y) {
  return picture.pixels.data() +
         (static_cast<std::size_t>(y) * static_cast<std::size_t>(picture.width) + static_cast<std::size_t>(x)) *
             static_cast<std::size_t>(picture.channels);
}

const std::uint8_t* pixelAt(const Picture& picture, int x, int y) {
  return pixelAt(const_cast<Picture&>(picture), x, y);
}

void blend(std::uint8_t* pixel, Rgb colour, double share) {
  const auto result = mixed({pixel[0], pixel[1], pixel[2]}, colour, share);
  pixel[0] = result.red;
  pixel[1] = result.green;
  pixel[2] = result.blue;
}

/// Of a side of `from` pixels, those that pixel `i` of `to` covers: first and one past the last.
std::pair<int, int> covered(int i, int from, int to) {
  const auto first = static_cast<int>(static_cast<std::int64_t>(i) * from / to);
  const auto end = static_cast<int>((static_cast<std::int64_t>(i + 1) * from + to - 1) / to);
  return {first, from <= to ? first + 1 : end};
}

std::uint8_t meanOf(const Picture& picture, std::pair<int, int> columns, std::pair<int, int> rows, int channel) {
  int sum = 0;
  for (int y = rows.first; y < rows.second; ++y) {
    for (int x = columns.first; x < columns.second; ++x) {
      sum += pixelAt(picture, x, y)[channel];
    }
  }
  const int count = (columns.second - columns.first) * (rows.second - rows.first);
  return static_cast<std::uint8_t>((sum + count / 2) / count);
}

} // namespace

Picture blankPicture(int width, int height, Rgb colour) {
  Picture picture{width, height, 3, {}};
  picture.pixels.resize(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 3);
  fillRectangle(picture, 0, 0, width, height, colour);
  return picture;
}

void fillRectangle(Picture& picture, int x, int y, int width, int height, Rgb colour) {
  for (int row = std::max(y, 0); row < std::min(y + height, picture.height); ++row) {
    for (int column = std::max(x, 0); column < std::min(x + width, picture.width); ++column) {
      blend(pixelAt(picture, column, row), colour, 1);
    }
  }
}

void fillDisc(Picture& picture, double x, double y, double radius, Rgb colour) {
  const auto from = [radius](double centre) { return std::max(0, static_cast<int>(std::floor(centre - radius - 1))); };
  const auto to = [radius](double centre, int side) {
    return std::min(side - 1, static_cast<int>(std::ceil(centre + radius + 1)));
  };
  for (int row = from(y); row <= to(y, picture.height); ++row) {
    for (int column = from(x); column <= to(x, picture.width); ++column) {
      // The distance to the rim, in pixels, is close enough to the share of the pixel that the disc covers.
      const double inside = radius - std::hypot(column + 0.5 - x, row + 0.5 - y) + 0.5;
      if (inside > 0) {
        blend(pixelAt(picture, column, row), colour, std::min(inside, 1.0));
      }
    }
  }
}

void drawPicture(Picture& picture, const Picture& source, int x, int y) {
  for (int row = std::max(0, -y); row < source.height && y + row < picture.height; ++row) {
    for (int column = std::max(0, -x); column < source.width && x + column < picture.width; ++column) {
      const auto* from = pixelAt(source, column, row);
      auto* to = pixelAt(picture, x + column, y + row);
      for (int channel = 0; channel < 3; ++channel) {
        to[channel] = from[source.channels == 3 ? channel : 0];
      }
    }
  }
}

Picture scaledPicture(const Picture& picture, int side) {
  const int longer = std::max({picture.width, picture.height, 1});
  Picture scaled{
      std::max(1, picture.width * side / longer), std::max(1, picture.height * side / longer), picture.channels, {}};
  scaled.pixels.reserve(static_cast<std::size_t>(scaled.width) * static_cast<std::size_t>(scaled.height) *
                        static_cast<std::size_t>(scaled.channels));
  for (int y = 0; y < scaled.height; ++y) {
    for (int x = 0; x < scaled.width; ++x) {
      for (int channel = 0; channel < scaled.channels; ++channel) {
        scaled.pixels.push_back(meanOf(picture, covered(x, picture.width, scaled.width),
                                       covered(y, picture.height, scaled.height), channel));
      }
    }
  }
  return scaled;
}

} // namespace stratoscope::workflow
