#pragma once

#include "core/imaging/stored_numbers.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

namespace stratoscope::imaging {

/// Several volumes whose values lie in one file, the axis that counts them anywhere among the others: `after` blocks of
/// `volumes` runs of `before` numbers each.
struct VolumeSeries {
  std::filesystem::path data;
  std::int64_t offset = 0; ///< where the numbers begin, or where they begin to be gzipped
  std::optional<StoredNumbers> numbers;
  std::int64_t volumes = 1;
  std::int64_t before = 1;
  std::int64_t after = 1;
};

/// The values of one volume, in its own order. What lies between is read and left out, piece by piece; of volumes that
/// lie behind each other only one is read, but for what is compressed before it.
/// @param part from 0; numbers must be there. Throws Error::Unreadable.
[[nodiscard]] std::vector<float> readOneOf(const VolumeSeries& series, int part);

} // namespace stratoscope::imaging
