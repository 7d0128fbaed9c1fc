#pragma once

#include "core/base/image.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>

namespace stratoscope::workflow {

/// First half of a SHA-256.
using ThumbnailKey = std::array<std::uint8_t, 16>;

/// Small pictures in one file, each a record of key, checksums and deflated pixels, appended in one write. A killed
/// process leaves at most a torn last record, which the next opening takes off; a damaged record is passed over, at the
/// opening or when it is read, and counts as not there. Where the file cannot be written the pack is empty and keeps
/// nothing. Safe to use from several threads, and from several processes: what another process appends meanwhile is
/// seen at the next opening.
class ThumbnailPack {
public:
  /// @param most bytes; a file that would grow beyond is rewritten with its newest records, half as large.
  ThumbnailPack(std::filesystem::path file, std::uint64_t most);
  ~ThumbnailPack();
  ThumbnailPack(const ThumbnailPack&) = delete;
  ThumbnailPack& operator=(const ThumbnailPack&) = delete;

  [[nodiscard]] std::optional<Picture> read(const ThumbnailKey& key);
  [[nodiscard]] bool contains(const ThumbnailKey& key) const;
  /// A picture of at most 1024 pixels a side. Failures are silent: the picture is made again another time.
  void append(const ThumbnailKey& key, const Picture& picture);

private:
  struct State;
  std::unique_ptr<State> state_;
};

} // namespace stratoscope::workflow
