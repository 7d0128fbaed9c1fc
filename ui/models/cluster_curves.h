#pragma once

#include "core/workflow/clustering/clustering.h"

#include <QString>

#include <vector>

namespace stratoscope::ui {

/// A figure over the number of clusters, that helps to choose it.
struct ClusterCurve {
  QString name;
  QString meaning; ///< how to read it, in a sentence
  std::vector<int> ks;
  std::vector<double> values; ///< one of each of ks
  int chosen = 0;             ///< the number that the curve speaks for; 0 where it leaves that to the reader
};

/// What the run compared: the curve that its own choice was read from first, then those that were asked for. Empty for
/// a clustering whose number was given.
[[nodiscard]] std::vector<ClusterCurve> clusterCurvesOf(const workflow::CurrentClustering& clustering);

} // namespace stratoscope::ui
