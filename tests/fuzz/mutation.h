#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace stratoscope::fuzz {

/// Damages the bytes of a file the way disks, networks and forgers do: bits flipped, cut off, lengths and numbers
/// replaced by extreme ones, blocks doubled, moved or zeroed, tags swapped. Most of it goes to the first kilobytes,
/// where the headers are; one to four changes a file. The same generator state gives the same file.
[[nodiscard]] std::string mutated(const std::string& seed, std::mt19937_64& random);

} // namespace stratoscope::fuzz
