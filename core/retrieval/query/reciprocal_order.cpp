#include "core/retrieval/query/reciprocal_order.h"

#include "core/base/error.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace stratoscope::retrieval {
namespace {

/// Square table over the query (place 0) and its candidates.
class Table {
public:
  explicit Table(std::size_t side) : side_(side), values_(side * side) {}
  [[nodiscard]] std::size_t side() const { return side_; }
  double& at(std::size_t row, std::size_t column) { return values_[row * side_ + column]; }
  [[nodiscard]] double at(std::size_t row, std::size_t column) const { return values_[row * side_ + column]; }

private:
  std::size_t side_;
  std::vector<double> values_;
};

double cosine(std::span<const float> a, std::span<const float> b) {
  const double product = std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
  const double squares =
      std::inner_product(a.begin(), a.end(), a.begin(), 0.0) * std::inner_product(b.begin(), b.end(), b.begin(), 0.0);
  return squares > 0 ? product / std::sqrt(squares) : 0;
}

/// Half of 1 - cosine, so from 0 to 1: a quarter of the squared distance of the directions.
Table distancesOf(const RowsView& rows, const std::vector<Hit>& candidates) {
  Table distances(candidates.size() + 1);
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const auto own = rows.row(static_cast<std::size_t>(candidates[i].item));
    distances.at(0, i + 1) = distances.at(i + 1, 0) = (1 - static_cast<double>(candidates[i].score)) / 2;
    for (std::size_t j = 0; j < i; ++j) {
      const double between = (1 - cosine(own, rows.row(static_cast<std::size_t>(candidates[j].item)))) / 2;
      distances.at(i + 1, j + 1) = distances.at(j + 1, i + 1) = between;
    }
  }
  return distances;
}

using Places = std::vector<std::size_t>;

/// Of each place all places, nearest first, itself at the front.
std::vector<Places> ranksOf(const Table& distances) {
  std::vector<Places> ranks(distances.side());
  for (std::size_t place = 0; place < ranks.size(); ++place) {
    ranks[place].resize(ranks.size());
    std::iota(ranks[place].begin(), ranks[place].end(), std::size_t{0});
    std::ranges::stable_sort(ranks[place], {},
                             [&](std::size_t other) { return other == place ? -1.0 : distances.at(place, other); });
  }
  return ranks;
}

bool isAmongFirst(const Places& ranks, std::size_t place, std::size_t count) {
  const auto end = ranks.begin() + static_cast<std::ptrdiff_t>(std::min(count + 1, ranks.size()));
  return std::find(ranks.begin(), end, place) != end;
}

/// The nearest ones that have the place among their own nearest, too.
Places reciprocal(const std::vector<Places>& ranks, std::size_t place, std::size_t count) {
  Places found;
  for (std::size_t i = 0; i < std::min(count + 1, ranks.size()); ++i) {
    if (isAmongFirst(ranks[ranks[place][i]], place, count)) {
      found.push_back(ranks[place][i]);
    }
  }
  return found;
}

/// The same with the neighbours of those neighbours that share more than two thirds of theirs.
Places extended(const std::vector<Places>& ranks, std::size_t place, std::size_t count) {
  const auto own = reciprocal(ranks, place, count);
  auto all = own;
  for (const auto neighbour : own) {
    const auto theirs = reciprocal(ranks, neighbour, (count + 1) / 2);
    const auto shared =
        std::ranges::count_if(theirs, [&](std::size_t other) { return std::ranges::find(own, other) != own.end(); });
    if (3 * static_cast<std::size_t>(shared) > 2 * theirs.size()) {
      all.insert(all.end(), theirs.begin(), theirs.end());
    }
  }
  std::ranges::sort(all);
  const auto repeated = std::ranges::unique(all);
  all.erase(repeated.begin(), repeated.end());
  return all;
}

/// How much each place belongs to the neighbourhood of each other; every row sums to 1.
Table membershipOf(const Table& distances, const std::vector<Places>& ranks, std::size_t count) {
  Table membership(ranks.size());
  for (std::size_t place = 0; place < ranks.size(); ++place) {
    const auto neighbours = extended(ranks, place, count);
    double sum = 0;
    for (const auto other : neighbours) {
      sum += membership.at(place, other) = std::exp(-distances.at(place, other));
    }
    for (const auto other : neighbours) {
      membership.at(place, other) /= sum;
    }
  }
  return membership;
}

/// Each row averaged with those of its nearest places.
Table smoothed(const Table& membership, const std::vector<Places>& ranks, std::size_t count) {
  Table mean(ranks.size());
  const auto taken = std::min(count, ranks.size());
  for (std::size_t place = 0; place < ranks.size(); ++place) {
    for (std::size_t i = 0; i < taken; ++i) {
      for (std::size_t other = 0; other < ranks.size(); ++other) {
        mean.at(place, other) += membership.at(ranks[place][i], other) / static_cast<double>(taken);
      }
    }
  }
  return mean;
}

/// 1 less the share of two neighbourhoods that they have in common.
double jaccard(const Table& membership, std::size_t a, std::size_t b) {
  double common = 0;
  for (std::size_t other = 0; other < membership.side(); ++other) {
    common += std::min(membership.at(a, other), membership.at(b, other));
  }
  return 1 - common / (2 - common);
}

} // namespace

std::vector<Hit> reciprocalOrder(const RowsView& rows, const std::vector<Hit>& candidates,
                                 const ReciprocalOptions& options) {
  if (options.neighbours < 1 || options.smoothing < 1 || !(options.ownDistance >= 0 && options.ownDistance <= 1)) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("re-ranking needs at least one neighbour"));
  }
  const auto distances = distancesOf(rows, candidates);
  const auto ranks = ranksOf(distances);
  const auto membership = smoothed(membershipOf(distances, ranks, static_cast<std::size_t>(options.neighbours)), ranks,
                                   static_cast<std::size_t>(options.smoothing));
  std::vector<std::pair<double, std::size_t>> order;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    order.emplace_back(
        options.ownDistance * distances.at(0, i + 1) + (1 - options.ownDistance) * jaccard(membership, 0, i + 1), i);
  }
  std::ranges::sort(order);
  std::vector<Hit> hits;
  for (const auto& [distance, place] : order) {
    hits.push_back(candidates[place]);
  }
  return hits;
}

} // namespace stratoscope::retrieval
