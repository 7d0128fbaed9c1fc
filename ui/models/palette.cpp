#include "ui/models/palette.h"

#include <array>

namespace stratoscope::ui {

QColor categoryColour(int index) {
  // Okabe-Ito without black, which a dark background would swallow; a light violet takes its place.
  static constexpr std::array<QRgb, 8> colours{0xffe69f00, 0xff56b4e9, 0xff009e73, 0xfff0e442,
                                               0xff6a8cff, 0xffd55e00, 0xffcc79a7, 0xff9f86c0};
  if (index < 0) {
    return QColor::fromRgb(0xff8a8a8a);
  }
  const auto position = static_cast<std::size_t>(index) % colours.size();
  const auto round = static_cast<std::size_t>(index) / colours.size() % 3;
  const auto colour = QColor::fromRgb(colours[position]);
  constexpr std::array<int, 3> lightness{100, 145, 65};
  return colour.lighter(lightness[round]);
}

} // namespace stratoscope::ui
