#include "app/cli/evaluation_text.h"

#include "app/cli/text_table.h"

#include <array>
#include <cmath>
#include <optional>

namespace stratoscope::cli {
namespace {

using workflow::Figures;

struct Row {
  const char* name;
  double (*value)(const Figures&);
  std::optional<workflow::ShareInterval> Figures::*interval = nullptr; ///< in a line of its own
};
constexpr std::array rows{
    Row{"accuracy, one to one", [](const Figures& f) { return f.acc; }, &Figures::accInterval},
    Row{"purity", [](const Figures& f) { return f.purity; }},
    Row{"balanced accuracy", [](const Figures& f) { return f.balancedAcc; }},
    Row{"NMI", [](const Figures& f) { return f.nmi; }},
    Row{"ARI", [](const Figures& f) { return f.ari; }},
    Row{"macro F1", [](const Figures& f) { return f.f1; }},
    Row{"floor", [](const Figures& f) { return f.floor; }},
    Row{"kNN accuracy", [](const Figures& f) { return f.knn.value_or(NAN); }, &Figures::knnInterval},
    Row{"linear probe", [](const Figures& f) { return f.probe.value_or(NAN); }, &Figures::probeInterval},
    Row{"PSNR, dB", [](const Figures& f) { return f.psnr.value_or(NAN); }},
    Row{"SSIM", [](const Figures& f) { return f.ssim.value_or(NAN); }}};

struct Part {
  std::string name;
  Figures figures;
};

std::vector<Part> partsOf(const workflow::Evaluation& evaluation) {
  std::vector<Part> parts{{"train", evaluation.train}};
  const auto add = [&](const char* name, const std::optional<Figures>& figures) {
    if (figures) {
      parts.push_back({name, *figures});
    }
  };
  add("test", evaluation.test);
  add("raw pixels, train", evaluation.baselineTrain);
  add("raw pixels, test", evaluation.baselineTest);
  if (evaluation.supervised) {
    parts.push_back({"supervised, train", evaluation.supervised->train});
    add("supervised, test", evaluation.supervised->test);
  }
  return parts;
}

/// The intervals of a row, if it has any.
void addIntervals(TextTable& table, const Row& row, const std::vector<Part>& parts) {
  std::vector<std::string> cells{"  95 % interval"};
  bool any = false;
  for (const auto& part : parts) {
    const auto interval = row.interval == nullptr ? std::nullopt : part.figures.*row.interval;
    any = any || interval;
    cells.push_back(interval ? decimal(interval->low) + "-" + decimal(interval->high) : "-");
  }
  if (any) {
    table.add(cells);
  }
}

/// What the classifier is, and what the clusters lack of it.
std::string supervisedText(const workflow::Evaluation& evaluation) {
  if (!evaluation.supervised) {
    return {};
  }
  const auto& supervised = *evaluation.supervised;
  const bool onTest = evaluation.test && supervised.test;
  const auto& clusters = onTest ? *evaluation.test : evaluation.train;
  const auto& classifier = onTest ? *supervised.test : supervised.train;
  const auto difference = clusters.acc - classifier.acc;
  return "Supervised baseline (run " + std::to_string(supervised.run) + ", " + supervised.backbone + ", epoch " +
         std::to_string(supervised.bestEpoch) + " of " + std::to_string(supervised.epochs) + ", " +
         (supervised.trainedNow ? "trained now" : "stored before") + "): " + (onTest ? "test" : "train") +
         " accuracy " + decimal(classifier.acc) + "; clusters " + decimal(clusters.acc) + ", difference " +
         (difference < 0 ? "" : "+") + decimal(difference) + "; majority floor " + decimal(clusters.floor) + "\n";
}

} // namespace

std::string textOf(const workflow::Evaluation& evaluation) {
  const auto parts = partsOf(evaluation);
  std::vector<std::string> header{"figure"};
  std::vector<std::string> items{"items"};
  for (const auto& part : parts) {
    header.push_back(part.name);
    items.push_back(std::to_string(part.figures.items));
  }
  TextTable table(header);
  table.add(items);
  for (const auto& row : rows) {
    std::vector<std::string> cells{row.name};
    for (const auto& part : parts) {
      cells.push_back(decimal(row.value(part.figures)));
    }
    table.add(cells);
    addIntervals(table, row, parts);
  }
  return counted(evaluation.k, "cluster") + " against the column " + evaluation.truth + " with " +
         std::to_string(evaluation.classes.size()) + " classes\n" + table.text() + supervisedText(evaluation);
}

} // namespace stratoscope::cli
