#include "core/imaging/deidentification/pseudonyms.h"

#include "core/imaging/deidentification/keyed_hash.h"

#include <algorithm>
#include <cstdint>

namespace stratoscope::imaging {
namespace {

constexpr std::size_t uuidBytes = 16;
using Uuid = std::array<unsigned, uuidBytes>;

/// The first 16 bytes with the version (8, custom: RFC 9562) and variant bits set.
Uuid uuidOf(const Digest& digest) {
  Uuid uuid{};
  std::transform(digest.begin(), digest.begin() + uuidBytes, uuid.begin(),
                 [](std::byte byte) { return std::to_integer<unsigned>(byte); });
  uuid[6] = (uuid[6] & 0x0fU) | 0x80U;
  uuid[8] = (uuid[8] & 0x3fU) | 0x80U;
  return uuid;
}

/// The number divided by ten; its last digit is returned.
unsigned divideByTen(Uuid& number) {
  unsigned rest = 0;
  for (auto& byte : number) {
    const auto value = rest * 256 + byte;
    byte = value / 10;
    rest = value % 10;
  }
  return rest;
}

std::string decimal(Uuid number) {
  std::string digits;
  while (std::ranges::any_of(number, [](unsigned byte) { return byte != 0; })) {
    digits += static_cast<char>('0' + divideByTen(number));
  }
  std::ranges::reverse(digits);
  return digits;
}

} // namespace

Pseudonyms::Pseudonyms(std::string key, bool recording) : key_(std::move(key)), recording_(recording) {}

std::string Pseudonyms::uid(const std::string& original) {
  auto uid = std::string("2.25.").append(decimal(uuidOf(keyedHash(key_, "uid " + original))));
  if (recording_) {
    uids_.emplace(original, uid);
  }
  return uid;
}

std::string Pseudonyms::patient(const std::string& original) {
  auto name = std::string("P").append(hexadecimal(keyedHash(key_, "patient " + original), 6));
  if (recording_) {
    patients_.emplace(original, name);
  }
  return name;
}

int Pseudonyms::dateShift(const std::string& patient) const {
  const auto digest = keyedHash(key_, "dates " + patient);
  std::uint32_t drawn = 0;
  for (std::size_t i = 0; i < 4; ++i) {
    drawn = drawn * 256 + std::to_integer<std::uint32_t>(digest[i]);
  }
  return -1 - static_cast<int>(drawn % static_cast<std::uint32_t>(mostDaysShifted));
}

std::string Pseudonyms::folder(const std::string& original) const {
  return std::string("d").append(hexadecimal(keyedHash(key_, "folder " + original), 4));
}

} // namespace stratoscope::imaging
