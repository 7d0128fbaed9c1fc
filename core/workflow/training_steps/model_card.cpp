#include "core/workflow/training_steps/model_card.h"

#include "core/base/atomic_file.h"
#include "core/cohort/items.h"
#include "core/workflow/item_rows.h"
#include "core/workflow/training_steps/card_text.h"

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>

namespace stratoscope::workflow {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr const char* notStated = "not stated";

fs::path cardOf(const cohort::Cohort& cohort, const cohort::Run& training, const char* extension) {
  return (cohort.folder() / training.file).replace_extension(extension);
}

/// Of the columns that name licences, each once.
std::string licenceByColumns(const cohort::Cohort& cohort) {
  std::set<std::string> values;
  for (const char* column : {"licence", "license"}) {
    const auto found = valuesOrEmpty(cohort, column);
    values.insert(found.begin(), found.end());
  }
  values.erase("");
  std::string text;
  for (const auto& value : values) {
    text += (text.empty() ? "" : "; ") + value;
  }
  return text;
}

std::string licenceOf(const cohort::Cohort& cohort, const cohort::Run& training, const std::string& told) {
  if (!told.empty()) {
    return told;
  }
  const auto earlier = cardOf(cohort, training, ".card.json");
  if (fs::exists(earlier)) {
    const auto card = Json::parse(readFile(earlier), nullptr, /*allow_exceptions=*/false);
    const auto stated = card.is_object() && card.contains("data") ? card["data"].value("licence", "") : "";
    if (!stated.empty() && stated != notStated) {
      return stated;
    }
  }
  const auto columns = licenceByColumns(cohort);
  return columns.empty() ? notStated : columns;
}

/// Each way that items of the cohort were made, once.
Json preprocessingOf(const std::vector<cohort::Run>& runs) {
  auto recipes = Json::array();
  for (const auto& run : runs) {
    const auto parameters = Json::parse(run.parametersJson);
    if (run.step == "import" && parameters.contains("recipe") &&
        std::ranges::find(recipes, parameters.at("recipe")) == recipes.end()) {
      recipes.push_back(parameters.at("recipe"));
    }
  }
  return recipes;
}

/// Evaluations of embeddings by the model.
Json figuresOf(const std::vector<cohort::Run>& runs, const cohort::Run& training) {
  std::set<std::int64_t> embeddings;
  auto figures = Json::array();
  for (const auto& run : runs) {
    if (run.step == "embed" && run.modelHash == training.modelHash) {
      embeddings.insert(run.id);
    }
    const auto embedding = Json::parse(run.inputsJson).value("embedding", std::int64_t{0});
    if (run.step == "evaluate" && embeddings.contains(embedding)) {
      figures.push_back({{"run", run.id}, {"figures", Json::parse(run.resultJson)}});
    }
  }
  return figures;
}

Json curvesOf(const Json& result) {
  Json curves = Json::object();
  for (const auto& epoch : result.value("losses", Json::array())) {
    for (const auto& [name, value] : epoch.items()) {
      curves[name].push_back(value);
    }
  }
  return curves;
}

Json cardJson(const cohort::Cohort& cohort, const cohort::Run& training, const std::string& licence) {
  const auto runs = cohort::runs(cohort);
  const auto options = Json::parse(training.parametersJson);
  const auto inputs = Json::parse(training.inputsJson);
  const auto result = Json::parse(training.resultJson);
  return {{"kind", "stratoscope-model-card"},
          {"version", 1},
          {"model", {{"file", fs::path(training.file).filename().string()}, {"hash", training.modelHash}}},
          {"use", "research; not for clinical decisions"},
          {"training",
           {{"run", training.id},
            {"started", training.started},
            {"seconds", training.seconds},
            {"device", training.device},
            {"seed", training.seed},
            {"program", training.programVersion},
            {"libraries", Json::parse(training.librariesJson)}}},
          {"data",
           {{"items", inputs.value("items", 0)},
            {"pixels_sha256", inputs.value("pixels", std::string())},
            {"licence", licenceOf(cohort, training, licence)},
            {"preprocessing", preprocessingOf(runs)}}},
          {"inputs", inputs},
          {"options", options},
          {"curves", curvesOf(result)},
          {"evaluations", figuresOf(runs, training)}};
}

} // namespace

void writeModelCard(const cohort::Cohort& cohort, const cohort::Run& training, const std::string& licence) {
  const auto card = cardJson(cohort, training, licence);
  writeFileAtomically(cardOf(cohort, training, ".card.json"), card.dump(1) + "\n");
  writeFileAtomically(cardOf(cohort, training, ".card.md"), cardText(card));
}

void refreshModelCard(const cohort::Cohort& cohort, std::int64_t embedding) {
  const auto runs = cohort::runs(cohort);
  const auto hash = cohort::run(cohort, embedding).modelHash;
  const auto training = std::find_if(
      runs.rbegin(), runs.rend(), [&](const cohort::Run& run) { return run.step == "train" && run.modelHash == hash; });
  if (training != runs.rend()) {
    writeModelCard(cohort, *training);
  }
}

} // namespace stratoscope::workflow
