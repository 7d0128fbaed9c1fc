#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace stratoscope::retrieval {

/// Lists of rows to train on, so that every row has a right answer in its list: the members of each group, shuffled,
/// are cut into handfuls of `perGroup`, and the handfuls, shuffled, are dealt into lists. A handful that lacks members
/// is filled from its group, with the same row again where the group is smaller (the augmented views then answer each
/// other). A last list of a single handful joins the one before it. Every row with a group comes at least once.
/// @param groups of each row; below 0 for none: such rows are left out.
/// @param list rows of a list, at least 2 perGroup; @param perGroup at least 2.
/// @return the same lists for the same seed and epoch. Throws Error::InvalidArgument, also for fewer than 2 groups.
[[nodiscard]] std::vector<std::vector<std::int64_t>> drawLists(std::span<const int> groups, int list, int perGroup,
                                                               std::uint64_t seed, int epoch);

} // namespace stratoscope::retrieval
