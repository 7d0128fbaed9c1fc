#pragma once

#include <QColor>

namespace stratoscope::ui {

/// Colour of a cluster, class or category: the eight of Okabe and Ito (2008), which people with the common kinds of
/// colour blindness tell apart, repeated lighter and darker beyond. Never depends on how many there are.
/// @param index below 0 stands for "none" and gives a neutral grey.
[[nodiscard]] QColor categoryColour(int index);

} // namespace stratoscope::ui
