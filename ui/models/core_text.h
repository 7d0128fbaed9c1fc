#pragma once

#include "core/base/error.h"
#include "core/base/text.h"

#include <QString>

namespace stratoscope::ui {

/// A message of core in the language of the window, its arguments filled in.
[[nodiscard]] QString translated(const Text& text);
/// What happened, to which file or item, and what the person can do.
[[nodiscard]] QString describe(const Error& error);

} // namespace stratoscope::ui
