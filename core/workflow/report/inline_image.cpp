#include "core/workflow/report/inline_image.h"

#include "core/imaging/picture/png.h"
#include "core/workflow/canvas.h"

#include <algorithm>

namespace stratoscope::workflow {

std::string base64(std::span<const std::byte> bytes) {
  constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  text.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    const auto group = bytes.subspan(i, std::min<std::size_t>(3, bytes.size() - i));
    std::uint32_t bits = 0;
    for (std::size_t j = 0; j < 3; ++j) {
      bits = bits << 8 | (j < group.size() ? std::to_integer<std::uint32_t>(group[j]) : 0);
    }
    for (std::size_t j = 0; j < 4; ++j) {
      text += j <= group.size() ? digits[bits >> (18 - 6 * j) & 63] : '=';
    }
  }
  return text;
}

std::string dataAddress(const Picture& picture) {
  const auto png = imaging::encodePng(picture);
  return "data:image/png;base64," + base64(std::as_bytes(std::span(png.data(), png.size())));
}

void writeImage(HtmlWriter& html, const Picture& picture, const std::string& description, int greatestSide) {
  const bool large = std::max(picture.width, picture.height) > greatestSide;
  html.empty("img", {{"src", dataAddress(large ? scaledPicture(picture, greatestSide) : picture)},
                     {"alt", description},
                     {"title", description}});
}

std::string hexText(Rgb colour) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text = "#";
  for (const auto value : {colour.red, colour.green, colour.blue}) {
    text += digits[value >> 4];
    text += digits[value & 15];
  }
  return text;
}

void writeSwatch(HtmlWriter& html, int category) {
  html.open("span", {{"class", "swatch"}, {"style", "background:" + hexText(categoryRgb(category))}});
  html.close();
}

} // namespace stratoscope::workflow
