#pragma once

#include "core/base/image.h"
#include "core/base/matrix.h"
#include "core/cohort/cohort.h"

#include <string>
#include <vector>

namespace stratoscope::workflow {

/// The items that have a value in a column, ascending; none where there is no such column.
[[nodiscard]] std::vector<std::size_t> rowsWith(const cohort::Cohort& cohort, const std::string& column,
                                                const std::string& value);
/// The items that models are fitted on: those of the split "train" where there are any, else all.
[[nodiscard]] std::vector<std::size_t> fittingRows(const cohort::Cohort& cohort);
/// A column's values by row; empty texts where the cohort has no such column.
[[nodiscard]] std::vector<std::string> valuesOrEmpty(const cohort::Cohort& cohort, const std::string& column);

/// The named items of a stack, copied; the stack itself, uncopied, when it is all of them.
[[nodiscard]] ImageStack selectItems(const ImageStack& stack, const std::vector<std::size_t>& rows);
/// A stack as networks take it, the one place where bits are lost: of 8 bits the stack itself, of 16 a copy in which
/// its white becomes 255.
[[nodiscard]] ImageStack eightBits(const ImageStack& stack);
/// The named items as rows of floats in [0, 1], channels x depth x height x width each.
[[nodiscard]] Matrix pixelRows(const ImageStack& stack, const std::vector<std::size_t>& rows);

} // namespace stratoscope::workflow
