#pragma once

class QMenu;

namespace stratoscope::ui {

/// View > Theme: as the system, light or dark; the choice is kept in the settings and applied at once.
void addThemeMenu(QMenu& menu);
/// Applies the theme of the settings, at the start of the program.
void applyChosenTheme();

} // namespace stratoscope::ui
