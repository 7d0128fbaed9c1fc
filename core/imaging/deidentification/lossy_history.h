#pragma once

#include <cstdint>

class DcmDataset;

namespace stratoscope::imaging {

/// Writes down of compressed pixels, before they are decompressed, that something was lost: Lossy Image Compression
/// "01", and where the file names none, the method of its transfer syntax and the ratio of the sizes. Nothing where
/// nothing was lost. What the file says of an earlier compression stays. PS3.3, section C.7.6.1.1.5.
/// @param uncompressed bytes of the pixels when they are decompressed.
void writeLossyHistory(DcmDataset& data, std::uint64_t uncompressed);

} // namespace stratoscope::imaging
