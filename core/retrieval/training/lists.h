#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace stratoscope::retrieval {

/// Lists of rows to train on, so that every row has a right answer in its list: the members of each group, shuffled,
/// are parted into even handfuls of at least `perGroup` and below twice that, and the handfuls, shuffled, are dealt
/// into lists. Every row with a group comes once; one that is alone in its group comes twice in its handful (the
/// augmented views then answer each other), and groups smaller than `perGroup` are a handful as they are. A last list
/// of a single handful joins the one before it.
/// @param groups of each row; below 0 for none: such rows are left out.
/// @param list rows of a list, at most where handfuls allow, at least 2 perGroup; @param perGroup at least 2.
/// @return the same lists for the same seed and epoch. Throws Error::InvalidArgument, also for fewer than 2 groups.
[[nodiscard]] std::vector<std::vector<std::int64_t>> drawLists(std::span<const int> groups, int list, int perGroup,
                                                               std::uint64_t seed, int epoch);

} // namespace stratoscope::retrieval
