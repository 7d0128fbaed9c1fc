#pragma once

#include "core/base/stored_image.h"
#include "core/imaging/series.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace stratoscope::imaging {

/// How one sample lies in memory.
enum class SampleType { U8, I8, U16, I16, U32, I32, F32, F64 };

[[nodiscard]] std::size_t bytesOf(SampleType type);

/// The decompressed pixels of one DICOM file as they were stored: not rescaled, not inverted, no palette applied.
/// Channels lie beside each other, bits of a segmentation in a byte each, subsampled chroma at every pixel.
struct StoredPixels {
  int columns = 0;
  int rows = 0;
  int frames = 1;
  int samples = 1;
  SampleType type = SampleType::U8;
  int bitsStored = 8;
  int highBit = 7;
  bool native = true;      ///< not compressed: unused bits may hold overlays
  std::string photometric; ///< as the pixels are now: a decoder may have made RGB of YBR
  bool hasModalityTable = false;
  bool hasVoiTable = false;
  std::span<const char> bytes; ///< frames behind each other, in the byte order of this machine

  std::shared_ptr<const void> owner; ///< of the bytes
};

/// Reads a file whose header readDicomHeader has accepted, with GDCM.
/// @param syntax the file's transfer syntax, as the header says it.
/// Throws Error::Unreadable or Error::Unsupported (a transfer syntax that is not decoded here, by its name), naming the
/// file.
[[nodiscard]] StoredPixels readStoredPixels(const std::filesystem::path& path, const std::string& syntax);

/// The same as readStoredPixels of a series of one file, in a form that crosses rooms; two pixels never share their
/// chroma. Throws as readStoredPixels, and Error::Unsupported for real numbers.
[[nodiscard]] StoredImage readStoredImage(const Series& series);

} // namespace stratoscope::imaging
