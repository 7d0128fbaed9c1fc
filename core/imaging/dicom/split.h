#pragma once

#include "core/imaging/dicom/plane.h"

#include <vector>

namespace stratoscope::imaging {

/// Planes that make one volume: of one orientation and pixel spacing, in ascending order along the normal, no two of
/// them at one place; or, where places are not known, in the order of their numbers.
struct PlaneStack {
  std::vector<DicomPlane> planes;
  std::map<std::string, std::string> columns; ///< what sets it apart from the other stacks of its series
  std::vector<DicomPlane> leftOut; ///< planes at places that are taken already, and belong to no other volume
};

/// Parts the planes of a series of equal size into its volumes. Planes at one place are told apart by what they say of
/// themselves (image type, echo, b-value, time point, trigger time, acquisition ...), in this order, as long as that
/// makes no more volumes than there are planes at the fullest place; where nothing tells them apart, by their numbers
/// ("volume"), or, where only a few places hold more than one, the first is taken.
/// Even stacks that lie within each other at other places are parted by the same words.
/// The result depends on the planes alone, so that decoding finds the volumes that the index found.
[[nodiscard]] std::vector<PlaneStack> splitVolumes(std::vector<DicomPlane> planes);

} // namespace stratoscope::imaging
