#pragma once

#include "core/workflow/thumbnails/thumbnail_pack.h"

#include <span>
#include <string>

namespace stratoscope::workflow {

/// One record of a thumbnail pack: a head of 48 bytes (mark, length of the body, key, checksum of the body, checksum of
/// the head) and the body (width, height, channels and deflated pixels). Numbers are little-endian.
struct ThumbnailRecord {
  static constexpr std::size_t headBytes = 48;
  static constexpr std::string_view mark = "STH1";

  ThumbnailKey key{};
  std::size_t bodyBytes = 0;
  std::array<std::uint8_t, 8> bodyCheck{};
};

/// Head and body. @return nothing for a picture without pixels or beyond 1024 a side.
[[nodiscard]] std::optional<std::string> recordOf(const ThumbnailKey& key, const Picture& picture);
/// The head at the start of the bytes, if it is whole and its checksum is right.
[[nodiscard]] std::optional<ThumbnailRecord> headOf(std::span<const char> bytes);
/// The picture of a body, if it agrees with its head.
[[nodiscard]] std::optional<Picture> pictureOfBody(const ThumbnailRecord& record, std::span<const char> body);

} // namespace stratoscope::workflow
