#pragma once

#include "core/imaging/series.h"

#include <array>
#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>

namespace stratoscope::imaging {

/// What a file or a frame offers for showing it; null for nothing. Frames that share their functional groups share it.
using VoiOptions = std::shared_ptr<const std::vector<VoiOption>>;

/// One picture within DICOM files, as far as its place and meaning go: a file of one frame, a frame, a mosaic's tile.
struct DicomPlane {
  std::size_t file = 0;                             ///< which of the files of its series
  std::size_t frame = 0;                            ///< which frame or tile of its file
  std::array<int, 2> size{0, 0};                    ///< columns, rows
  int number = 0;                                   ///< orders planes that lie at one place: Instance Number, frame
  std::optional<std::array<double, 3>> position;    ///< of the centre of the first pixel, LPS, mm
  std::optional<std::array<double, 6>> orientation; ///< row, then column cosines
  std::array<double, 2> pixelSpacing{0, 0};         ///< between rows, between columns, mm; 0 where not given
  std::optional<std::array<double, 2>> rescale;     ///< slope and intercept of this frame; else the file's
  VoiOptions voi;                                   ///< of this frame; else the file's
  std::map<std::string, std::string> parts;         ///< what can tell volumes apart: "echo", "b-value" ...
};

/// How the slices of a volume lie as tiles in one Siemens picture: from the left, then downwards, `across` in a row.
struct Mosaic {
  int tiles = 0; ///< 0 for a picture that is none
  int across = 0;
  int columns = 0; ///< of a tile
  int rows = 0;
};

using Vector = std::array<double, 3>;

/// The direction in which slices are stacked: row x column. PS3.3, section C.7.6.2.1.1.
[[nodiscard]] inline Vector normalOf(const std::array<double, 6>& o) {
  return {o[1] * o[5] - o[2] * o[4], o[2] * o[3] - o[0] * o[5], o[0] * o[4] - o[1] * o[3]};
}

[[nodiscard]] inline double dot(const Vector& a, const Vector& b) { return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]; }

[[nodiscard]] inline bool isPlaced(const DicomPlane& plane) { return plane.position && plane.orientation; }

/// Distance from the origin along its own normal, mm. The plane must be placed.
[[nodiscard]] inline double along(const DicomPlane& plane) {
  return dot(normalOf(*plane.orientation), *plane.position);
}

} // namespace stratoscope::imaging
