#include "core/analysis/leiden.h"

#include "core/analysis/fuzzy_graph.h"
#include "core/base/error.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <numeric>
#include <random>

namespace stratoscope::analysis {
namespace {

using Nodes = std::vector<std::uint32_t>;

/// Gains below this are rounding.
constexpr double negligible = 1e-12;
/// How freely refinement takes a part that is not the best one: the temperature of its choice (theta of the paper).
constexpr double randomness = 0.01;

/// A partition with what the gain of a move needs at hand. A community's number is below the number of nodes.
class Partition {
public:
  Partition(const CommunityGraph& graph, std::vector<int> communities, double resolution)
      : graph_(graph), communities_(std::move(communities)), strength_(graph.size()), sizes_(graph.size()),
        linked_(graph.size()), scale_(graph.total > 0 ? resolution / graph.total : 0) {
    for (std::size_t node = 0; node < graph.size(); ++node) {
      const auto own = static_cast<std::size_t>(communities_[node]);
      strength_[own] += graph.strength[node];
      ++sizes_[own];
    }
  }

  [[nodiscard]] int of(std::size_t node) const { return communities_[node]; }
  [[nodiscard]] const std::vector<int>& all() const { return communities_; }
  [[nodiscard]] double strengthOf(int community) const { return strength_[static_cast<std::size_t>(community)]; }
  [[nodiscard]] std::size_t sizeOf(int community) const { return sizes_[static_cast<std::size_t>(community)]; }
  /// Weight that strengths alone would give between two sets, times the resolution.
  [[nodiscard]] double expected(double a, double b) const { return scale_ * a * b; }

  void move(std::size_t node, int to) {
    const auto from = static_cast<std::size_t>(communities_[node]);
    const auto into = static_cast<std::size_t>(to);
    strength_[from] -= graph_.strength[node];
    strength_[into] += graph_.strength[node];
    --sizes_[from];
    ++sizes_[into];
    communities_[node] = to;
  }

  /// The communities of a node's neighbours, its own first, and the weight of its edges to each (see linkTo).
  const std::vector<int>& look(std::size_t node) {
    for (const int community : near_) {
      linked_[static_cast<std::size_t>(community)] = 0;
    }
    near_.assign(1, of(node));
    for (std::size_t edge = graph_.offsets[node]; edge < graph_.offsets[node + 1]; ++edge) {
      const int community = of(graph_.neighbours[edge]);
      auto& link = linked_[static_cast<std::size_t>(community)];
      if (link == 0 && community != near_.front()) {
        near_.push_back(community);
      }
      link += graph_.weights[edge];
    }
    return near_;
  }
  /// After look(): weight of the edges from that node to a community.
  [[nodiscard]] double linkTo(int community) const { return linked_[static_cast<std::size_t>(community)]; }

