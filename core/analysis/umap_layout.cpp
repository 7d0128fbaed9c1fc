#include "core/analysis/umap_layout.h"

#include "core/analysis/counter_random.h"

#include <algorithm>
#include <utility>

namespace stratoscope::analysis {
namespace {

constexpr int repulsions = 5; ///< to each attraction
constexpr float longestMove = 4;

struct Point {
  float x;
  float y;

  void move(const Point& difference, float force, float rate) {
    x += rate * std::clamp(force * difference.x, -longestMove, longestMove);
    y += rate * std::clamp(force * difference.y, -longestMove, longestMove);
  }
};

float squaredLength(const Point& point) { return point.x * point.x + point.y * point.y; }

} // namespace

UmapLayout::UmapLayout(const FuzzyGraph& graph, Matrix start, const UmapCurve& curve, int epochs, std::uint64_t seed)
    : offsets_(graph.offsets.size()), map_(std::move(start)), moved_(map_), attraction_(ForceTable::attraction(curve)),
      repulsion_(ForceTable::repulsion(curve)), epochs_(epochs), seed_(seed) {
  const float strongest = graph.weights.empty() ? 1.F : std::ranges::max(graph.weights);
  for (std::size_t point = 0; point + 1 < offsets_.size(); ++point) {
    for (std::size_t e = graph.offsets[point]; e < graph.offsets[point + 1]; ++e) {
      const float interval = strongest / graph.weights[e];
      if (interval <= static_cast<float>(epochs)) {
        edges_.push_back({graph.neighbours[e], interval, interval});
      }
    }
    offsets_[point + 1] = edges_.size();
  }
}

void UmapLayout::step() {
  if (epoch_ == epochs_) {
    return;
  }
  const float rate = 1.F - static_cast<float>(epoch_) / static_cast<float>(epochs_);
#pragma omp parallel for schedule(dynamic, 256)
  for (std::size_t point = 0; point < map_.rows; ++point) {
    movePoint(point, rate);
  }
  std::swap(map_, moved_);
  ++epoch_;
}

void UmapLayout::movePoint(std::size_t point, float rate) {
  CounterRandom random(seed_, static_cast<std::uint64_t>(epoch_) + 1, point);
  const float* const map = map_.values.data();
  Point own{map[2 * point], map[2 * point + 1]};
  const auto count = static_cast<std::uint32_t>(map_.rows);
  const auto now = static_cast<float>(epoch_);
  for (std::size_t e = offsets_[point]; e < offsets_[point + 1]; ++e) {
    Edge& edge = edges_[e];
    if (edge.next > now) {
      continue;
    }
    edge.next += edge.interval;
    // Twice, as the edge comes up from both its ends.
    const std::size_t to = edge.to;
    const Point apart{map[2 * to] - own.x, map[2 * to + 1] - own.y};
    own.move(apart, attraction_(squaredLength(apart)), 2 * rate);
    for (int i = 0; i < repulsions; ++i) {
      const std::size_t other = random.below(count);
      if (other != point) {
        const Point away{own.x - map[2 * other], own.y - map[2 * other + 1]};
        own.move(away, repulsion_(squaredLength(away)), rate);
      }
    }
  }
  moved_.values[2 * point] = own.x;
  moved_.values[2 * point + 1] = own.y;
}

} // namespace stratoscope::analysis
