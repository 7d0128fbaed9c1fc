#include "core/workflow/report.h"

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/workflow/provenance.h"
#include "core/workflow/report/number_text.h"
#include "core/workflow/report/page_style.h"
#include "core/workflow/report/run_text.h"
#include "core/workflow/report/sections.h"

#include <array>

namespace stratoscope::workflow {
namespace {

struct Section {
  const char* id;
  const char* title;
  void (*write)(HtmlWriter& html, const ReportData& data);
};

constexpr std::array<Section, 9> sections{{{"cohort", "Cohort", writeCohortSection},
                                           {"map", "Map", writeMapSection},
                                           {"clusters", "Clusters", writeClusterSection},
                                           {"evaluation", "Figures", writeEvaluationSection},
                                           {"reconstruction", "Reconstructions", writeReconstructionSection},
                                           {"labels", "Labels", writeLabelSection},
                                           {"training", "Training", writeTrainingSection},
                                           {"methods", "Methods", writeMethodsSection},
                                           {"provenance", "Provenance", writeProvenanceSection}}};

void checkFormat(const std::filesystem::path& file) {
  if (file.extension() == ".pdf") {
    throw Error(ErrorCode::Unsupported, STRATOSCOPE_TEXT("reports as PDF are not in this version"), file.string(),
                STRATOSCOPE_TEXT("Write an .html file and print it from a browser"));
  }
}

void writeHead(HtmlWriter& html, const std::string& title) {
  html.open("head").empty("meta", {{"charset", "utf-8"}});
  html.empty("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
  html.element("title", title + " \u2013 Stratoscope report");
  html.open("style").raw(pageStyle).close().close();
}

void writeHeader(HtmlWriter& html, const ReportData& data, const std::string& title) {
  html.open("header").element("h1", title);
  html.element("p", "Sub-groups among " +
                        countedText(static_cast<std::int64_t>(data.snapshot.items.size()), "image", "images") +
                        ", found by a contrastive autoencoder and clustering");
  html.element("p", "For research; not a medical device", {{"class", "notice"}});
  html.open("nav");
  for (const auto& section : sections) {
    html.element("a", section.title, {{"href", std::string("#") + section.id}});
  }
  html.close().close();
}

void writeFooter(HtmlWriter& html) {
  html.element("footer", "Written by Stratoscope " + programVersion() + " on " + timeText(timestamp()) +
                             " UTC. For research; not a medical device.");
}

} // namespace

int writeReport(const cohort::Cohort& cohort, const ReportOptions& options, Progress& progress,
                const std::stop_token& stop) {
  checkFormat(options.file);
  const auto total = static_cast<std::int64_t>(sections.size()) + 1;
  const Text message(STRATOSCOPE_TEXT("Writing the report"));
  progress.report(0, total, message);
  const auto data = readReportData(cohort, options.device, stop);
  const auto title = cohort.folder().stem().string();

  HtmlWriter html;
  html.raw("<!DOCTYPE html>\n").open("html", {{"lang", "en"}});
  writeHead(html, title);
  html.open("body").open("main");
  writeHeader(html, data, title);
  std::int64_t done = 1;
  for (const auto& section : sections) {
    throwIfStopped(stop);
    progress.report(done++, total, message);
    html.open("section", {{"id", section.id}}).element("h2", section.title);
    section.write(html, data);
    html.close();
  }
  writeFooter(html);
  writeFileAtomically(options.file, html.finish());
  progress.report(total, total, message);
  return static_cast<int>(sections.size());
}

} // namespace stratoscope::workflow
