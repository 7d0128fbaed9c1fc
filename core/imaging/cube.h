#pragma once

#include "core/imaging/recipe.h"

namespace stratoscope::imaging {

/// Whether a decoded series can become a 3-D item: several slices of one body, not pictures for themselves.
[[nodiscard]] bool isWhole(const Series& series, const Volume& volume);

/// A whole volume as one item [channels, size, size, size], its longest side in millimetres filling the cube and the
/// rest in the middle on 0. Laid out as the patient lies, however the file stores it: depth runs from the feet to the
/// head, rows from front to back, columns from the patient's right to the left; along the volume's own axes where it
/// has no geometry. A volume of `size` voxels a side comes out as it is. Of the recipe, size, channels and window
/// count.
/// Throws Error::Unsupported for what is no volume, and as checkRecipe.
[[nodiscard]] ItemTensor makeCube(const Series& series, const Volume& volume, const Recipe& recipe);

/// The cube's middle planes alone, [channels, size, size] each, as large as one likes at little cost: across depth,
/// then across the rows and across the columns, these two with the head on top. Throws as makeCube.
[[nodiscard]] std::vector<ItemTensor> makeCubePlanes(const Series& series, const Volume& volume, const Recipe& recipe);

} // namespace stratoscope::imaging
