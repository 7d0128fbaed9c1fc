#include "core/retrieval/neighbour_sharing.h"

#include "core/base/error.h"

#include <algorithm>
#include <map>
#include <random>

namespace stratoscope::retrieval {
namespace {

double observedOf(std::span<const std::int64_t> neighbours, std::size_t k, std::span<const int> values) {
  double shared = 0;
  double counted = 0;
  for (std::size_t item = 0; item < values.size(); ++item) {
    for (std::size_t i = 0; i < k && values[item] >= 0; ++i) {
      const int other = values[static_cast<std::size_t>(neighbours[item * k + i])];
      counted += other >= 0 ? 1 : 0;
      shared += other == values[item] ? 1 : 0;
    }
  }
  return counted > 0 ? shared / counted : 0;
}

/// The values of those items that have one, in another order; the others keep none.
std::vector<int> permuted(std::span<const int> values, std::mt19937_64& random) {
  std::vector<int> present;
  std::ranges::copy_if(values, std::back_inserter(present), [](int value) { return value >= 0; });
  std::ranges::shuffle(present, random);
  std::vector<int> result(values.begin(), values.end());
  auto next = present.begin();
  for (int& value : result) {
    if (value >= 0) {
      value = *next++;
    }
  }
  return result;
}

} // namespace

Sharing neighbourSharing(std::span<const std::int64_t> neighbours, std::size_t k, std::span<const int> values,
                         int permutations, std::uint64_t seed) {
  if (neighbours.size() != values.size() * k) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("every item needs as many neighbours as the others"));
  }
  Sharing sharing;
  std::map<int, double> counts;
  for (const int value : values) {
    if (value >= 0) {
      ++sharing.items;
      counts[value] += 1;
    }
  }
  sharing.values = static_cast<int>(counts.size());
  for (const auto& [value, count] : counts) {
    sharing.expected += sharing.items > 1 ? count / sharing.items * (count - 1) / (sharing.items - 1) : 0;
  }
  sharing.observed = observedOf(neighbours, k, values);
  std::mt19937_64 random(seed);
  int asMuch = 1;
  for (int i = 0; i < permutations; ++i) {
    asMuch += observedOf(neighbours, k, permuted(values, random)) >= sharing.observed ? 1 : 0;
  }
  sharing.p = permutations > 0 ? static_cast<double>(asMuch) / (permutations + 1) : 1;
  return sharing;
}

} // namespace stratoscope::retrieval
