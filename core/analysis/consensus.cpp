#include "core/analysis/consensus.h"

#include "core/analysis/kmeans.h"
#include "core/base/error.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

namespace stratoscope::analysis {
namespace {

constexpr int starts = 3;
constexpr double surelyApart = 0.1;
constexpr double surelyTogether = 0.9;

/// Counts of the pairs i < j, row by row.
class PairCounts {
public:
  explicit PairCounts(std::size_t rows) : rows_(rows), seen_(rows * (rows - 1) / 2), together_(seen_.size()) {}

  /// @param members ascending
  void add(const std::vector<std::size_t>& members, const std::vector<int>& clusters) {
    for (std::size_t a = 0; a < members.size(); ++a) {
      const auto base = offsetOf(members[a]);
      for (std::size_t b = a + 1; b < members.size(); ++b) {
        const auto pair = base + members[b] - members[a] - 1;
        ++seen_[pair];
        together_[pair] = static_cast<std::uint16_t>(together_[pair] + (clusters[a] == clusters[b] ? 1 : 0));
      }
    }
  }
  /// The consensus of the pairs that were seen together in a resample.
  [[nodiscard]] std::vector<double> consensus() const {
    std::vector<double> values;
    for (std::size_t pair = 0; pair < seen_.size(); ++pair) {
      if (seen_[pair] > 0) {
        values.push_back(static_cast<double>(together_[pair]) / static_cast<double>(seen_[pair]));
      }
    }
    return values;
  }

private:
  [[nodiscard]] std::size_t offsetOf(std::size_t row) const { return row * (2 * rows_ - row - 1) / 2; }

  std::size_t rows_;
  std::vector<std::uint16_t> seen_;
  std::vector<std::uint16_t> together_;
};

std::vector<std::size_t> resampled(std::size_t rows, double share, std::mt19937_64& random) {
  std::vector<std::size_t> all(rows);
  std::iota(all.begin(), all.end(), std::size_t{0});
  const auto count = static_cast<std::size_t>(std::round(share * static_cast<double>(rows)));
  std::vector<std::size_t> members;
  // std::sample keeps the order.
  std::ranges::sample(all, std::back_inserter(members), static_cast<std::ptrdiff_t>(count), random);
  return members;
}

} // namespace

Consensus consensus(const Matrix& rows, const ConsensusOptions& options, const std::stop_token& stop) {
  const auto held = std::round(options.share * static_cast<double>(rows.rows));
  if (rows.rows < 2 || options.resamples < 2 || options.resamples > 65535 || !(options.share > 0) ||
      options.share > 1 || options.k < 1 || options.k > held) {
    throw Error(ErrorCode::InvalidArgument, {STRATOSCOPE_TEXT("%1 clusters cannot be made of %2 items"),
                                             {std::to_string(options.k), std::to_string(rows.rows)}});
  }
  std::mt19937_64 random(options.seed);
  PairCounts counts(rows.rows);
  SilentProgress silent;
  for (int i = 0; i < options.resamples; ++i) {
    const auto members = resampled(rows.rows, options.share, random);
    const auto found = kMeans(rows.select(members), {.k = options.k, .starts = starts, .seed = random()}, silent, stop);
    counts.add(members, found.assignment);
  }
  const auto values = counts.consensus();
  const auto ambiguous =
      std::ranges::count_if(values, [](double value) { return value > surelyApart && value <= surelyTogether; });
  const auto pairs = static_cast<double>(values.size());
  // The area below the distribution function on [0, 1] is 1 less the mean.
  const double mean = std::accumulate(values.begin(), values.end(), 0.0) / pairs;
  return {.ambiguity = static_cast<double>(ambiguous) / pairs, .area = 1 - mean};
}

int consensusChoice(std::span<const int> ks, std::span<const double> agreements) {
  constexpr double asGood = 0.01;
  const double best = *std::ranges::max_element(agreements);
  int choice = ks.front();
  for (std::size_t i = 0; i < ks.size(); ++i) {
    choice = agreements[i] >= best - asGood ? ks[i] : choice;
  }
  return choice;
}

} // namespace stratoscope::analysis
