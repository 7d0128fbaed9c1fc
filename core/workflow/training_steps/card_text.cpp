#include "core/workflow/training_steps/card_text.h"

#include <sstream>
#include <vector>

namespace stratoscope::workflow {
namespace {

using Json = nlohmann::ordered_json;

/// Numbers to four digits; texts without what would end a table's cell.
std::string cell(const Json& value) {
  std::ostringstream text;
  text.imbue(std::locale::classic());
  text.precision(4);
  if (value.is_number_float()) {
    text << value.get<double>();
  } else if (value.is_string()) {
    text << value.get<std::string>();
  } else if (value.is_null()) {
    text << "-";
  } else {
    text << value.dump();
  }
  std::string result;
  for (const char letter : text.str()) {
    if (letter == '|') {
      result.push_back('\\');
    }
    result.push_back(letter);
  }
  return result;
}

/// An object as a table; objects within it by their names joined with a point.
void addRows(std::string& text, const std::string& prefix, const Json& object) {
  for (const auto& [name, value] : object.items()) {
    if (value.is_object()) {
      addRows(text, prefix + name + ".", value);
    } else {
      text += "| " + prefix + name + " | " + cell(value) + " |\n";
    }
  }
}

void addTable(std::string& text, const std::string& title, const Json& object) {
  text += "\n## " + title + "\n\n| | |\n|---|---|\n";
  addRows(text, "", object);
}

void addCurves(std::string& text, const Json& curves) {
  text += "\n## Curves\n\n|";
  for (const auto& [name, values] : curves.items()) {
    text += " " + name + " |";
  }
  text += "\n|";
  for (std::size_t i = 0; i < curves.size(); ++i) {
    text += "---|";
  }
  text += "\n";
  const auto epochs = curves.empty() ? 0 : curves.begin()->size();
  for (std::size_t epoch = 0; epoch < epochs; ++epoch) {
    text += "|";
    for (const auto& [name, values] : curves.items()) {
      text.append(" ").append(epoch < values.size() ? cell(values[epoch]) : "-").append(" |");
    }
    text += "\n";
  }
}

/// The figures of one part of the cohort, those that are single numbers.
void addFigures(std::string& text, const std::string& title, const Json& figures) {
  if (!figures.is_object()) {
    return;
  }
  auto numbers = Json::object();
  for (const auto& [name, value] : figures.items()) {
    if (value.is_number()) {
      numbers[name] = value;
    }
  }
  addTable(text, title, numbers);
}

} // namespace

std::string cardText(const Json& card) {
  std::string text = "# Model " + cell(card.at("model").at("hash")) + "\n\nA contrastive autoencoder, file `" +
                     cell(card.at("model").at("file")) + "`. For " + cell(card.at("use")) + ".\n";
  auto data = card.at("data");
  data.erase("preprocessing");
  addTable(text, "Data", data);
  for (const auto& recipe : card.at("data").at("preprocessing")) {
    addTable(text, "Preprocessing", recipe);
  }
  addTable(text, "Training", card.at("training"));
  addTable(text, "Inputs", card.at("inputs"));
  addTable(text, "Options", card.at("options"));
  addCurves(text, card.at("curves"));
  if (card.at("evaluations").empty()) {
    text += "\n## Figures\n\nNot evaluated yet.\n";
  }
  for (const auto& evaluation : card.at("evaluations")) {
    const auto& figures = evaluation.at("figures");
    const auto run =
        "evaluation of run " + cell(evaluation.at("run")) + ", truth " + cell(figures.value("truth", Json()));
    addFigures(text, "Figures on train, " + run, figures.value("train", Json()));
    addFigures(text, "Figures on test, " + run, figures.value("test", Json()));
  }
  return text;
}

} // namespace stratoscope::workflow
