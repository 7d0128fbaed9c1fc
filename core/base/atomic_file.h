#pragma once

#include <filesystem>
#include <span>
#include <string_view>

namespace stratoscope {

/// Replaces `path` by `bytes` so that a crash leaves either the old file or the new one: temporary file beside it,
/// fsync, rename, fsync of the folder. Throws Error::WriteFailed (disk full named as such).
void writeFileAtomically(const std::filesystem::path& path, std::span<const std::byte> bytes);
void writeFileAtomically(const std::filesystem::path& path, std::string_view text);
/// Flushes `temporary` and gives it the name `path`. Throws Error::WriteFailed.
void commitFile(const std::filesystem::path& temporary, const std::filesystem::path& path);
/// The whole file. Throws Error::NotFound or Error::Unreadable.
[[nodiscard]] std::string readFile(const std::filesystem::path& path);

} // namespace stratoscope
