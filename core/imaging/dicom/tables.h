#pragma once

#include "core/imaging/series.h"

#include <algorithm>
#include <filesystem>
#include <optional>

class DcmItem;

namespace stratoscope::imaging {

/// A look-up table: the entry of a stored value s is entries[s - first], held at both ends.
struct ValueTable {
  int first = 0;
  std::vector<float> entries;
  std::string unit; ///< Modality LUT Type: "HU", "OD" ...; empty where not specified
  int bits = 16;    ///< of an entry

  [[nodiscard]] float at(double stored) const {
    const double place = stored - first;
    const auto last = static_cast<double>(entries.size() - 1);
    return place > 0 ? entries[static_cast<std::size_t>(std::min(place, last))] : entries.front();
  }
};

/// Red, green and blue of a PALETTE COLOR image; segmented palettes are written out. PS3.3, section C.7.9.
using Palette = std::array<ValueTable, 3>;

/// What tables a file holds. All throw Error::Unreadable for one that is damaged.
[[nodiscard]] Palette readPalette(const std::filesystem::path& path);
/// From stored values to those of the modality. PS3.3, section C.11.1.
[[nodiscard]] ValueTable readModalityTable(const std::filesystem::path& path);
/// The VOI LUTs on top of the data set, from values of the modality to grey. PS3.3, section C.11.2.
[[nodiscard]] std::vector<VoiOption> readVoiTables(const std::filesystem::path& path);
/// Those of one item; what is damaged is left out. @param isSigned how the first value mapped is meant.
[[nodiscard]] std::vector<VoiOption> voiTables(DcmItem& item, bool isSigned, const std::string& characterSet);

} // namespace stratoscope::imaging
