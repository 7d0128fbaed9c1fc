#include "core/workflow/report/curve_figure.h"
#include "core/workflow/report/number_text.h"
#include "core/workflow/report/run_text.h"
#include "core/workflow/report/sections.h"

namespace stratoscope::workflow {
namespace {

std::vector<double> column(const std::vector<learning::EpochReport>& losses, double learning::EpochReport::*field) {
  std::vector<double> values;
  values.reserve(losses.size());
  for (const auto& epoch : losses) {
    values.push_back(epoch.*field);
  }
  return values;
}

void writeLosses(HtmlWriter& html, const std::vector<learning::EpochReport>& losses) {
  using learning::EpochReport;
  html.open("div", {{"class", "curves"}});
  writeCurves(html, {"Loss, mean over the batches of an epoch",
                     "epoch",
                     1,
                     {{"total", column(losses, &EpochReport::loss)},
                      {"contrastive part", column(losses, &EpochReport::contrastive)}}});
  writeCurves(html, {"Reconstruction, mean squared error, values in 0 to 1",
                     "epoch",
                     1,
                     {{"reconstruction", column(losses, &EpochReport::reconstruction)}}});
  html.close();
}

} // namespace

void writeTrainingSection(HtmlWriter& html, const ReportData& data) {
  if (!data.training) {
    html.element("p", "The model was not trained in this cohort.");
    return;
  }
  const auto& training = *data.training;
  html.element("p", countedText(static_cast<std::int64_t>(training.losses.size()), "epoch", "epochs") + " on " +
                        countedText(training.items, "image", "images") + " in " + durationText(training.run.seconds) +
                        " on " + training.run.device + ".");
  writeLosses(html, training.losses);
  html.element("h3", "Options").open("dl");
  for (const auto& [name, value] : fieldsOf(training.run.parametersJson)) {
    html.element("dt", name).element("dd", value);
  }
  html.close();
}

} // namespace stratoscope::workflow
