#pragma once

#include "core/base/image.h"
#include "core/base/progress.h"
#include "core/cohort/cohort.h"

#include <filesystem>
#include <stop_token>

namespace stratoscope::workflow {

/// The newest map as a picture, points coloured by cluster, on white. Throws Error::NotFound when there is no map.
[[nodiscard]] Picture mapPicture(const cohort::Cohort& cohort, int side = 900);
/// A contact sheet of the newest clustering: one line of items for each cluster, from its centre to its edge.
/// Throws Error::NotFound when nothing is clustered.
[[nodiscard]] Picture galleryPicture(const cohort::Cohort& cohort, int perCluster = 16);

} // namespace stratoscope::workflow
