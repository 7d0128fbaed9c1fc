#pragma once

#include "core/imaging/dicom/header.h"
#include "core/imaging/dicom/split.h"
#include "core/imaging/index.h"

namespace stratoscope::imaging {

/// Groups files into series that each become one volume: one Series Instance UID, patient, size, orientation and pixel
/// spacing; what lies at one place more than once is parted further (dicom_split.h), and the columns say by what.
/// Slices are sorted by their position along the normal; where positions are missing, Instance Number decides. Copies
/// of an instance have been dropped before (dicom_copies.h). Projections (CR, DX, MG, US ...), multi-frame files and
/// mosaics are series of their own, one for each volume that they hold; behind the uid of the second and later ones
/// stands their number ("1.2.3#2"). What cannot be shown as it was taken is warned of, with the files' names: gaps,
/// varying steps, a tilted gantry (readDicomVolume resamples these: the column "resampled" says so), slices left out,
/// missing positions.
[[nodiscard]] std::vector<Series> groupDicom(std::vector<DicomHeader> headers, std::vector<FileWarning>& warnings);

/// The plane of a file of one plain frame. @param file its number within its series.
[[nodiscard]] DicomPlane planeOf(const DicomHeader& header, std::size_t file);

} // namespace stratoscope::imaging
