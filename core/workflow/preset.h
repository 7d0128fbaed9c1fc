#pragma once

#include "core/cohort/cohort.h"
#include "core/learning/model_options.h"

namespace stratoscope::workflow {

/// The augmentation preset that suits most series of the cohort, by their modality: CT, MR, PET and the like are
/// slices; slide microscopy is microscopy; photographs and endoscopy are photographs. Where no modality is known,
/// colour images are photographs and grey ones radiographs, the preset that changes an image's meaning least.
/// Volumes of no known modality are slices.
[[nodiscard]] learning::AugmentationPreset suggestedPreset(const cohort::Cohort& cohort);

} // namespace stratoscope::workflow
