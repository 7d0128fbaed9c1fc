#pragma once

#include "core/imaging/nifti/header.h"
#include "core/imaging/series.h"

namespace stratoscope::imaging {

/// Where a NIfTI volume lies: by its sform where it has one, else by its qform, else by the voxel size alone. NIfTI's
/// axes run to the right, the front and the head (RAS), ours to the left, the back and the head (LPS): this is the one
/// place where they are turned. What is missing, damaged or contradicts itself is added to `warnings`.
/// Formulas: nifti1.h, "3D image orientation and location in space".
[[nodiscard]] Geometry niftiGeometry(const NiftiHeader& header, std::vector<Text>& warnings);

} // namespace stratoscope::imaging
