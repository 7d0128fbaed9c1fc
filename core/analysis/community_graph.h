#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace stratoscope::analysis {

struct FuzzyGraph;

/// A weighted undirected graph whose nodes may carry the weight of what was drawn together in them.
struct CommunityGraph {
  std::vector<std::size_t> offsets;      ///< [n + 1]
  std::vector<std::uint32_t> neighbours; ///< each edge stands at both its ends; no loops
  std::vector<double> weights;           ///< of the edges, above 0
  std::vector<double> inner;             ///< [n] twice the weight of the edges within a node
  std::vector<double> strength;          ///< [n] weights of all edges at a node, inner included
  double total = 0;                      ///< sum of the strengths: twice the weight of all edges

  [[nodiscard]] std::size_t size() const { return strength.size(); }
};

[[nodiscard]] CommunityGraph communityGraph(const FuzzyGraph& graph);

/// The graph in which every community is one node.
/// @param communities of each node, 0 to count - 1.
[[nodiscard]] CommunityGraph aggregate(const CommunityGraph& graph, std::span<const int> communities, int count);

/// Numbers the communities 0, 1, ... in the order in which they first appear; returns how many there are.
int renumber(std::vector<int>& communities);

/// Modularity (Newman and Girvan 2004) with resolution (Reichardt and Bornholdt 2006), at most 1: the share of the
/// weight that lies within communities, less the share expected when the strengths alone decide, times the resolution.
[[nodiscard]] double modularity(const CommunityGraph& graph, std::span<const int> communities, double resolution = 1);

} // namespace stratoscope::analysis
