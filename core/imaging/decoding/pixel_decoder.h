#pragma once

#include "core/base/stored_image.h"
#include "core/imaging/series.h"

#include <memory>

namespace stratoscope::imaging {

struct StoredValues;

/// The one place where pixel data of files from outside is decoded. A decoder keeps nothing from one series to the
/// next: one may be used from several threads at once.
class PixelDecoder {
public:
  virtual ~PixelDecoder() = default;
  /// The series as a volume; an NPZ gives its images as slices (size 28 x 28 x n).
  /// Throws Error::Unreadable or Error::Unsupported, naming the file.
  [[nodiscard]] virtual Volume decode(const Series& series) = 0;
  /// The values as they lie in the files of a DICOM series (inspect.h). Throws as decode.
  [[nodiscard]] virtual StoredValues storedValues(const Series& series) = 0;
  /// The pixels of a DICOM file (path and transferSyntax of the series), decompressed and not yet given a meaning.
  /// Throws as decode.
  [[nodiscard]] virtual StoredImage storedImage(const Series& series) = 0;
};

/// Decodes in processes of their own, which all decoders made here share (process_decoder.h): what GDCM, libtiff or
/// niftilib does with a forged file ends one of those, and the series is refused.
/// Throws Error::NotFound where the program of these processes is missing.
[[nodiscard]] std::unique_ptr<PixelDecoder> makeDecoder();

/// Decodes in this process, through GDCM (DICOM), ITK (NRRD, MetaImage, JPEG, BMP), libpng, libtiff, libzip (NPZ) and
/// our own reader of NIfTI: what a decoder process does itself, and for tests that compare.
[[nodiscard]] std::unique_ptr<PixelDecoder> makeDirectDecoder();

} // namespace stratoscope::imaging
