#pragma once

#include "core/imaging/dicom/header.h"

namespace stratoscope::imaging {

/// Fills in the planes of a file that holds several, in the order in which they are stored: frames of an enhanced
/// object with what their functional groups say, frames that a vector of slices or of offsets places (NM, RT Dose),
/// frames one spacing apart, or the tiles of a Siemens mosaic. Frames in time (US, XA ...) have no place. A file of one
/// plain frame is left alone and not read; an enhanced object of one frame takes its scale from its groups.
/// Source: PS3.3, sections C.7.6.16, C.8.4.8, C.8.8.3.2; for mosaics the private CSA header.
/// Throws Error::Unreadable when the file cannot be read any more, Error::Unsupported for more than 100,000 frames.
void readPlanes(DicomHeader& header);

} // namespace stratoscope::imaging
