#pragma once

#include "core/workflow/report/html_writer.h"
#include "core/workflow/report/report_data.h"

#include <string>
#include <vector>

namespace stratoscope::workflow {

// The sections of a report, in their order. Each writes what there is, or says in a sentence what has not been done.
void writeCohortSection(HtmlWriter& html, const ReportData& data);
void writeMapSection(HtmlWriter& html, const ReportData& data);
void writeClusterSection(HtmlWriter& html, const ReportData& data);
void writeEvaluationSection(HtmlWriter& html, const ReportData& data);
void writeReconstructionSection(HtmlWriter& html, const ReportData& data);
void writeLabelSection(HtmlWriter& html, const ReportData& data);
void writeTrainingSection(HtmlWriter& html, const ReportData& data);
void writeMethodsSection(HtmlWriter& html, const ReportData& data);
void writeProvenanceSection(HtmlWriter& html, const ReportData& data);

/// A table's first row; behind the first `texts` columns, which hold text, come those of numbers.
void writeTableHead(HtmlWriter& html, const std::vector<std::string>& names, std::size_t texts);

/// How often each cluster meets each class, among the items whose class is known: in the split "test" where there is
/// one, else in all of the cohort.
struct Confusion {
  std::vector<std::vector<int>> counts; ///< [cluster][class]
  bool onTest = false;
};
[[nodiscard]] Confusion confusionOf(const ReportData& data);

} // namespace stratoscope::workflow
