#include "core/workflow/report/number_text.h"
#include "core/workflow/report/run_text.h"
#include "core/workflow/report/sections.h"

namespace stratoscope::workflow {
namespace {

void writeFields(HtmlWriter& html, const std::string& title, const std::string& json) {
  std::string text;
  for (const auto& [name, value] : fieldsOf(json)) {
    text.append(text.empty() ? "" : "; ").append(name).append(" = ").append(value);
  }
  if (!text.empty()) {
    html.element("dt", title).element("dd", text);
  }
}

void writeRun(HtmlWriter& html, const cohort::Run& run) {
  html.open("tr").element("td", std::to_string(run.id)).element("td", run.step, {{"class", "best"}});
  html.element("td", timeText(run.started)).element("td", durationText(run.seconds));
  html.element("td", run.device).element("td", std::to_string(run.seed)).element("td", run.programVersion).close();
  html.open("tr", {{"class", "more"}}).empty("td").open("td", {{"colspan", "6"}}).open("dl");
  writeFields(html, "Parameters", run.parametersJson);
  writeFields(html, "Inputs", run.inputsJson);
  if (!run.modelHash.empty()) {
    html.element("dt", "Model hash").element("dd", run.modelHash);
  }
  writeFields(html, "Libraries", run.librariesJson);
  html.close().close().close();
}

} // namespace

void writeProvenanceSection(HtmlWriter& html, const ReportData& data) {
  html.element("p", "Every step that led here, oldest first. Times are UTC. Hashes are of the content (SHA-256, some "
                    "shortened to their first 32 digits); places on disk are left out, for they may name people.");
  html.open("div", {{"class", "wide"}}).open("table", {{"class", "runs"}});
  writeTableHead(html, {"Run", "Step", "Started", "Duration", "Device", "Seed", "Version"}, 7);
  html.open("tbody");
  for (const auto& run : data.snapshot.runs) {
    writeRun(html, run);
  }
  html.close().close().close();
}

} // namespace stratoscope::workflow
