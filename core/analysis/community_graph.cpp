#include "core/analysis/community_graph.h"

#include "core/analysis/fuzzy_graph.h"

#include <algorithm>
#include <map>
#include <numeric>

namespace stratoscope::analysis {
namespace {

/// Strengths and total from the edges and the inner weights.
void complete(CommunityGraph& graph) {
  graph.strength = graph.inner;
  for (std::size_t node = 0; node < graph.size(); ++node) {
    for (std::size_t edge = graph.offsets[node]; edge < graph.offsets[node + 1]; ++edge) {
      graph.strength[node] += graph.weights[edge];
    }
  }
  graph.total = std::accumulate(graph.strength.begin(), graph.strength.end(), 0.0);
}

/// The nodes of each community, one community after the other.
std::vector<std::vector<std::uint32_t>> membersOf(std::span<const int> communities, int count) {
  std::vector<std::vector<std::uint32_t>> members(static_cast<std::size_t>(count));
  for (std::size_t node = 0; node < communities.size(); ++node) {
    members[static_cast<std::size_t>(communities[node])].push_back(static_cast<std::uint32_t>(node));
  }
  return members;
}

} // namespace

CommunityGraph communityGraph(const FuzzyGraph& graph) {
  CommunityGraph result;
  result.offsets = graph.offsets;
  result.neighbours = graph.neighbours;
  result.weights.assign(graph.weights.begin(), graph.weights.end());
  result.inner.assign(graph.offsets.size() - 1, 0.0);
  complete(result);
  return result;
}

CommunityGraph aggregate(const CommunityGraph& graph, std::span<const int> communities, int count) {
  CommunityGraph result;
  result.offsets.push_back(0);
  for (const auto& nodes : membersOf(communities, count)) {
    std::map<std::uint32_t, double> outward; // by rising neighbour, so that the result does not depend on hashing
    double inner = 0;
    const auto own = static_cast<std::uint32_t>(result.offsets.size() - 1);
    for (const auto node : nodes) {
      inner += graph.inner[node];
      for (std::size_t edge = graph.offsets[node]; edge < graph.offsets[node + 1]; ++edge) {
        const auto other = static_cast<std::uint32_t>(communities[graph.neighbours[edge]]);
        (other == own ? inner : outward[other]) += graph.weights[edge];
      }
    }
    for (const auto& [neighbour, weight] : outward) {
      result.neighbours.push_back(neighbour);
      result.weights.push_back(weight);
    }
    result.inner.push_back(inner);
    result.offsets.push_back(result.neighbours.size());
  }
  complete(result);
  return result;
}

int renumber(std::vector<int>& communities) {
  const auto largest = communities.empty() ? -1 : *std::ranges::max_element(communities);
  std::vector<int> names(static_cast<std::size_t>(largest + 1), -1);
  int next = 0;
  for (int& community : communities) {
    int& name = names[static_cast<std::size_t>(community)];
    name = name < 0 ? next++ : name;
    community = name;
  }
  return next;
}

double modularity(const CommunityGraph& graph, std::span<const int> communities, double resolution) {
  const auto count = communities.empty() ? 0 : *std::ranges::max_element(communities) + 1;
  std::vector<double> within(static_cast<std::size_t>(count));
  std::vector<double> strength(static_cast<std::size_t>(count));
  for (std::size_t node = 0; node < graph.size(); ++node) {
    const auto own = static_cast<std::size_t>(communities[node]);
    strength[own] += graph.strength[node];
    within[own] += graph.inner[node];
    for (std::size_t edge = graph.offsets[node]; edge < graph.offsets[node + 1]; ++edge) {
      within[own] += communities[graph.neighbours[edge]] == communities[node] ? graph.weights[edge] : 0;
    }
  }
  double sum = 0;
  for (std::size_t c = 0; c < within.size() && graph.total > 0; ++c) {
    const double share = strength[c] / graph.total;
    sum += within[c] / graph.total - resolution * share * share;
  }
  return sum;
}

} // namespace stratoscope::analysis