  /// After look(): what a node gives to a community that it is not (or no longer) in.
  [[nodiscard]] double gain(std::size_t node, int community) const {
    const double others = strengthOf(community) - (of(node) == community ? graph_.strength[node] : 0);
    return linkTo(community) - expected(graph_.strength[node], others);
  }

private:
  const CommunityGraph& graph_;
  std::vector<int> communities_;
  std::vector<double> strength_;
  std::vector<std::size_t> sizes_;
  std::vector<double> linked_;
  std::vector<int> near_;
  double scale_;
};

Nodes shuffled(std::size_t count, std::mt19937_64& random) {
  Nodes order(count);
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::shuffle(order, random);
  return order;
}

/// Communities that lost all their nodes are free to be founded again.
class FreeNumbers {
public:
  explicit FreeNumbers(const Partition& partition, std::size_t count) {
    for (std::size_t community = 0; community < count; ++community) {
      if (partition.sizeOf(static_cast<int>(community)) == 0) {
        free_.push_back(static_cast<int>(community));
      }
    }
  }
  [[nodiscard]] bool any() const { return !free_.empty(); }
  [[nodiscard]] int next() const { return free_.back(); }
  void taken() { free_.pop_back(); }
  void left(int community) { free_.push_back(community); }

private:
  std::vector<int> free_;
};

/// The best community for a node among its own, its neighbours' and a new one.
int bestCommunity(Partition& partition, std::size_t node, const FreeNumbers& numbers) {
  const auto& near = partition.look(node);
  int best = near.front();
  double most = partition.gain(node, best);
  for (const int community : near) {
    if (const double gain = partition.gain(node, community); gain > most + negligible) {
      most = gain;
      best = community;
    }
  }
  const bool alone = partition.sizeOf(partition.of(node)) == 1;
  return most < -negligible && !alone && numbers.any() ? numbers.next() : best;
}

/// Local moving with a queue of the nodes whose neighbourhood changed. Returns whether anything moved.
bool moveNodes(const CommunityGraph& graph, Partition& partition, std::mt19937_64& random,
               const std::stop_token& stop) {
  const auto order = shuffled(graph.size(), random);
  std::deque<std::uint32_t> queue(order.begin(), order.end());
  std::vector<bool> waiting(graph.size(), true);
  FreeNumbers numbers(partition, graph.size());
  bool moved = false;
  while (!queue.empty()) {
    throwIfStopped(stop);
    const auto node = queue.front();
    queue.pop_front();
    waiting[node] = false;
    const int from = partition.of(node);
    const int to = bestCommunity(partition, node, numbers);
    if (to == from) {
      continue;
    }
    if (partition.sizeOf(to) == 0) {
      numbers.taken();
    }
    partition.move(node, to);
    if (partition.sizeOf(from) == 0) {
      numbers.left(from);
    }
    moved = true;
    for (std::size_t edge = graph.offsets[node]; edge < graph.offsets[node + 1]; ++edge) {
      const auto neighbour = graph.neighbours[edge];
      if (!waiting[neighbour] && partition.of(neighbour) != to) {
        waiting[neighbour] = true;
        queue.push_back(neighbour);
      }
    }
  }
  return moved;
}

/// Splits communities into well connected parts: nodes that are still alone join a part of their community, at
/// random, the likelier the more modularity it gains.
class Refinement {
public:
  Refinement(const CommunityGraph& graph, const Partition& communities, double resolution)
      : graph_(graph), communities_(communities), parts_(graph, ownNumbers(graph.size()), resolution),
        outward_(graph.size()) {
    for (std::size_t node = 0; node < graph.size(); ++node) {
      outward_[node] = linkWithin(node);
    }
  }

  std::vector<int> run(std::mt19937_64& random, const std::stop_token& stop) {
    for (const auto node : shuffled(graph_.size(), random)) {
      throwIfStopped(stop);
      if (parts_.sizeOf(parts_.of(node)) == 1 && isWellConnected(parts_.of(node), communities_.of(node))) {
        join(node, random);
      }
    }
    return parts_.all();
  }

private:
  static std::vector<int> ownNumbers(std::size_t count) {
    std::vector<int> numbers(count);
    std::iota(numbers.begin(), numbers.end(), 0);
    return numbers;
  }

  /// Weight of a node's edges to the others of its community.
  [[nodiscard]] double linkWithin(std::size_t node) const {
    double sum = 0;
    for (std::size_t edge = graph_.offsets[node]; edge < graph_.offsets[node + 1]; ++edge) {
      sum += communities_.of(graph_.neighbours[edge]) == communities_.of(node) ? graph_.weights[edge] : 0;
    }
    return sum;
  }

  /// Whether a part is held by the rest of its community at least as strongly as chance would.
  [[nodiscard]] bool isWellConnected(int part, int community) const {
    const double strength = parts_.strengthOf(part);
    const double rest = communities_.strengthOf(community) - strength;
    return outward_[static_cast<std::size_t>(part)] >= parts_.expected(strength, rest) - negligible;
  }

  void join(std::size_t node, std::mt19937_64& random) {
    const int own = parts_.of(node);
    std::vector<int> candidates{own};
    std::vector<double> gains{0};
    for (const int part : parts_.look(node)) {
      if (part != own && communityOf(part) == communities_.of(node) && isWellConnected(part, communities_.of(node)) &&
          parts_.gain(node, part) >= 0) {
        candidates.push_back(part);
        gains.push_back(parts_.gain(node, part));
      }
    }
    const double most = *std::ranges::max_element(gains);
    std::ranges::transform(gains, gains.begin(), [&](double gain) { return std::exp((gain - most) / randomness); });
    const int chosen = candidates[std::discrete_distribution<std::size_t>(gains.begin(), gains.end())(random)];
    if (chosen != own) {
      outward_[static_cast<std::size_t>(chosen)] += outward_[static_cast<std::size_t>(own)] - 2 * parts_.linkTo(chosen);
      parts_.move(node, chosen);
    }
  }

