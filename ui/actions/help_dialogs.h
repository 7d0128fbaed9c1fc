#pragma once

class QWidget;

namespace stratoscope::ui {

/// All keys and gestures on one page. Returns at once.
void showShortcuts(QWidget* parent);
/// What the program is, its version and licence, and that it is no medical device. Returns at once.
void showAbout(QWidget* parent);

} // namespace stratoscope::ui
