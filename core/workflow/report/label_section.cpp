#include "core/workflow/report/inline_image.h"
#include "core/workflow/report/number_text.h"
#include "core/workflow/report/sections.h"

#include <algorithm>

namespace stratoscope::workflow {

void writeLabelSection(HtmlWriter& html, const ReportData& data) {
  const auto& snapshot = data.snapshot;
  const auto labelled = std::ranges::count_if(snapshot.labels, [](int label) { return label >= 0; });
  if (labelled == 0) {
    html.element("p", "No reader has labelled an image.");
    return;
  }
  const auto total = static_cast<std::int64_t>(snapshot.items.size());
  html.element(
      "p", countText(labelled) + " of " + countedText(total, "image", "images") + " labelled, in " +
               countedText(static_cast<std::int64_t>(snapshot.history.size()), "recorded change", "recorded changes") +
               ".");
  html.open("div", {{"class", "wide"}}).open("table");
  writeTableHead(html, {"Class", "Images", "Share of all"}, 1);
  html.open("tbody");
  for (std::size_t i = 0; i < snapshot.labelSet.classes.size(); ++i) {
    const auto count = std::ranges::count(snapshot.labels, static_cast<int>(i));
    html.open("tr").open("th", {{"scope", "row"}});
    writeSwatch(html, static_cast<int>(i));
    html.text(snapshot.labelSet.classes[i]).close();
    html.element("td", countText(count), {{"class", "number"}});
    html.element("td", percentText(static_cast<double>(count) / static_cast<double>(total)), {{"class", "number"}});
    html.close();
  }
  html.close().close().close();
}

} // namespace stratoscope::workflow
