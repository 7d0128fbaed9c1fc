#pragma once

#include "core/imaging/series.h"

#include <string>

namespace stratoscope::workflow {

/// What the cohort calls a kind of source: picture, nifti, dicom, npz, nrrd or metaimage.
[[nodiscard]] std::string nameOf(imaging::SourceKind kind);
/// The kind of this name; Picture for a name that is none.
[[nodiscard]] imaging::SourceKind sourceKindNamed(const std::string& name);

} // namespace stratoscope::workflow
