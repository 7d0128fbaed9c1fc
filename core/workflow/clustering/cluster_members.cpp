#include "core/workflow/clustering/cluster_members.h"

#include <algorithm>

namespace stratoscope::workflow {

std::vector<std::vector<int>> membersByDistance(const CurrentClustering& clustering) {
  std::vector<std::vector<int>> members(static_cast<std::size_t>(std::max(clustering.k, 0)));
  for (std::size_t i = 0; i < clustering.clusters.size(); ++i) {
    members.at(static_cast<std::size_t>(clustering.clusters[i])).push_back(static_cast<int>(i));
  }
  const auto distance = [&](int item) { return clustering.distances.at(static_cast<std::size_t>(item)); };
  for (auto& cluster : members) {
    std::stable_sort(cluster.begin(), cluster.end(), [&](int a, int b) { return distance(a) < distance(b); });
  }
  return members;
}

std::vector<int> spreadMembers(const std::vector<int>& members, int count) {
  const auto wanted = static_cast<std::size_t>(std::max(count, 0));
  if (members.size() <= wanted) {
    return members;
  }
  std::vector<int> chosen;
  for (std::size_t i = 0; i < wanted; ++i) {
    chosen.push_back(members[wanted == 1 ? 0 : i * (members.size() - 1) / (wanted - 1)]);
  }
  return chosen;
}

} // namespace stratoscope::workflow
