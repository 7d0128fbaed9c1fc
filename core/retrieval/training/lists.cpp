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

/// Shuffled members in handfuls that differ by one row at most.
std::vector<Rows> handfulsOf(Rows members, std::size_t perGroup, CounterRandom& random) {
  if (members.size() == 1) {
    return {{members.front(), members.front()}};
  }
  shuffle(members, random);
  const auto count = std::max<std::size_t>(1, members.size() / perGroup);
  std::vector<Rows> handfuls;
  for (std::size_t i = 0; i < count; ++i) {
    const auto begin = static_cast<std::ptrdiff_t>(i * members.size() / count);
    const auto end = static_cast<std::ptrdiff_t>((i + 1) * members.size() / count);
    handfuls.emplace_back(members.begin() + begin, members.begin() + end);
  }
  return handfuls;
}

/// Handfuls one behind the other, a new list wherever one would not fit.
std::vector<Rows> deal(const std::vector<Rows>& handfuls, std::size_t list) {
  std::vector<Rows> lists;
  std::size_t inLast = 0;
  for (const auto& handful : handfuls) {
    if (lists.empty() || lists.back().size() + handful.size() > list) {
      lists.emplace_back();
      inLast = 0;
    }
    lists.back().insert(lists.back().end(), handful.begin(), handful.end());
    ++inLast;
  }
  if (inLast == 1 && lists.size() > 1) {
    const auto lonely = std::move(lists.back());
    lists.pop_back();
    lists.back().insert(lists.back().end(), lonely.begin(), lonely.end());
  }
  return lists;
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
  return deal(handfuls, static_cast<std::size_t>(list));
}

} // namespace stratoscope::retrieval
