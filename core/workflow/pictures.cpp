#include "core/workflow/pictures.h"

#include "core/base/error.h"
#include "core/workflow/canvas.h"
#include "core/workflow/clustering/cluster_members.h"
#include "core/workflow/map.h"
#include "core/workflow/map_drawing.h"

#include <algorithm>

namespace stratoscope::workflow {
namespace {

constexpr int tileSide = 64;
constexpr int gap = 4;
constexpr int strip = 10; ///< width of the cluster's colour at the start of its line
constexpr int border = 16;

CurrentClustering clusteringOf(const cohort::Cohort& cohort) {
  auto clustering = latestClustering(cohort);
  if (!clustering) {
    throw Error(ErrorCode::NotFound, STRATOSCOPE_TEXT("nothing is clustered yet"), cohort.folder().string(),
                STRATOSCOPE_TEXT("Cluster the cohort first"));
  }
  return std::move(*clustering);
}

/// In the middle of its tile, for items need not be square.
void drawTile(Picture& sheet, const Picture& item, int x, int y) {
  const auto tile = scaledPicture(item, tileSide);
  drawPicture(sheet, tile, x + (tileSide - tile.width) / 2, y + (tileSide - tile.height) / 2);
}

} // namespace

Picture mapPicture(const cohort::Cohort& cohort, int side) {
  const auto map = latestMap(cohort);
  if (!map) {
    throw Error(ErrorCode::NotFound, STRATOSCOPE_TEXT("the cohort has no map yet"), cohort.folder().string(),
                STRATOSCOPE_TEXT("Lay the map out first"));
  }
  const auto clustering = latestClustering(cohort);
  return drawMap(map->places, clustering ? clustering->clusters : std::vector<int>(map->places.rows, -1), side);
}

Picture galleryPicture(const cohort::Cohort& cohort, int perCluster) {
  const auto members = membersByDistance(clusteringOf(cohort));
  const auto images = cohort.images();
  const int lines = static_cast<int>(members.size());
  const int left = border + strip + gap;
  auto sheet = blankPicture(left + perCluster * (tileSide + gap) - gap + border,
                            2 * border + lines * (tileSide + gap) - gap, {255, 255, 255});
  for (int line = 0; line < lines; ++line) {
    const int y = border + line * (tileSide + gap);
    fillRectangle(sheet, border, y, strip, tileSide, categoryRgb(line));
    int x = left;
    for (const int item : spreadMembers(members[static_cast<std::size_t>(line)], perCluster)) {
      drawTile(sheet, pictureOf(images, static_cast<std::size_t>(item)), x, y);
      x += tileSide + gap;
    }
  }
  return sheet;
}

} // namespace stratoscope::workflow
