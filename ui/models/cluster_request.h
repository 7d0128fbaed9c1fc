#pragma once

#include <QString>

#include <optional>

namespace stratoscope::ui {

/// What a person asks of a clustering; words as the command line uses them.
struct ClusterRequest {
  QString method = QStringLiteral("kmeans"); ///< kmeans, spherical, gmm, ward, leiden or consistency
  int k = 0;                                 ///< 0: the method chooses
  bool fullCovariance = false;               ///< gmm
  double resolution = 1;                     ///< leiden, above 0
  int neighbours = 15;                       ///< leiden
  bool curves = false;                       ///< also compares numbers of clusters
  std::optional<int> within = std::nullopt;  ///< only the images of this cluster, from 0
};

} // namespace stratoscope::ui
