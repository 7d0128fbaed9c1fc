#pragma once

#include "core/imaging/file_window.h"

#include <dcmtk/dcmdata/dctk.h>

#include <cstdint>
#include <memory>
#include <string>

namespace stratoscope::imaging {

/// A DICOM file as DCMTK reads it for the index. Most files are read in part: then `data` holds the elements of
/// headerTags alone, and nothing of sequences. Files of several frames, with functional groups, without a preamble or
/// in a rarer encoding are read whole, but for values longer than 1 KiB.
struct DicomDataset {
  DcmDataset* data = nullptr;
  std::string transferSyntax; ///< UID
  bool whole = false;
  bool hasPixels = false;
  bool encapsulated = false;
  std::int64_t pixelLength = 0; ///< bytes of the pixel data where they are not encapsulated

  std::unique_ptr<DcmDataset> part; ///< what `data` points to, or
  std::unique_ptr<DcmFileFormat> file;
};

/// Throws Error::Unreadable for a file that is not DICOM, or cut off.
[[nodiscard]] DicomDataset readDataset(FileWindow& file);

/// Throws Error::Internal for a tag that is missing from headerTags: of most files such an element is not read. What
/// the index is to know more of a file begins with its tag in that list (in dicom_dataset.cpp).
void requireHeaderTag(const DcmTagKey& tag);

} // namespace stratoscope::imaging
