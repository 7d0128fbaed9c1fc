#pragma once

#include "core/imaging/file_window.h"
#include "core/imaging/series.h"

#include <stop_token>

namespace stratoscope::imaging {

/// True for a ZIP file by its first bytes (an NPZ is one, too).
[[nodiscard]] bool startsLikeZip(FileWindow& file);

struct UnpackedArchive {
  std::filesystem::path folder;     ///< where its entries lie, below the folder they lie in within the archive
  std::vector<SkippedFile> skipped; ///< entries left out, as ARCHIVE/ENTRY, with the reason
};

/// Unpacks the entries that look like images to PLACE/HASH, where HASH is of the archive's content; what lies there
/// already from an earlier time is taken as it is. An entry that is encrypted, damaged, a link or an archive itself, or
/// whose name would lead out of the folder is left out and listed; other files (a README) are passed over in silence.
/// Throws Error::Unreadable for what is no whole ZIP file, or unpacks to more than anybody would believe (100 times
/// its length, and above 256 MB: a ZIP bomb); Error::WriteFailed; Error::Cancelled. Then nothing is left behind.
[[nodiscard]] UnpackedArchive unpackArchive(const std::filesystem::path& archive, const std::filesystem::path& place,
                                            const std::stop_token& stop);

/// A folder for archives that nobody keeps (a look at what is in them): private to this process and removed at its
/// end.
[[nodiscard]] std::filesystem::path temporaryArchives();

} // namespace stratoscope::imaging
