#pragma once

#include "core/imaging/recipe.h"

#include <CLI/CLI.hpp>

#include <string>
#include <vector>

namespace stratoscope::cli {

[[nodiscard]] CLI::Validator deviceCheck();
/// middle, every:N, all, orthogonal, mip, mean (with an axis: mip:j) or volume.
[[nodiscard]] CLI::Validator slicesCheck();
/// auto, preset, a CT window by name, percentiles, or centre and width as C,W.
[[nodiscard]] CLI::Validator windowCheck();
/// 8, 16 or auto.
[[nodiscard]] CLI::Validator bitsCheck();
/// 16 to 1024 in steps of 16, or a cube's 16 to 256 in steps of 4; which of the two is the recipe's matter.
[[nodiscard]] CLI::Validator sizeCheck();
/// auto or a number from 1.
[[nodiscard]] CLI::Validator clusterCountCheck();
[[nodiscard]] CLI::Validator clusterNumberCheck(); ///< of one cluster, counted from 1
/// A file name that ends in .nii.gz, .nii or .nrrd.
[[nodiscard]] CLI::Validator volumeFileCheck();

/// Into the recipe, words that the checks have let through. Between pictures and whole volumes the size becomes the
/// other's usual one.
void setSlices(imaging::Recipe& recipe, const std::string& word);
void setWindow(imaging::Recipe& recipe, const std::string& word);

/// A whole number from 0, or -1 where the text is none.
[[nodiscard]] int wholeNumber(const std::string& text);

/// Throws NotInThisVersion where `word` is none of those that this version does.
void requireNow(const std::string& word, const std::vector<std::string>& now, const std::string& what);

} // namespace stratoscope::cli
