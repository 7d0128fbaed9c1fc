#pragma once

#include "core/imaging/recipe.h"

#include <optional>
#include <string>
#include <string_view>

namespace stratoscope::imaging {

/// The words by which the command line, the window and a run's JSON name what a recipe chooses: middle, every, all,
/// orthogonal, mip, mean, volume; auto, preset, fixed, soft-tissue, lung, bone, brain, mediastinum, percentiles.
[[nodiscard]] std::string wordOf(SliceChoice slices);
[[nodiscard]] std::string wordOf(Windowing windowing);
[[nodiscard]] std::string wordOf(BitDepth bits); ///< 8, 16, auto
[[nodiscard]] std::optional<SliceChoice> slicesNamed(std::string_view word);
[[nodiscard]] std::optional<Windowing> windowingNamed(std::string_view word);
[[nodiscard]] std::optional<BitDepth> bitsNamed(std::string_view word);

/// What a recipe does with a series, for a person, before anything is decoded: which slices, the size, how values
/// become grey ("middle slice", "64 x 64 pixels", "window 40 / 400, by modality"). To be translated one by one and
/// joined.
[[nodiscard]] std::vector<Text> describe(const Recipe& recipe, const Series& series);

} // namespace stratoscope::imaging
