#pragma once

#include "core/cohort/cohort.h"
#include "core/imaging/recipe.h"

#include <string>

namespace stratoscope::workflow {

/// A recipe as a JSON object, for the import's run, and back. Throws nlohmann::json::exception for what is none.
[[nodiscard]] std::string toJson(const imaging::Recipe& recipe);
[[nodiscard]] imaging::Recipe recipeFromJson(const std::string& text);
/// The recipe of the cohort's newest import; the default where there is none.
[[nodiscard]] imaging::Recipe importRecipe(const cohort::Cohort& cohort);

} // namespace stratoscope::workflow
