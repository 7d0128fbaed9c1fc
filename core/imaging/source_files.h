#pragma once

#include "core/imaging/series.h"

#include <span>
#include <stop_token>

namespace stratoscope::imaging {

/// A file that may hold an image.
struct FoundFile {
  std::filesystem::path path;
  std::string folder; ///< the name of the sub-folder of the source it lies in; empty directly in the source
  bool named = false; ///< given as a source itself, so that passing over it in silence would be wrong
};

struct FoundFiles {
  std::vector<FoundFile> files;     ///< sorted by path, folder by folder; each once
  std::vector<SkippedFile> skipped; ///< what a DICOMDIR names and is not there
};

/// Walks through files and folders, each once, to the bottom. Hidden files, cohorts and what cannot be entered are
/// passed over. A DICOMDIR given as a source stands for the files that it names; one found on the way for nothing but
/// the question whether they are all there.
/// Throws Error::NotFound for a source that does not exist, Error::InvalidArgument for a folder without files,
/// Error::Cancelled.
[[nodiscard]] FoundFiles findFiles(std::span<const std::filesystem::path> sources, const std::stop_token& stop);

} // namespace stratoscope::imaging
