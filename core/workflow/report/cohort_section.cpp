#include "core/workflow/report/number_text.h"
#include "core/workflow/report/sections.h"

#include <algorithm>
#include <map>

namespace stratoscope::workflow {
namespace {

struct KindCount {
  int series = 0;
  int items = 0;
};

std::string nameOfKind(const std::string& kind) {
  static const std::map<std::string, std::string> names{
      {"picture", "Picture file"}, {"nifti", "NIfTI volume"}, {"dicom", "DICOM series"}, {"npz", "NPZ array"}};
  const auto found = names.find(kind);
  return found == names.end() ? kind : found->second;
}

/// By kind of source and modality.
std::map<std::pair<std::string, std::string>, KindCount> countKinds(const Snapshot& snapshot) {
  std::map<std::pair<std::string, std::string>, KindCount> counts;
  std::map<std::int64_t, KindCount*> ofSeries;
  for (const auto& series : snapshot.series) {
    auto& count = counts[{nameOfKind(series.kind), series.modality.empty() ? "not known" : series.modality}];
    ++count.series;
    ofSeries[series.id] = &count;
  }
  for (const auto& item : snapshot.items) {
    ++ofSeries.at(item.series)->items;
  }
  return counts;
}

void writeTile(HtmlWriter& html, std::int64_t count, const std::string& name) {
  html.open("div", {{"class", "tile"}}).element("b", countText(count)).element("span", name).close();
}

void writeTiles(HtmlWriter& html, const ReportData& data) {
  const auto& snapshot = data.snapshot;
  html.open("div", {{"class", "tiles"}});
  writeTile(html, static_cast<std::int64_t>(snapshot.items.size()), "images (items)");
  writeTile(html, static_cast<std::int64_t>(snapshot.patients.size()), "patients");
  writeTile(html, static_cast<std::int64_t>(snapshot.studies.size()), "studies");
  writeTile(html, static_cast<std::int64_t>(snapshot.series.size()), "series");
  writeTile(html, data.clustering.k, "clusters");
  html.close();
}

void writeKinds(HtmlWriter& html, const Snapshot& snapshot) {
  html.open("div", {{"class", "wide"}}).open("table");
  writeTableHead(html, {"Source", "Modality", "Series", "Images"}, 2);
  html.open("tbody");
  for (const auto& [kind, count] : countKinds(snapshot)) {
    html.open("tr").element("td", kind.first).element("td", kind.second);
    html.element("td", countText(count.series), {{"class", "number"}});
    html.element("td", countText(count.items), {{"class", "number"}}).close();
  }
  html.close().close().close();
}

std::string splitSentence(const ReportData& data) {
  std::map<std::string, int> counts;
  for (const auto& split : data.split) {
    ++counts[split];
  }
  if (counts.size() <= 1 && counts.contains("")) {
    return "The cohort is not split into parts.";
  }
  std::string text;
  for (const auto& [name, count] : counts) {
    text += (text.empty() ? "" : ", ") + countText(count) + (name.empty() ? " in none" : " in " + name);
  }
  return "Images by split: " + text + ".";
}

std::string patientSentence(const Snapshot& snapshot) {
  const auto nameless = std::ranges::count_if(snapshot.patients, [](const auto& p) { return p.identifier.empty(); });
  return nameless == 0 ? std::string()
                       : countedText(nameless, "series has", "series have") +
                             " no patient identifier; each of them counts as a patient of its own.";
}

} // namespace

void writeTableHead(HtmlWriter& html, const std::vector<std::string>& names, std::size_t texts) {
  html.open("thead").open("tr");
  for (std::size_t i = 0; i < names.size(); ++i) {
    html.element("th", names[i], {{"scope", "col"}, {"class", i < texts ? "text" : "number"}});
  }
  html.close().close();
}

void writeCohortSection(HtmlWriter& html, const ReportData& data) {
  const auto& images = data.snapshot.images;
  writeTiles(html, data);
  writeKinds(html, data.snapshot);
  const std::string times = " \u00d7 ";
  html.element("p", "Every image was brought to " + std::to_string(images.width) + times +
                        std::to_string(images.height) +
                        (images.depth > 1 ? times + std::to_string(images.depth) + " voxels" : " pixels") + " with " +
                        countedText(images.channels, "channel", "channels") + ". " + splitSentence(data) + " " +
                        patientSentence(data.snapshot));
}

} // namespace stratoscope::workflow
