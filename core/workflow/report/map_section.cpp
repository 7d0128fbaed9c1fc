#include "core/workflow/report/map_figure.h"
#include "core/workflow/report/number_text.h"
#include "core/workflow/report/sections.h"

namespace stratoscope::workflow {
namespace {

MapFigure clusterFigure(const ReportData& data) {
  MapFigure figure{"cluster", "Colour: cluster", data.clustering.clusters, {}, {}};
  for (int i = 0; i < data.clustering.k; ++i) {
    figure.names.push_back(clusterName(i));
    figure.marks.push_back(std::to_string(i + 1));
  }
  return figure;
}

MapFigure truthFigure(const TruthColumn& truth) {
  return {"truth", "Colour: " + truth.name + " (truth, used for evaluation only)", truth.values, truth.classes,
          truth.classes};
}

std::string methodName(const std::string& method) { return method == "pca" ? "PCA" : "UMAP"; }

} // namespace

void writeMapSection(HtmlWriter& html, const ReportData& data) {
  const auto& map = data.snapshot.map;
  if (!map) {
    html.element("p", "No map has been laid out for these images.");
    return;
  }
  html.open("div", {{"class", "maps"}});
  writeMap(html, map->places, clusterFigure(data));
  if (data.truth) {
    writeMap(html, map->places, truthFigure(*data.truth));
  }
  html.close();
  html.element("p", methodName(map->method) + " of the embeddings, one point for each of " +
                        countedText(static_cast<std::int64_t>(map->places.rows), "image", "images") +
                        ". Trustworthiness (k = 15): " + decimalText(map->trustworthiness, 3) +
                        ", where 1 means that all neighbours on the map are neighbours in the embedding.");
  html.element("p",
               "Read near and far with care: neighbours on the map are mostly true neighbours, but distances between "
               "groups that lie far apart, and the sizes and densities of groups, mean little. Clusters were found in "
               "the embedding's full dimension, never on the map.",
               {{"class", "quiet"}});
}

} // namespace stratoscope::workflow
