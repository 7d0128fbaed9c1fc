#pragma once

#include "core/imaging/series.h"

namespace stratoscope::imaging {

/// One plane of a volume as it is shown: rows from the top.
struct Slice {
  int width = 0;
  int height = 0;
  int channels = 1;
  std::vector<float> values;           ///< channel fastest, then column, row
  std::array<double, 2> spacing{1, 1}; ///< between columns, between rows, mm
};

/// Whether the axes of a plane are turned round to show it as radiologists do: the patient's left on the right, the
/// back below, the head on top. Without geometry nothing is turned.
struct SliceFlips {
  bool horizontal = false;
  bool vertical = false;
};

/// The volume's axes (0 i, 1 j, 2 k) that run to the right and down in a plane across `axis` ('i', 'j' or 'k'), before
/// any flip: across k they are i and j, across j they are i and k, across i they are j and k.
[[nodiscard]] std::array<int, 2> planeAxes(char axis);
[[nodiscard]] SliceFlips sliceFlips(const Geometry& geometry, char axis);

/// The plane number `index` across `axis`, flipped as sliceFlips says.
/// Throws Error::InvalidArgument for an index out of range.
[[nodiscard]] Slice sliceOf(const Volume& volume, char axis, int index);

/// The volume's axis (0 i, 1 j, 2 k) that follows one of the patient's axes, and whether it runs the other way.
struct AxisCourse {
  int axis = 0;
  bool reversed = false;
};

/// For the patient's axes to the left, to the back and to the head, the volume's axis that is nearest to each, the
/// clearest first; i, j and k where there is no geometry.
[[nodiscard]] std::array<AxisCourse, 3> patientOrder(const Geometry& geometry);

/// A plane of the patient, whatever axes it follows in the file: across the axis to the head (`across` 2), columns run
/// to the left and rows to the back; across that to the back (1) and that to the left (0) the head is on top.
/// @param order as patientOrder gives it; @param index from the patient's right, front or feet.
/// Throws Error::InvalidArgument for an index out of range.
[[nodiscard]] Slice patientPlane(const Volume& volume, const std::array<AxisCourse, 3>& order, std::size_t across,
                                 int index);

enum class Projection { Maximum, Mean };
/// All planes across `axis` seen through each other: the largest value or the mean of each line, flipped as a plane.
[[nodiscard]] Slice projectionOf(const Volume& volume, char axis, Projection projection);

} // namespace stratoscope::imaging
