#pragma once

#include "core/base/stored_image.h"

#include <filesystem>
#include <functional>

class DcmDataset;

namespace stratoscope::imaging {

/// Decompresses the pixels of a DICOM file; it may do so in another process. @param transferSyntax its UID.
/// Throws Error::Unsupported (a transfer syntax that is not decoded) or Error::Unreadable.
using PixelSource = std::function<StoredImage(const std::filesystem::path& file, const std::string& transferSyntax)>;

/// Whether pixels cannot be changed as they lie in the file: they are compressed, or two share their chroma.
[[nodiscard]] bool needUncompressing(DcmDataset& data);

/// Puts decompressed pixels in the place of those that the data set has, with what describes them (samples, bits,
/// planes, photometric interpretation), and drops what described the compressed ones. That a compression lost
/// something is kept or told: Lossy Image Compression, with its method and ratio where the file has none
/// (PS3.3, section C.7.6.1.1.5). JPEG-LS near-lossless and JPEG 2000 may have lost nothing: there the file's own "00"
/// is believed, or a stream that says of itself that it is reversible or has no allowed error.
/// Throws Error::Unreadable where the pixels are not of the size that the header says.
void putUncompressed(DcmDataset& data, const StoredImage& image);

} // namespace stratoscope::imaging
