#pragma once

#include "core/imaging/dicom/header.h"

class DcmDataset;

namespace stratoscope::imaging {

/// Nothing for a picture that is no mosaic, or does not say how many slices it holds.
[[nodiscard]] std::optional<Mosaic> mosaicOf(DcmDataset& data, const DicomHeader& header);

/// The diffusion weighting that the CSA header names, s/mm2; empty where it names none.
[[nodiscard]] std::string mosaicBValue(DcmDataset& data);

/// Where the tiles lie. Image Position (Patient) is the corner that a picture of the mosaic's size around the first
/// slice's centre would have. Slices follow each other along the CSA header's slice normal.
/// Source: documentation of nibabel, "Siemens mosaic format".
[[nodiscard]] std::vector<DicomPlane> mosaicPlanes(DcmDataset& data, const DicomHeader& header, const Mosaic& mosaic);

} // namespace stratoscope::imaging
