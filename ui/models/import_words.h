#pragma once

#include "core/workflow/deidentification.h"
#include "core/workflow/importing/import.h"
#include "ui/models/import_request.h"

#include <optional>

namespace stratoscope::ui {

/// The recipe that a person asked for. Unknown words give the defaults.
[[nodiscard]] imaging::Recipe toRecipe(const ImportRequest& request);
/// The options of an import that a person asked for.
[[nodiscard]] workflow::ImportOptions toImportOptions(const ImportRequest& request);
/// How the sources are copied first; nothing where they are not.
[[nodiscard]] std::optional<workflow::DeidentificationOptions> toCopyOptions(const ImportRequest& request);
/// The recipe in one or two sentences, for people.
[[nodiscard]] QString recipeInWords(const ImportRequest& request);

} // namespace stratoscope::ui
