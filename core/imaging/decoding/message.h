#pragma once

#include "core/base/error.h"

#include <array>
#include <concepts>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace stratoscope::imaging {

/// Turns values into the bytes of a message between two processes of one machine: numbers as they lie in memory,
/// texts and lists behind their length. What is written as writer(a, b) is read as reader(a, b).
class MessageWriter {
public:
  template <typename... Values> void operator()(const Values&... values) { (put(values), ...); }
  [[nodiscard]] const std::string& bytes() const { return bytes_; }

private:
  template <typename T>
  requires std::is_arithmetic_v<T>
  void put(T value) { bytes_.append(reinterpret_cast<const char*>(&value), sizeof(T)); }
  template <typename T>
  requires std::is_enum_v<T>
  void put(T value) { put(static_cast<std::int32_t>(value)); }
  void putCount(std::size_t count) { put(static_cast<std::uint64_t>(count)); }
  void put(const std::string& text) {
    putCount(text.size());
    bytes_ += text;
  }
  void put(const std::filesystem::path& path) { put(path.string()); }
  template <typename T, std::size_t N> void put(const std::array<T, N>& values) {
    for (const auto& value : values) {
      put(value);
    }
  }
  template <typename T> void put(const std::vector<T>& values) {
    putCount(values.size());
    for (const auto& value : values) {
      put(value);
    }
  }
  template <typename K, typename V> void put(const std::map<K, V>& values) {
    putCount(values.size());
    for (const auto& [key, value] : values) {
      put(key);
      put(value);
    }
  }
  template <typename T> void put(const std::optional<T>& value) {
    put(value.has_value());
    if (value) {
      put(*value);
    }
  }
  template <typename T>
  requires requires(MessageWriter& self, const T& value) { visitFields(self, value); }
  void put(const T& value) { visitFields(*this, value); }

  std::string bytes_;
};

/// The highest value of an enumeration that a message may hold; each that travels has one.
template <typename E> struct LastOf;

/// Reads what a MessageWriter wrote, trusting nothing: a length beyond the message's end, a value that is none of its
/// enumeration or an end that comes too early is Error::Unreadable. It allocates a small multiple of the message.
class MessageReader {
public:
  /// @param bytes must outlive the reader.
  explicit MessageReader(std::string_view bytes) : rest_(bytes) {}

  template <typename... Values> void operator()(Values&... values) { (take(values), ...); }
  /// Throws where bytes are left.
  void finish() const;

private:
  [[noreturn]] static void refuse();
  std::string_view next(std::uint64_t count);

  template <typename T>
  requires(std::is_arithmetic_v<T> && !std::same_as<T, bool>) void take(T& value) {
    std::memcpy(&value, next(sizeof(T)).data(), sizeof(T));
  }
  void take(bool& value) { value = next(1).front() != 0; }
  template <typename T>
  requires std::is_enum_v<T>
  void take(T& value) {
    std::int32_t number = 0;
    take(number);
    if (number < 0 || number > LastOf<T>::value) {
      refuse();
    }
    value = static_cast<T>(number);
  }
  std::uint64_t takeCount() {
    std::uint64_t count = 0;
    take(count);
    return count > rest_.size() ? (refuse(), 0) : count; // each element takes a byte at least
  }
  void take(std::string& text) { text = next(takeCount()); }
  void take(std::filesystem::path& path) { path = std::string(next(takeCount())); }
  template <typename T, std::size_t N> void take(std::array<T, N>& values) {
    for (auto& value : values) {
      take(value);
    }
  }
  template <typename T> void take(std::vector<T>& values) {
    values.clear();
    for (auto left = takeCount(); left > 0; --left) {
      take(values.emplace_back());
    }
  }
  template <typename K, typename V> void take(std::map<K, V>& values) {
    values.clear();
    for (auto left = takeCount(); left > 0; --left) {
      K key{};
      take(key);
      take(values[key]);
    }
  }
  template <typename T> void take(std::optional<T>& value) {
    bool there = false;
    take(there);
    value.reset();
    if (there) {
      take(value.emplace());
    }
  }
  template <typename T>
  requires requires(MessageReader& self, T& value) { visitFields(self, value); }
  void take(T& value) { visitFields(*this, value); }

  std::string_view rest_;
};

} // namespace stratoscope::imaging
