#pragma once

#include "core/analysis/fuzzy_graph.h"
#include "core/analysis/umap_curve.h"
#include "core/base/matrix.h"

#include <cstdint>
#include <vector>

namespace stratoscope::analysis {

/// The descent of a map along a graph's edges, epoch by epoch.
class UmapLayout {
public:
  /// @param start [n, 2], the map before the first epoch; @param epochs in all: edges too weak to come up in so many
  /// are dropped.
  UmapLayout(const FuzzyGraph& graph, Matrix start, const UmapCurve& curve, int epochs, std::uint64_t seed);

  /// The next epoch; does nothing after the last.
  void step();
  [[nodiscard]] int epoch() const { return epoch_; }
  [[nodiscard]] const Matrix& map() const { return map_; }

private:
  struct Edge {
    std::uint32_t to;
    float interval; ///< epochs from one use of the edge to the next
    float next;     ///< epoch of the next use
  };

  void movePoint(std::size_t point, float rate);

  std::vector<std::size_t> offsets_;
  std::vector<Edge> edges_;
  Matrix map_;
  Matrix moved_;
  ForceTable attraction_;
  ForceTable repulsion_;
  int epochs_;
  int epoch_ = 0;
  std::uint64_t seed_;
};

} // namespace stratoscope::analysis