  /// A part bears the number of its first node, which never leaves it.
  [[nodiscard]] int communityOf(int part) const { return communities_.of(static_cast<std::size_t>(part)); }

  const CommunityGraph& graph_;
  const Partition& communities_;
  Partition parts_;
  std::vector<double> outward_; ///< by part: weight of its edges to the rest of its community
};

/// One iteration: through all levels of aggregation, from `communities` of the nodes of `base`.
bool improve(const CommunityGraph& base, std::vector<int>& communities, double resolution, std::mt19937_64& random,
             const std::stop_token& stop) {
  auto graph = base;
  auto start = communities;
  std::vector<int> place(base.size()); // the node of `graph` in which each node of the base is
  std::iota(place.begin(), place.end(), 0);
  bool changed = false;
  while (true) {
    Partition partition(graph, start, resolution);
    changed = moveNodes(graph, partition, random, stop) || changed;
    auto found = partition.all();
    const int count = renumber(found);
    for (std::size_t node = 0; node < base.size(); ++node) {
      communities[node] = found[static_cast<std::size_t>(place[node])];
    }
    auto parts = Refinement(graph, partition, resolution).run(random, stop);
    const auto partCount = static_cast<std::size_t>(renumber(parts));
    if (partCount == graph.size() || static_cast<std::size_t>(count) == graph.size()) {
      return changed;
    }
    start.assign(partCount, 0);
    for (std::size_t node = 0; node < graph.size(); ++node) {
      start[static_cast<std::size_t>(parts[node])] = found[node];
    }
    for (int& node : place) {
      node = parts[static_cast<std::size_t>(node)];
    }
    graph = aggregate(graph, parts, static_cast<int>(partCount));
  }
}

} // namespace

LeidenResult leiden(const CommunityGraph& graph, const LeidenOptions& options, Progress& progress,
                    const std::stop_token& stop) {
  if (!(options.resolution > 0) || options.iterations < 1) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("the resolution must be above 0"));
  }
  std::mt19937_64 random(options.seed);
  LeidenResult result;
  result.communities.resize(graph.size());
  std::iota(result.communities.begin(), result.communities.end(), 0);
  for (int i = 0; i < options.iterations; ++i) {
    const bool changed = improve(graph, result.communities, options.resolution, random, stop);
    progress.report(i + 1, options.iterations, STRATOSCOPE_TEXT("Finding communities"));
    if (!changed) {
      break;
    }
  }
  result.count = renumber(result.communities);
  result.modularity = modularity(graph, result.communities, options.resolution);
  return result;
}

CommunityGraph neighbourGraph(const Matrix& rows, std::size_t neighbours, const std::stop_token& stop) {
  if (neighbours < 2 || neighbours >= rows.rows) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("there are too few items for a graph of neighbours"));
  }
  return communityGraph(fuzzyGraph(nearestByDistance(rows, rows, neighbours + 1, Search::FastWhenLarge, stop)));
}

LeidenResult leidenWithCount(const CommunityGraph& graph, int k, LeidenOptions options, Progress& progress,
                             const std::stop_token& stop) {
  constexpr int attempts = 24;
  double low = std::log(1e-3);
  double high = std::log(100.0);
  LeidenResult best;
  for (int i = 0; i < attempts && best.count != k; ++i) {
    const double middle = (low + high) / 2;
    options.resolution = std::exp(middle);
    SilentProgress silent;
    auto found = leiden(graph, options, silent, stop);
    (found.count > k ? high : low) = middle;
    if (best.count == 0 || std::abs(found.count - k) < std::abs(best.count - k)) {
      best = std::move(found);
    }
    progress.report(i + 1, attempts, STRATOSCOPE_TEXT("Finding the resolution"));
  }
  return best;
}

} // namespace stratoscope::analysis
