#include "core/retrieval/training/lists.h"

#include "core/analysis/counter_random.h"
#include "core/base/error.h"

#include <algorithm>
#include <map>

namespace stratoscope::retrieval {
namespace {

using Rows = std::vector<std::int64_t>;
using analysis::CounterRandom;

template <typename Value> void shuffle(std::vector<Value>& values, CounterRandom& random) {
  for (std::size_t i = values.size(); i > 1; --i) {
    std::swap(values[i - 1], values[random.below(static_cast<std::uint32_t>(i))]);
  }
}

std::map<int, Rows> membersOf(std::span<const int> groups) {
  std::map<int, Rows> members;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    if (groups[i] >= 0) {
      members[groups[i]].push_back(static_cast<std::int64_t>(i));
    }
  }
  return members;
}

/// Shuffled members in handfuls; the last one is filled from the beginning.
std::vector<Rows> handfulsOf(Rows members, std::size_t size, CounterRandom& random) {
  shuffle(members, random);
  std::vector<Rows> handfuls;
  for (std::size_t begin = 0; begin < members.size(); begin += size) {
    Rows handful;
    for (std::size_t i = 0; i < size; ++i) {
      handful.push_back(members[(begin + i) % members.size()]);
    }
    handfuls.push_back(std::move(handful));
  }
  return handfuls;
}

} // namespace

std::vector<std::vector<std::int64_t>> drawLists(std::span<const int> groups, int list, int perGroup,
                                                 std::uint64_t seed, int epoch) {
  const auto members = membersOf(groups);
  if (perGroup < 2 || list < 2 * perGroup || members.size() < 2) {
    throw Error(ErrorCode::InvalidArgument,
                STRATOSCOPE_TEXT("lists need at least 2 groups of items that are alike, and places for 2 of each"));
  }
  CounterRandom random(seed, static_cast<std::uint64_t>(epoch), 0);
  std::vector<Rows> handfuls;
  for (const auto& [group, rows] : members) {
    std::ranges::move(handfulsOf(rows, static_cast<std::size_t>(perGroup), random), std::back_inserter(handfuls));
  }
  shuffle(handfuls, random);
  const auto handfulsOfList = static_cast<std::size_t>(list / perGroup);
  std::vector<Rows> lists;
  for (std::size_t i = 0; i < handfuls.size(); ++i) {
    const bool lonely = i + 1 == handfuls.size() && i % handfulsOfList == 0 && i > 0;
    if (i % handfulsOfList == 0 && !lonely) {
      lists.emplace_back();
    }
    lists.back().insert(lists.back().end(), handfuls[i].begin(), handfuls[i].end());
  }
  return lists;
}

} // namespace stratoscope::retrieval
