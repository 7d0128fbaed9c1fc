#include "core/workflow/import_recipe.h"

#include "core/cohort/runs.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

namespace stratoscope::workflow {
namespace {

constexpr std::array choices{"middle", "every", "all", "orthogonal"};
constexpr std::array windows{"auto", "preset", "fixed"};

template <typename Enum, std::size_t N>
Enum valueOf(const std::array<const char*, N>& names, const nlohmann::json& name) {
  const auto found = std::ranges::find(names, name.get<std::string>());
  return static_cast<Enum>(found == names.end() ? 0 : found - names.begin());
}

} // namespace

std::string toJson(const imaging::Recipe& recipe) {
  return nlohmann::json{{"slices", choices.at(static_cast<std::size_t>(recipe.slices))},
                        {"every", recipe.every},
                        {"size", recipe.size},
                        {"channels", recipe.channels},
                        {"window", windows.at(static_cast<std::size_t>(recipe.windowing))},
                        {"centre", recipe.centre},
                        {"width", recipe.width}}
      .dump();
}

imaging::Recipe importRecipe(const cohort::Cohort& cohort) {
  const auto run = cohort::latestRun(cohort, "import");
  if (!run) {
    return {};
  }
  const auto json = nlohmann::json::parse(run->parametersJson).at("recipe");
  imaging::Recipe recipe;
  recipe.slices = valueOf<imaging::SliceChoice>(choices, json.at("slices"));
  recipe.every = json.at("every");
  recipe.size = json.at("size");
  recipe.channels = json.at("channels");
  recipe.windowing = valueOf<imaging::Windowing>(windows, json.at("window"));
  recipe.centre = json.at("centre");
  recipe.width = json.at("width");
  return recipe;
}

} // namespace stratoscope::workflow
