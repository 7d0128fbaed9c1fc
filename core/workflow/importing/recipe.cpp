#include "core/workflow/importing/recipe.h"

#include "core/cohort/runs.h"
#include "core/imaging/recipe_words.h"

#include <nlohmann/json.hpp>

namespace stratoscope::workflow {

std::string toJson(const imaging::Recipe& recipe) {
  return nlohmann::json{{"slices", imaging::wordOf(recipe.slices)},
                        {"every", recipe.every},
                        {"axis", std::string(1, recipe.axis)},
                        {"size", recipe.size},
                        {"channels", recipe.channels},
                        {"window", imaging::wordOf(recipe.windowing)},
                        {"centre", recipe.centre},
                        {"width", recipe.width},
                        {"bits", imaging::wordOf(recipe.bits)}}
      .dump();
}

imaging::Recipe recipeFromJson(const std::string& text) {
  const auto json = nlohmann::json::parse(text);
  imaging::Recipe recipe;
  recipe.slices = imaging::slicesNamed(json.at("slices").get<std::string>()).value_or(recipe.slices);
  recipe.every = json.at("every");
  const auto axis = json.value("axis", std::string("k")); // older runs have none
  recipe.axis = axis == "i" || axis == "j" ? axis.front() : 'k';
  recipe.size = json.at("size");
  recipe.channels = json.at("channels");
  recipe.windowing = imaging::windowingNamed(json.at("window").get<std::string>()).value_or(recipe.windowing);
  recipe.centre = json.at("centre");
  recipe.width = json.at("width");
  recipe.bits = imaging::bitsNamed(json.value("bits", std::string("8"))).value_or(recipe.bits); // older runs have none
  return recipe;
}

imaging::Recipe importRecipe(const cohort::Cohort& cohort) {
  const auto run = cohort::latestRun(cohort, "import");
  return run ? recipeFromJson(nlohmann::json::parse(run->parametersJson).at("recipe").dump()) : imaging::Recipe();
}

} // namespace stratoscope::workflow
