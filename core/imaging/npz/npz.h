#pragma once

#include "core/imaging/series.h"

namespace stratoscope::imaging {

/// The series of an NPZ of MedMNIST's form: arrays SPLIT_images of numbers, [n, height, width], [n, height, width, 3]
/// or, for volumes, [n, depth, height, width] and [n, depth, height, width, 3]; SPLIT_labels [n] or [n, labels] of
/// integers (which may be missing); SPLIT one of train, val, test, in this order.
/// Pictures come as one series, or as several of up to some thousands where there are many, so that nobody has to read
/// all to see one; volumes as one series each, with the columns "split" and "label". Reads headers and labels alone.
/// @param whole names the file and its kind. Throws Error::Unreadable or Error::Unsupported.
[[nodiscard]] std::vector<Series> npzSeries(const Series& whole);

/// The pictures of a series as slices, with "split" and "label" as their columns, or its one volume. Throws as above.
[[nodiscard]] Volume readNpz(const Series& series);

/// Whether the slices of a series are images for themselves, and not planes of one body.
[[nodiscard]] bool holdsPictures(const Series& series);

} // namespace stratoscope::imaging
