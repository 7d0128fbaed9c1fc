#pragma once

#include "core/imaging/series.h"

namespace stratoscope::imaging {

/// What a file other than DICOM holds, by its headers alone: one series, or one for each volume of a 4-D NIfTI or NRRD
/// or a 3-D NPZ (see npzSeries). Those bear the column "volume" (from 1) and a uid of the file's name and that number
/// ("bold.nii.gz#3"), by which partOf finds the volume again.
/// Throws Error::Unreadable or Error::Unsupported.
[[nodiscard]] std::vector<Series> seriesOfFile(SourceKind kind, const std::filesystem::path& path);

/// Series::part from a series' uid; 0 where that names none. A DICOM file's volumes after the first bear their number
/// behind the Series Instance UID in the same way.
[[nodiscard]] int partOf(const std::string& uid);

} // namespace stratoscope::imaging
