#pragma once

#include "core/imaging/source_files.h"

#include <set>

namespace stratoscope::imaging {

/// True for a file called DICOMDIR, the one name that PS3.10, section 8.6 allows, in any case.
[[nodiscard]] bool isDicomDirectory(const std::filesystem::path& path);

/// The files that a DICOMDIR names. Media were often copied with names in lower case or with an extension put behind
/// them: those count as the same.
class DicomDirectory {
public:
  /// Throws Error::Unreadable for a file that is no DICOMDIR.
  explicit DicomDirectory(const std::filesystem::path& path);

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  [[nodiscard]] const std::vector<std::filesystem::path>& references() const { return references_; }
  [[nodiscard]] bool names(const std::filesystem::path& file) const;

private:
  std::filesystem::path path_;
  std::vector<std::filesystem::path> references_; ///< in the folder of the DICOMDIR
  std::set<std::string> keys_;
};

/// What the directory names and is not among the files.
[[nodiscard]] std::vector<SkippedFile> missingOf(const DicomDirectory& directory, const std::vector<FoundFile>& files);

} // namespace stratoscope::imaging
