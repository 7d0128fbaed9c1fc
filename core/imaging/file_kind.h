#pragma once

#include "core/imaging/series.h"

#include <optional>
#include <string_view>

namespace stratoscope::imaging {

class FileWindow;

/// What a file is by its first bytes; its name decides only where the bytes leave it open (DICOM without a preamble).
/// Nothing for a file that is none of the kinds we read.
/// Throws Error::Unreadable for an empty file, or one that cannot be opened.
[[nodiscard]] std::optional<SourceKind> kindOfFile(const std::filesystem::path& path);
/// The same of a file that is open already.
[[nodiscard]] std::optional<SourceKind> kindOfFile(FileWindow& file);

/// The same by the first 132 bytes (or all, where there are fewer) and the path's name.
[[nodiscard]] std::optional<SourceKind> kindOf(std::string_view bytes, const std::filesystem::path& path);

} // namespace stratoscope::imaging
