#pragma once

#include "core/imaging/file_window.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>

namespace stratoscope::imaging {

/// Some elements of a DICOM file as they are encoded in it, without the others being built, and where its pixels are.
struct DicomElements {
  std::string bytes;          ///< one element behind the other
  std::string transferSyntax; ///< UID
  bool implicit = false;      ///< encoded without value representations
  bool hasPixels = false;
  bool encapsulated = false;
  std::int64_t pixelLength = 0; ///< bytes of the pixel data where they are not encapsulated
};

constexpr std::size_t longestElement = 1024; ///< longer values are left out: none that is filtered by is

/// Walks over the elements up to the pixel data and copies those whose tags (group * 65536 + element) are in `wanted`,
/// which is sorted. Nothing for a file that is not of the two plain little-endian encodings, is cut off, contradicts
/// itself, has functional groups (their elements are nested) or pixels of real numbers: such a file takes DCMTK's whole
/// reading, which also says what is wrong with it. Throws Error::Unreadable when reading fails. Source: PS3.5,
/// sections 7.1 and 7.5; PS3.10, section 7.1.
[[nodiscard]] std::optional<DicomElements> pickElements(FileWindow& file, std::span<const std::uint32_t> wanted);

} // namespace stratoscope::imaging
