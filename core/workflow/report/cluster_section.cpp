#include "core/workflow/report/curve_figure.h"
#include "core/workflow/report/inline_image.h"
#include "core/workflow/report/number_text.h"
#include "core/workflow/report/sections.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace stratoscope::workflow {
namespace {

constexpr std::size_t shown = 8; ///< images of a cluster's centre, and of its edge

std::int64_t patientsOf(const ReportData& data, const std::vector<int>& members) {
  std::set<std::int64_t> patients;
  for (const int item : members) {
    patients.insert(data.snapshot.items[static_cast<std::size_t>(item)].patient);
  }
  return static_cast<std::int64_t>(patients.size());
}

void writeRow(HtmlWriter& html, const ReportData& data, int cluster) {
  const auto& members = data.members[static_cast<std::size_t>(cluster)];
  const double share = static_cast<double>(members.size()) / static_cast<double>(data.snapshot.items.size());
  html.open("tr").open("th", {{"scope", "row"}});
  writeSwatch(html, cluster);
  html.text(clusterName(cluster)).close();
  html.element("td", countText(static_cast<std::int64_t>(members.size())), {{"class", "number"}});
  html.element("td", countText(patientsOf(data, members)), {{"class", "number"}});
  html.element("td", percentText(share), {{"class", "number"}});
  html.open("td").open("span", {{"class", "bar"}});
  html.element("span", "",
               {{"style", "width:" + shortestText(std::round(share * 1000) / 10) +
                              "%;background:" + hexText(categoryRgb(cluster))}});
  html.close().close().close();
}

void writeStrip(HtmlWriter& html, const ReportData& data, std::span<const int> items, const std::string& name) {
  html.open("div").element("span", name, {{"class", "quiet"}}).open("div", {{"class", "strip"}});
  for (const int item : items) {
    writeImage(html, pictureOf(data.snapshot.images, static_cast<std::size_t>(item)), "Item " + std::to_string(item));
  }
  html.close().close();
}

void writeGallery(HtmlWriter& html, const ReportData& data, int cluster) {
  const std::span members(data.members[static_cast<std::size_t>(cluster)]);
  html.open("div", {{"class", "gallery"}}).open("h3");
  writeSwatch(html, cluster);
  html.text(clusterName(cluster)).close();
  const auto centre = members.first(std::min(shown, members.size()));
  writeStrip(html, data, centre, "Centre");
  // What is shown at the centre is not shown again at the edge of a small cluster.
  const auto rest = members.subspan(centre.size());
  if (!rest.empty()) {
    writeStrip(html, data, rest.last(std::min(shown, rest.size())), "Edge");
  }
  html.close();
}

std::string verdictText(const std::vector<FollowedColumn>& followed) {
  const auto named = [](const FollowedColumn& column) {
    return "\u201c" + column.column + "\u201d (" + decimalText(column.agreement, 2) + ")";
  };
  switch (verdictOf(followed)) {
  case ClusterVerdict::Acquisition:
    return "The clusters follow how or where the images were made more than what they show: see column " +
           named(followed.front()) + ".";
  case ClusterVerdict::Content:
    return "Of the columns, the clusters follow " + named(followed.front()) + " most.";
  case ClusterVerdict::Nothing:
    return "No column explains the clusters; the nearest is " + named(followed.front()) + ".";
  case ClusterVerdict::NoColumn:
    break;
  }
  return {};
}

void writeVerdict(HtmlWriter& html, const std::vector<FollowedColumn>& followed) {
  if (!followed.empty()) {
    html.element("p", verdictText(followed) + " In brackets the adjusted mutual information: 0 by chance, 1 for the "
                                              "same division.");
  }
}

} // namespace

void writeClusterSection(HtmlWriter& html, const ReportData& data) {
  html.open("div", {{"class", "wide"}}).open("table");
  writeTableHead(html, {"Cluster", "Images", "Patients", "Share", ""}, 1);
  html.open("tbody");
  for (int i = 0; i < data.clustering.k; ++i) {
    writeRow(html, data, i);
  }
  html.close().close().close();
  html.element("p", "Mean silhouette on the normalised embeddings: " + decimalText(data.clustering.silhouette, 3) +
                        ". Clusters are numbered from 1, the largest first. The centre shows the images nearest to "
                        "a cluster's centre, the edge those farthest from it.");
  writeVerdict(html, data.snapshot.followed);
  for (int i = 0; i < data.clustering.k; ++i) {
    writeGallery(html, data, i);
  }
  const auto& curves = data.clustering.curves;
  if (curves.k.size() > 1) {
    html.element("h3", "Choice of the number of clusters").open("div", {{"class", "curves"}});
    writeCurves(html, {"Sum of squared distances to the own centre; the elbow was taken",
                       "k",
                       curves.k.front(),
                       {{"inertia", curves.inertia}}});
    html.close();
  }
}

} // namespace stratoscope::workflow
