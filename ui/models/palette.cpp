#include "ui/models/palette.h"

#include "core/base/palette.h"

namespace stratoscope::ui {

QColor categoryColour(int index) {
  const auto colour = categoryRgb(index);
  return QColor::fromRgb(colour.red, colour.green, colour.blue);
}

} // namespace stratoscope::ui
