#include "core/imaging/stored_numbers.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>

namespace stratoscope::imaging {
namespace {

template <typename T> void appendAs(std::span<const char> stored, bool swapped, std::vector<float>& values) {
  for (std::size_t at = 0; at + sizeof(T) <= stored.size(); at += sizeof(T)) {
    std::array<char, sizeof(T)> raw{};
    std::copy_n(stored.data() + at, sizeof(T), raw.begin());
    if (swapped) {
      std::reverse(raw.begin(), raw.end());
    }
    values.push_back(static_cast<float>(std::bit_cast<T>(raw)));
  }
}

using Append = void (*)(std::span<const char>, bool, std::vector<float>&);

/// By the number of bytes: 1, 2, 4, 8.
Append appendOf(char kind, std::size_t bytes) {
  static constexpr std::array<Append, 4> unsignedOnes{appendAs<std::uint8_t>, appendAs<std::uint16_t>,
                                                      appendAs<std::uint32_t>, appendAs<std::uint64_t>};
  static constexpr std::array<Append, 4> signedOnes{appendAs<std::int8_t>, appendAs<std::int16_t>,
                                                    appendAs<std::int32_t>, appendAs<std::int64_t>};
  static constexpr std::array<Append, 4> floats{nullptr, nullptr, appendAs<float>, appendAs<double>};
  const auto place = static_cast<std::size_t>(std::countr_zero(bytes));
  return kind == 'f' ? floats.at(place) : kind == 'i' ? signedOnes.at(place) : unsignedOnes.at(place);
}

} // namespace

std::optional<StoredNumbers> StoredNumbers::ofType(const std::string& type) {
  if (type.size() != 3 || std::string("|<>=").find(type[0]) == std::string::npos ||
      std::string("buif").find(type[1]) == std::string::npos ||
      std::string("1248").find(type[2]) == std::string::npos) {
    return std::nullopt;
  }
  StoredNumbers numbers;
  numbers.kind_ = type[1];
  numbers.bytes_ = static_cast<std::size_t>(type[2] - '0');
  numbers.swapped_ = type[0] == '>';
  const bool known = numbers.kind_ == 'b' ? numbers.bytes_ == 1 : numbers.kind_ == 'f' ? numbers.bytes_ >= 4 : true;
  return known ? std::optional(numbers) : std::nullopt;
}

void StoredNumbers::append(std::span<const char> stored, std::vector<float>& values) const {
  appendOf(kind_, bytes_)(stored, swapped_, values);
}

} // namespace stratoscope::imaging
