#pragma once

#include "core/imaging/dicom/header.h"

class DcmDataset;

namespace stratoscope::imaging {

/// Fills in what a file of one frame says of itself that can tell the volumes of its series apart, whether it is a
/// mosaic or a scout view, how its window is meant, whether its pixels are real numbers, and the scaling of a dose.
void readParts(DcmDataset& data, DicomHeader& header);

} // namespace stratoscope::imaging
