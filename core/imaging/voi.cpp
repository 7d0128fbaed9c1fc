#include "core/imaging/voi.h"

#include <algorithm>
#include <utility>

namespace stratoscope::imaging {

std::span<const VoiOption> voiOptions(const Volume& volume, char axis, int index) {
  const int slice = axis == 'k' ? index : volume.size[2] / 2;
  if (slice < 0 || static_cast<std::size_t>(slice) >= volume.voiOfSlice.size()) {
    return {};
  }
  return volume.voiSets[static_cast<std::size_t>(volume.voiOfSlice[static_cast<std::size_t>(slice)])];
}

bool hasSoundVoi(const Volume& volume) {
  const bool fits = volume.voiOfSlice.empty() || std::cmp_equal(volume.voiOfSlice.size(), volume.size[2]);
  return fits && std::ranges::all_of(volume.voiOfSlice,
                                     [&](int set) { return set >= 0 && std::cmp_less(set, volume.voiSets.size()); });
}

} // namespace stratoscope::imaging
