#pragma once

#include <QString>

namespace stratoscope::ui {

/// What the map can be coloured by; the key comes back in MapPanel::colourByChanged().
struct ColourChoice {
  QString key;
  QString text;
};

} // namespace stratoscope::ui
