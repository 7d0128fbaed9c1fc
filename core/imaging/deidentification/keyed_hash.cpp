#include "core/imaging/deidentification/keyed_hash.h"

#include "core/base/sha256.h"

#include <random>
#include <span>

namespace stratoscope::imaging {
namespace {

constexpr std::size_t blockSize = 64;

int nibble(char digit) { return digit <= '9' ? digit - '0' : digit - 'a' + 10; }

Digest fromHexadecimal(const std::string& text) {
  Digest digest{};
  for (std::size_t i = 0; i < digest.size(); ++i) {
    digest[i] = static_cast<std::byte>(nibble(text[2 * i]) * 16 + nibble(text[2 * i + 1]));
  }
  return digest;
}

std::span<const std::byte> bytesOf(std::string_view text) { return std::as_bytes(std::span(text.data(), text.size())); }

std::array<std::byte, blockSize> paddedKey(std::string_view key) {
  std::array<std::byte, blockSize> padded{};
  if (key.size() > blockSize) {
    const auto digest = fromHexadecimal(sha256(bytesOf(key)));
    std::copy(digest.begin(), digest.end(), padded.begin());
    return padded;
  }
  const auto bytes = bytesOf(key);
  std::copy(bytes.begin(), bytes.end(), padded.begin());
  return padded;
}

Digest hashed(std::array<std::byte, blockSize> key, std::byte mask, std::span<const std::byte> message) {
  for (auto& byte : key) {
    byte ^= mask;
  }
  Sha256 hash;
  hash.update(key);
  hash.update(message);
  return fromHexadecimal(hash.finish());
}

} // namespace

Digest keyedHash(std::string_view key, std::string_view message) {
  const auto padded = paddedKey(key);
  const auto inner = hashed(padded, std::byte{0x36}, bytesOf(message));
  return hashed(padded, std::byte{0x5c}, inner);
}

std::string randomKey() {
  std::random_device device;
  std::uniform_int_distribution<int> byte(0, 255);
  std::string key(32, '\0');
  for (auto& character : key) {
    character = static_cast<char>(byte(device));
  }
  return key;
}

std::string hexadecimal(const Digest& digest, std::size_t bytes) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string text;
  for (std::size_t i = 0; i < bytes; ++i) {
    const auto value = std::to_integer<unsigned>(digest[i]);
    text += digits[value / 16];
    text += digits[value % 16];
  }
  return text;
}

} // namespace stratoscope::imaging
