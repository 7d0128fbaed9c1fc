#pragma once

#include "core/base/error.h"

namespace stratoscope::ui {

/// For a catch block: whatever was thrown as an Error. Lack of memory becomes OutOfMemory; what is no Error of the
/// program becomes Internal, with its own words as the reason.
[[nodiscard]] Error errorInFlight();

} // namespace stratoscope::ui
