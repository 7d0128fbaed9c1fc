#include "core/workflow/thumbnails/thumbnail_record.h"

#include "core/base/sha256.h"

#include <QByteArray>

#include <algorithm>
#include <cstring>

namespace stratoscope::workflow {
namespace {

constexpr int largestSide = 1024;
constexpr std::size_t measureBytes = 5; ///< width, height (2 each), channels
constexpr std::size_t largestBody = measureBytes + 4 + std::size_t{2} * 3 * largestSide * largestSide;
/// Where things lie in a head.
constexpr std::size_t lengthAt = 4;
constexpr std::size_t keyAt = 8;
constexpr std::size_t bodyCheckAt = 24;
constexpr std::size_t headCheckAt = 32;
constexpr int fast = 1; ///< deflate's level

using Check = std::array<std::uint8_t, 8>;

int hexValue(char digit) { return digit <= '9' ? digit - '0' : digit - 'a' + 10; }

Check checkOf(std::span<const char> bytes) {
  const auto hash = sha256(std::as_bytes(bytes));
  Check check{};
  for (std::size_t i = 0; i < check.size(); ++i) {
    check[i] = static_cast<std::uint8_t>(16 * hexValue(hash[2 * i]) + hexValue(hash[2 * i + 1]));
  }
  return check;
}

void put(std::string& bytes, std::size_t number, int count) {
  for (int i = 0; i < count; ++i) {
    bytes += static_cast<char>(number >> (8 * i) & 0xff);
  }
}

std::size_t get(std::span<const char> bytes, std::size_t at, std::size_t count) {
  std::size_t number = 0;
  for (std::size_t i = count; i > 0; --i) {
    number = number << 8 | static_cast<unsigned char>(bytes[at + i - 1]);
  }
  return number;
}

template <std::size_t Size> void put(std::string& bytes, const std::array<std::uint8_t, Size>& values) {
  std::ranges::transform(values, std::back_inserter(bytes),
                         [](std::uint8_t value) { return static_cast<char>(value); });
}

template <std::size_t Size> std::array<std::uint8_t, Size> getBytes(std::span<const char> bytes, std::size_t at) {
  std::array<std::uint8_t, Size> values{};
  std::memcpy(values.data(), bytes.data() + at, Size);
  return values;
}

bool isFit(const Picture& picture) {
  const auto side = [](int length) { return length > 0 && length <= largestSide; };
  const auto pixels = static_cast<std::size_t>(std::max(0, picture.width)) *
                      static_cast<std::size_t>(std::max(0, picture.height)) *
                      static_cast<std::size_t>(std::max(0, picture.channels));
  return side(picture.width) && side(picture.height) && (picture.channels == 1 || picture.channels == 3) &&
         picture.pixels.size() == pixels;
}

std::string bodyOf(const Picture& picture) {
  std::string body;
  put(body, static_cast<std::size_t>(picture.width), 2);
  put(body, static_cast<std::size_t>(picture.height), 2);
  put(body, static_cast<std::size_t>(picture.channels), 1);
  const auto deflated = qCompress(picture.pixels.data(), static_cast<qsizetype>(picture.pixels.size()), fast);
  return body.append(deflated.constData(), static_cast<std::size_t>(deflated.size()));
}

} // namespace

std::optional<std::string> recordOf(const ThumbnailKey& key, const Picture& picture) {
  if (!isFit(picture)) {
    return std::nullopt;
  }
  const auto body = bodyOf(picture);
  std::string record(ThumbnailRecord::mark);
  put(record, body.size(), 4);
  put(record, key);
  put(record, checkOf(body));
  put(record, checkOf(record));
  record.resize(ThumbnailRecord::headBytes);
  return record + body;
}

std::optional<ThumbnailRecord> headOf(std::span<const char> bytes) {
  if (bytes.size() < ThumbnailRecord::headBytes ||
      !std::ranges::equal(bytes.first(ThumbnailRecord::mark.size()), ThumbnailRecord::mark) ||
      checkOf(bytes.first(headCheckAt)) != getBytes<8>(bytes, headCheckAt)) {
    return std::nullopt;
  }
  ThumbnailRecord record{getBytes<16>(bytes, keyAt), get(bytes, lengthAt, 4), getBytes<8>(bytes, bodyCheckAt)};
  return record.bodyBytes <= largestBody ? std::optional(record) : std::nullopt;
}

std::optional<Picture> pictureOfBody(const ThumbnailRecord& record, std::span<const char> body) {
  if (body.size() != record.bodyBytes || body.size() < measureBytes + 4 || checkOf(body) != record.bodyCheck) {
    return std::nullopt;
  }
  Picture picture{
      static_cast<int>(get(body, 0, 2)), static_cast<int>(get(body, 2, 2)), static_cast<int>(get(body, 4, 1)), {}};
  const auto deflated = body.subspan(measureBytes);
  // qCompress writes the length first, big-endian: nothing is inflated, or allocated, beyond what the measures need.
  const auto inflated =
      get(deflated, 0, 1) << 24 | get(deflated, 1, 1) << 16 | get(deflated, 2, 1) << 8 | get(deflated, 3, 1);
  const auto needed = static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height) *
                      static_cast<std::size_t>(picture.channels);
  if (picture.width > largestSide || picture.height > largestSide || picture.channels > 3 || inflated != needed) {
    return std::nullopt;
  }
  const auto pixels =
      qUncompress(reinterpret_cast<const uchar*>(deflated.data()), static_cast<qsizetype>(deflated.size()));
  picture.pixels.assign(pixels.begin(), pixels.end());
  return isFit(picture) ? std::optional(std::move(picture)) : std::nullopt;
}

} // namespace stratoscope::workflow
