#include "core/analysis/fuzzy_graph.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <span>

namespace stratoscope::analysis {
namespace {

constexpr int bisections = 64;
constexpr double tolerance = 1e-5;
constexpr double leastScale = 1e-3; ///< of the mean distance; keeps a unit off zero among duplicates

struct Edge {
  std::uint32_t from;
  std::uint32_t to;
  float weight;
};

double nearestDifferent(std::span<const float> distances) {
  const auto found = std::ranges::find_if(distances, [](float distance) { return distance > 0; });
  return found == distances.end() ? 0 : static_cast<double>(*found);
}

/// Sum of memberships of all but the first neighbour, which is the row itself.
double membershipSum(std::span<const float> distances, double nearest, double unit) {
  double sum = 0;
  for (const float distance : distances.subspan(1)) {
    const double beyond = static_cast<double>(distance) - nearest;
    sum += beyond > 0 ? std::exp(-beyond / unit) : 1;
  }
  return sum;
}

double unitOf(std::span<const float> distances, double nearest, double leastUnit) {
  const double target = std::log2(static_cast<double>(distances.size()));
  double low = 0;
  double high = std::numeric_limits<double>::infinity();
  double unit = 1;
  for (int i = 0; i < bisections; ++i) {
    const double sum = membershipSum(distances, nearest, unit);
    if (std::abs(sum - target) < tolerance) {
      break;
    }
    (sum > target ? high : low) = unit;
    unit = std::isinf(high) ? unit * 2 : (low + high) / 2;
  }
  return std::max(unit, leastUnit);
}

double meanOf(std::span<const float> values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

/// Both directions of each membership, those without strength and the row itself left out.
std::vector<Edge> directedEdges(const NearestRows& found) {
  std::vector<float> weights(found.indices.size());
  const double leastEverywhere = leastScale * meanOf(found.distances);
#pragma omp parallel for schedule(static)
  for (std::size_t i = 0; i < found.queries; ++i) {
    const auto distances = found.distancesOf(i);
    const double nearest = nearestDifferent(distances);
    const double unit = unitOf(distances, nearest, nearest > 0 ? leastScale * meanOf(distances) : leastEverywhere);
    for (std::size_t j = 0; j < found.k; ++j) {
      const double beyond = static_cast<double>(distances[j]) - nearest;
      weights[i * found.k + j] = static_cast<float>(beyond > 0 && unit > 0 ? std::exp(-beyond / unit) : 1.0);
    }
  }
  std::vector<Edge> edges;
  edges.reserve(weights.size());
  for (std::size_t e = 0; e < weights.size(); ++e) {
    const auto from = static_cast<std::uint32_t>(e / found.k);
    const auto to = static_cast<std::uint32_t>(found.indices[e]);
    if (from != to && weights[e] > 0) {
      edges.push_back({from, to, weights[e]});
    }
  }
  return edges;
}

/// The edges in their order and turned, sorted by ends; an edge found from both ends stands twice in a row.
std::vector<Edge> bothWays(std::vector<Edge> edges) {
  const std::size_t count = edges.size();
  edges.reserve(2 * count);
  for (std::size_t e = 0; e < count; ++e) {
    edges.push_back({edges[e].to, edges[e].from, edges[e].weight});
  }
  std::ranges::sort(edges, [](const Edge& a, const Edge& b) {
    return a.from != b.from ? a.from < b.from : a.to != b.to ? a.to < b.to : a.weight < b.weight;
  });
  return edges;
}

} // namespace

FuzzyGraph fuzzyGraph(const NearestRows& found) {
  const auto edges = bothWays(directedEdges(found));
  FuzzyGraph graph{std::vector<std::size_t>(found.queries + 1), {}, {}};
  for (std::size_t e = 0; e < edges.size(); ++e) {
    const bool again = e > 0 && edges[e].from == edges[e - 1].from && edges[e].to == edges[e - 1].to;
    if (again) {
      float& weight = graph.weights.back();
      weight += edges[e].weight - weight * edges[e].weight;
    } else {
      graph.neighbours.push_back(edges[e].to);
      graph.weights.push_back(edges[e].weight);
      ++graph.offsets[edges[e].from + 1];
    }
  }
  std::partial_sum(graph.offsets.begin(), graph.offsets.end(), graph.offsets.begin());
  return graph;
}

} // namespace stratoscope::analysis
