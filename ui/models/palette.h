#pragma once

#include <QColor>

namespace stratoscope::ui {

/// Colour of a cluster, class or category: that of core/base/palette.h, so that window, pictures and report agree.
/// @param index below 0 stands for "none" and gives a neutral grey.
[[nodiscard]] QColor categoryColour(int index);

} // namespace stratoscope::ui
