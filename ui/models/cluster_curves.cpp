#include "ui/models/cluster_curves.h"

#include <QCoreApplication>

#include <algorithm>

namespace stratoscope::ui {
namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(stratoscope::ui::ClusterCurves)
};

enum class Best { Highest, Lowest };

/// The k of the best value; 0 for no values.
int bestOf(const std::vector<int>& ks, const std::vector<double>& values, Best best) {
  if (values.empty() || values.size() != ks.size()) {
    return 0;
  }
  const auto at = best == Best::Highest ? std::ranges::max_element(values) : std::ranges::min_element(values);
  return ks[static_cast<std::size_t>(at - values.begin())];
}

void addOwnCurve(std::vector<ClusterCurve>& curves, const workflow::CurrentClustering& clustering) {
  const auto& own = clustering.curves;
  if (!own.inertia.empty()) {
    curves.push_back({Words::tr("Inertia"), Words::tr("More clusters than at the elbow explain little more"), own.k,
                      own.inertia, clustering.k});
  }
  if (!own.bic.empty()) {
    curves.push_back({Words::tr("Information criterion (BIC)"),
                      Words::tr("Low is good: fit against the number of parameters"), own.k, own.bic, clustering.k});
  }
}

void addValidity(std::vector<ClusterCurve>& curves, const workflow::ValidityCurves& validity) {
  const auto add = [&](const QString& name, const QString& meaning, const std::vector<double>& values, int chosen) {
    curves.push_back({name, meaning, validity.k, values, chosen});
  };
  add(Words::tr("Silhouette"), Words::tr("High is good: images lie nearer to their own cluster than to the next"),
      validity.silhouette, bestOf(validity.k, validity.silhouette, Best::Highest));
  add(Words::tr("Calinski-Harabasz"), Words::tr("High is good: clusters lie far apart for their width"),
      validity.calinskiHarabasz, bestOf(validity.k, validity.calinskiHarabasz, Best::Highest));
  add(Words::tr("Davies-Bouldin"), Words::tr("Low is good: no cluster has a near neighbour as wide as their distance"),
      validity.daviesBouldin, bestOf(validity.k, validity.daviesBouldin, Best::Lowest));
  add(Words::tr("Gap"), Words::tr("The first number that gains no more than noise without clusters would"),
      validity.gap, validity.gapChoice);
  add(Words::tr("Stability"), Words::tr("High is good: half of the images give the same clusters as the other half"),
      validity.stability, bestOf(validity.k, validity.stability, Best::Highest));
}

} // namespace

std::vector<ClusterCurve> clusterCurvesOf(const workflow::CurrentClustering& clustering) {
  std::vector<ClusterCurve> curves;
  addOwnCurve(curves, clustering);
  if (clustering.validity) {
    addValidity(curves, *clustering.validity);
  }
  return curves;
}

} // namespace stratoscope::ui
