#pragma once

#include "core/base/progress.h"
#include "core/imaging/series.h"

#include <map>
#include <span>
#include <stop_token>

namespace stratoscope::imaging {

struct Index {
  std::vector<Series> series; ///< in the order of their paths
  std::vector<Series> copies; ///< of the DICOM files left out because their images come before them
  std::vector<SkippedFile> skipped;
  std::vector<FileWarning> warnings;
  std::map<std::filesystem::path, std::string> instances; ///< SOP Instance UIDs of the DICOM files of all series
  std::map<std::filesystem::path, std::filesystem::path> archives; ///< by the folders they were unpacked to
};

/// A path as a person knows it: ARCHIVE/ENTRY for what was unpacked.
[[nodiscard]] std::filesystem::path shownPath(const Index& index, const std::filesystem::path& path);

/// Looks at files and folders (followed to the bottom) without decoding a pixel: DICOM by its content, with DCMTK up to
/// the pixel data; NIfTI by its header; pictures and NPZ by their signature. ZIP archives are unpacked (archive.h) and
/// looked at as folders. A file that is none of these or is damaged is listed with its reason and stops nothing. A
/// sub-folder's name becomes the column "folder" of a picture. Copies of a DICOM image, known by their SOP Instance
/// UIDs, are not among the series; a warning names the one kept, wherever it lies.
/// @param archives where archives are unpacked to, so that their series can be read later; empty for a temporary
///                 folder that goes with the process.
/// Throws Error::NotFound for a source that does not exist, Error::InvalidArgument when there is nothing in a source
/// at all, Error::Cancelled.
[[nodiscard]] Index indexSources(std::span<const std::filesystem::path> sources, Progress& progress,
                                 const std::stop_token& stop, const std::filesystem::path& archives = {});

} // namespace stratoscope::imaging
