#pragma once

#include "core/cohort/cohort.h"
#include "core/cohort/items.h"
#include "core/imaging/decoding/pixel_decoder.h"
#include "core/imaging/recipe.h"
#include "core/workflow/thumbnails/thumbnail_pack.h"

#include <map>
#include <string>
#include <vector>

namespace stratoscope::workflow {

/// What a series' files are now: path, size and time of each, or what the import found where one is gone.
[[nodiscard]] std::string fingerprintOf(const std::vector<cohort::SourceFile>& files);
/// Key of an item's thumbnail.
[[nodiscard]] ThumbnailKey thumbnailKey(const std::string& fingerprint, const cohort::Item& item,
                                        const imaging::Recipe& recipe);

/// Decodes the series and shows these items of it by the recipe, which has the thumbnail's size; colour where the
/// source has it; of whole volumes their middle slice, or three planes where there is room. Items that an earlier
/// recipe made are found too.
/// @return pictures by item row; those not found are left out. Throws what decoding throws.
[[nodiscard]] std::map<int, Picture> showItems(imaging::PixelDecoder& decoder, const imaging::Series& series,
                                               const std::vector<cohort::Item>& items, imaging::Recipe recipe);

/// How many planes of a 3-D item a thumbnail has room for.
[[nodiscard]] std::size_t planesOf(int size);
/// The planes of a 3-D item in a picture of at most `size` pixels a side: one alone, or three in the quarters of it,
/// the last of which stays black.
[[nodiscard]] Picture arranged(const std::vector<Picture>& planes, int size);

/// A picture of at most `size` pixels a side: areas are averaged where it has more.
[[nodiscard]] Picture reduced(const Picture& picture, int size);

} // namespace stratoscope::workflow
