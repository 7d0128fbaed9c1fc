#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>

namespace stratoscope {

/// SHA-256 (FIPS 180-4), fed in pieces.
class Sha256 {
public:
  void update(std::span<const std::byte> bytes);
  /// 64 lower-case hexadecimal digits; the object must not be fed afterwards.
  [[nodiscard]] std::string finish();

private:
  void block(const std::byte* bytes);

  std::array<std::uint32_t, 8> state_{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                      0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  std::array<std::byte, 64> buffer_{};
  std::size_t buffered_ = 0;
  std::uint64_t length_ = 0;
};

[[nodiscard]] std::string sha256(std::span<const std::byte> bytes);
/// Throws Error::NotFound or Error::Unreadable.
[[nodiscard]] std::string sha256OfFile(const std::filesystem::path& path);

} // namespace stratoscope
