#pragma once

#include <QString>

class QPalette;

namespace stratoscope::ui {

enum class Theme { System, Light, Dark };

/// Before the first applyTheme(): keeps what the system had chosen, and sets the style.
void prepareThemes();
/// Colours by palette roles; every view follows the palette's change.
void applyTheme(Theme theme);
[[nodiscard]] QPalette paletteOf(Theme theme);
/// "system", "light" or "dark", as settings keep it; another word is the system's.
[[nodiscard]] Theme themeNamed(const QString& word);
[[nodiscard]] QString wordOf(Theme theme);

} // namespace stratoscope::ui
