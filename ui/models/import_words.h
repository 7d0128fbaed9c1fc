#pragma once

#include "core/workflow/importing/import.h"
#include "ui/models/import_request.h"

namespace stratoscope::ui {

/// The recipe that a person asked for. Unknown words give the defaults.
[[nodiscard]] imaging::Recipe toRecipe(const ImportRequest& request);
/// The options of an import that a person asked for.
[[nodiscard]] workflow::ImportOptions toImportOptions(const ImportRequest& request);
/// The recipe in one or two sentences, for people.
[[nodiscard]] QString recipeInWords(const ImportRequest& request);

} // namespace stratoscope::ui
