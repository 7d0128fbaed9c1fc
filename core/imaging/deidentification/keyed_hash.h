#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace stratoscope::imaging {

using Digest = std::array<std::byte, 32>;

/// HMAC-SHA-256 (RFC 2104, FIPS 198-1).
[[nodiscard]] Digest keyedHash(std::string_view key, std::string_view message);
/// 32 bytes from the system's random generator.
[[nodiscard]] std::string randomKey();
/// Upper-case hexadecimal of the first `bytes` bytes.
[[nodiscard]] std::string hexadecimal(const Digest& digest, std::size_t bytes);

} // namespace stratoscope::imaging
