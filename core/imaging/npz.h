#pragma once

#include "core/imaging/series.h"

namespace stratoscope::imaging {

/// Looks at an NPZ of MedMNIST's form: arrays SPLIT_images [n, height, width] or [n, height, width, 3] of uint8 and
/// SPLIT_labels [n] or [n, labels] of integers (which may be missing), SPLIT one of train, val, test. Reads headers
/// alone. @return the number of images.
/// Throws Error::Unreadable or Error::Unsupported.
[[nodiscard]] int countNpzImages(const std::filesystem::path& path);
/// All images as slices, in the order train, val, test; "split" and "label" as columns. Throws as above.
[[nodiscard]] Volume readNpz(const std::filesystem::path& path);

} // namespace stratoscope::imaging
