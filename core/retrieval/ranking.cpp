#include "core/retrieval/ranking.h"

#include <algorithm>
#include <unordered_set>

namespace stratoscope::retrieval {
namespace {

int countWithin(const RankedPositives& found, int k) {
  return static_cast<int>(std::ranges::lower_bound(found.ranks, k) - found.ranks.begin());
}

} // namespace

RankedPositives rankPositives(std::span<const int> order, std::span<const int> positives,
                              std::span<const int> ignored) {
  const std::unordered_set<int> skipped(ignored.begin(), ignored.end());
  std::unordered_set<int> wanted(positives.begin(), positives.end());
  std::erase_if(wanted, [&](int item) { return skipped.contains(item); });
  RankedPositives found{{}, static_cast<int>(wanted.size())};
  int rank = 0;
  for (const int item : order) {
    if (skipped.contains(item)) {
      continue;
    }
    if (wanted.contains(item)) {
      found.ranks.push_back(rank);
    }
    ++rank;
  }
  return found;
}

double trapezoidalPrecision(const RankedPositives& found) {
  double sum = 0;
  for (std::size_t j = 0; j < found.ranks.size(); ++j) {
    const double rank = found.ranks[j];
    const auto before = static_cast<double>(j);
    sum += ((rank == 0 ? 1 : before / rank) + (before + 1) / (rank + 1)) / 2;
  }
  return found.positives > 0 ? sum / found.positives : 0;
}

double averagePrecision(const RankedPositives& found) {
  double sum = 0;
  for (std::size_t j = 0; j < found.ranks.size(); ++j) {
    sum += static_cast<double>(j + 1) / (found.ranks[j] + 1);
  }
  return found.positives > 0 ? sum / found.positives : 0;
}

double averagePrecisionAt(const RankedPositives& found, int k, Divisor divisor) {
  const int hits = countWithin(found, k);
  const int parts = divisor == Divisor::Hits ? hits : std::min(k, found.positives);
  double sum = 0;
  for (int j = 0; j < hits; ++j) {
    sum += static_cast<double>(j + 1) / (found.ranks[static_cast<std::size_t>(j)] + 1);
  }
  return parts > 0 ? sum / parts : 0;
}

double precisionAt(const RankedPositives& found, int k) {
  return k > 0 ? static_cast<double>(countWithin(found, k)) / k : 0;
}

double cappedPrecisionAt(const RankedPositives& found, int k) {
  return found.ranks.empty() ? 0 : precisionAt(found, std::min(found.ranks.back() + 1, k));
}

} // namespace stratoscope::retrieval
