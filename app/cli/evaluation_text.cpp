#include "app/cli/evaluation_text.h"

#include "app/cli/text_table.h"

#include <array>
#include <cmath>

namespace stratoscope::cli {
namespace {

using workflow::Figures;

struct Row {
  const char* name;
  double (*value)(const Figures&);
};
constexpr std::array rows{Row{"accuracy, one to one", [](const Figures& f) { return f.acc; }},
                          Row{"purity", [](const Figures& f) { return f.purity; }},
                          Row{"balanced accuracy", [](const Figures& f) { return f.balancedAcc; }},
                          Row{"NMI", [](const Figures& f) { return f.nmi; }},
                          Row{"ARI", [](const Figures& f) { return f.ari; }},
                          Row{"macro F1", [](const Figures& f) { return f.f1; }},
                          Row{"floor", [](const Figures& f) { return f.floor; }},
                          Row{"kNN accuracy", [](const Figures& f) { return f.knn.value_or(NAN); }},
                          Row{"linear probe", [](const Figures& f) { return f.probe.value_or(NAN); }},
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
  return parts;
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
  }
  return counted(evaluation.k, "cluster") + " against the column " + evaluation.truth + " with " +
         std::to_string(evaluation.classes.size()) + " classes\n" + table.text();
}

} // namespace stratoscope::cli
