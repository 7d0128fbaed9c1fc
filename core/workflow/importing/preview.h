#pragma once

#include "core/base/image.h"
#include "core/base/progress.h"
#include "core/cohort/cohort.h"
#include "core/imaging/recipe.h"
#include "core/imaging/window.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

namespace stratoscope::workflow {

/// A series of the sources as its headers describe it.
struct FoundSeries {
  imaging::Series series;
  std::uint64_t bytes = 0; ///< of all its files on disk
  int known = 0;           ///< of its files, those that the cohort has already

  [[nodiscard]] bool isKnown() const { return known > 0 && known >= static_cast<int>(series.files.size()); }
};

/// What an import of these sources would find.
struct SourcePreview {
  std::vector<FoundSeries> series; ///< in the order of their paths
  std::vector<imaging::SkippedFile> skipped;
  std::vector<imaging::FileWarning> warnings;
};

/// Looks at the sources as an import does, without decoding a pixel.
/// @param cohort that an import would go into; null for a new one.
/// Throws Error::NotFound or InvalidArgument (a source that is not there or empty), Error::Cancelled.
[[nodiscard]] SourcePreview lookAtSources(const std::vector<std::filesystem::path>& sources, Progress& progress,
                                          const std::stop_token& stop, const cohort::Cohort* cohort = nullptr);

/// How many items the recipe makes of a series, by its headers alone; none of pictures where whole volumes are taken.
[[nodiscard]] int expectedItems(const imaging::Series& series, const imaging::Recipe& recipe);
/// Those of them that an import would add: of the files that the cohort does not have yet.
[[nodiscard]] int newItems(const FoundSeries& found, const imaging::Recipe& recipe);

/// Items of one series as an import would make them.
struct ItemPreview {
  std::vector<Picture> pictures; ///< some of them, evenly spread over the series; of a 3-D item its middle planes
  std::vector<int> slices;       ///< of each picture, along its axis; of a 3-D item the first alone
  std::vector<char> axes;
  int items = 0;                              ///< that the recipe makes of the series
  int depth = 1;                              ///< slices of each item; 1 for pictures
  int bits = 8;                               ///< of each pixel
  std::array<int, 3> size{0, 0, 0};           ///< of the source: columns, rows, slices
  std::array<double, 3> spacing{0, 0, 0};     ///< mm; 0 where the source has none
  imaging::GreyRange range;                   ///< that becomes black to white
  std::string unit;                           ///< of the range
  std::vector<imaging::FileWarning> warnings; ///< what the reader had to assume
};

/// One series, decoded once, to try recipes on. For one thread at a time.
class SeriesPreview {
public:
  /// Throws what decoding throws: Error::Unreadable, Error::Unsupported, Error::OutOfMemory.
  static SeriesPreview open(const imaging::Series& series);

  /// @param most pictures. Throws Error::InvalidArgument for a recipe out of range.
  [[nodiscard]] ItemPreview items(const imaging::Recipe& asked, std::size_t most) const;

private:
  SeriesPreview(imaging::Series series, imaging::Volume volume);

  imaging::Series series_;
  imaging::Volume volume_;
};

/// What a table of metadata would bring to the items of these sources.
struct TablePreview {
  std::vector<std::string> columns; ///< that would be joined
  std::string key;                  ///< the column that says which items a row belongs to
  int rows = 0;
  int matched = 0;                    ///< rows that belong to at least one series found
  std::vector<std::string> unmatched; ///< keys that no file found has
  std::vector<std::string> ambiguous; ///< paths and names that mean files in several places
  std::vector<Text> warnings;         ///< of the table
};

/// Matches as joinMetadata will. Throws as readCsv and matchRows do.
[[nodiscard]] TablePreview previewTable(const std::filesystem::path& path, const SourcePreview& sources);

} // namespace stratoscope::workflow
