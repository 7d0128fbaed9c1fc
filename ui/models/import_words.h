#pragma once

#include "core/workflow/import.h"
#include "ui/models/import_request.h"

namespace stratoscope::ui {

/// The options of an import that a person asked for. Unknown words give the defaults.
[[nodiscard]] workflow::ImportOptions toImportOptions(const ImportRequest& request);

} // namespace stratoscope::ui
