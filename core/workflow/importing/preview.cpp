#include "core/workflow/importing/preview.h"

#include "core/base/error.h"
#include "core/imaging/decoding/pixel_decoder.h"
#include "core/imaging/index.h"
#include "core/imaging/item_grey.h"
#include "core/imaging/npz/npz.h"
#include "core/workflow/importing/selection.h"
#include "core/workflow/metadata/row_matching.h"

#include <algorithm>
#include <memory>
#include <new>
#include <utility>

namespace stratoscope::workflow {
namespace {

namespace fs = std::filesystem;

std::string absoluteText(const fs::path& path) { return fs::absolute(path).lexically_normal().string(); }

std::uint64_t bytesOf(const imaging::Series& series) {
  std::uint64_t bytes = 0;
  for (const auto& file : series.files) {
    std::error_code failed;
    const auto size = fs::file_size(file, failed);
    bytes += failed ? 0 : size;
  }
  return bytes;
}

/// One target for each file: what a table can say of a series and of its slices.
std::vector<JoinTarget> targetsOf(const SourcePreview& sources) {
  std::vector<JoinTarget> targets;
  for (const auto& found : sources.series) {
    const auto& series = found.series;
    JoinTarget target{.patient = series.patient,
                      .study = series.study,
                      .series = series.uid,
                      .sop = {},
                      .path = {},
                      .seriesPath = absoluteText(series.path)};
    for (const auto& file : series.files) {
      target.path = absoluteText(file);
      targets.push_back(target);
    }
  }
  return targets;
}

} // namespace

SourcePreview lookAtSources(const std::vector<fs::path>& sources, Progress& progress, const std::stop_token& stop,
                            const cohort::Cohort* cohort) {
  auto index = imaging::indexSources(sources, progress, stop);
  SourcePreview preview;
  preview.skipped = std::move(index.skipped);
  preview.warnings = std::move(index.warnings);
  preview.series.reserve(index.series.size());
  auto knownFiles = cohort != nullptr ? std::make_unique<cohort::KnownFiles>(*cohort) : nullptr;
  for (auto& series : index.series) {
    throwIfStopped(stop);
    const auto bytes = bytesOf(series);
    const int known = knownFiles ? countKnown(*knownFiles, series, index, cohort->sourcesFolder()) : 0;
    preview.series.push_back({std::move(series), bytes, known});
  }
  return preview;
}

int expectedItems(const imaging::Series& series, const imaging::Recipe& recipe) {
  const int frames = std::max(1, series.frames);
  if (recipe.slices == imaging::SliceChoice::Cube) {
    return frames > 1 && !imaging::holdsPictures(series) ? 1 : 0;
  }
  if (imaging::holdsPictures(series) || recipe.slices == imaging::SliceChoice::All) {
    return frames;
  }
  if (recipe.slices == imaging::SliceChoice::Every) {
    const int every = std::max(1, recipe.every);
    const int first = (std::min(every, frames) - 1) / 2;
    return (frames - 1 - first) / every + 1;
  }
  return recipe.slices == imaging::SliceChoice::Orthogonal && frames > 1 ? 3 : 1;
}

int newItems(const FoundSeries& found, const imaging::Recipe& recipe) {
  if (found.known == 0) {
    return expectedItems(found.series, recipe);
  }
  if (found.isKnown()) {
    return 0;
  }
  auto fresh = found.series;
  const auto files = static_cast<int>(fresh.files.size());
  fresh.frames = fresh.frames * (files - found.known) / files;
  return expectedItems(fresh, recipe);
}

SeriesPreview::SeriesPreview(imaging::Series series, imaging::Volume volume)
    : series_(std::move(series)), volume_(std::move(volume)) {}

SeriesPreview SeriesPreview::open(const imaging::Series& series) {
  try {
    return {series, imaging::makeDecoder()->decode(series)};
  } catch (const std::bad_alloc&) {
    throw Error(ErrorCode::OutOfMemory, STRATOSCOPE_TEXT("there is not enough memory for the image"),
                series.path.string());
  }
}

ItemPreview SeriesPreview::items(const imaging::Recipe& asked, std::size_t most) const {
  auto recipe = asked;
  recipe.bits = imaging::BitDepth::Eight; // enough to look at
  std::vector<imaging::ItemTensor> made;
  imaging::makeItems(series_, volume_, recipe, [&](imaging::ItemTensor&& item) { made.push_back(std::move(item)); });
  ItemPreview preview;
  preview.items = static_cast<int>(made.size());
  preview.size = volume_.size;
  const bool physical = series_.kind != imaging::SourceKind::Picture && series_.kind != imaging::SourceKind::Npz;
  preview.spacing = physical ? volume_.geometry.spacing : std::array<double, 3>{0, 0, 0};
  preview.range = imaging::ItemGrey(series_, volume_, asked).range();
  preview.unit = volume_.unit;
  preview.warnings = volume_.warnings;
  preview.depth = recipe.depth();
  preview.bits = imaging::itemBits(series_, volume_, asked);
  const auto shown = std::min(most, made.size());
  for (std::size_t i = 0; i < shown; ++i) {
    // The middle of each of so many parts of the series.
    auto& item = made[(2 * i + 1) * made.size() / (2 * shown)];
    const auto stack = makeStack(std::move(item.pixels), recipe.channels, recipe.size, recipe.size, preview.depth);
    auto planes = middlePlanes(stack, 0);
    planes.resize(std::min(planes.size(), most));
    std::ranges::move(planes, std::back_inserter(preview.pictures));
    preview.slices.push_back(item.slice);
    preview.axes.push_back(item.axis);
  }
  return preview;
}

TablePreview previewTable(const fs::path& path, const SourcePreview& sources) {
  const auto table = readCsv(path);
  const auto matches = matchRows(targetsOf(sources), table);
  TablePreview preview;
  preview.key = table.header[matches.column];
  preview.rows = static_cast<int>(table.rows.size());
  for (std::size_t column = 0; column < table.header.size(); ++column) {
    if (column != matches.column) {
      preview.columns.push_back(table.header[column]);
    }
  }
  preview.matched = static_cast<int>(
      std::ranges::count_if(matches.items, [](const std::vector<int>& items) { return !items.empty(); }));
  const auto keysOf = [&](const std::vector<std::size_t>& rows) {
    std::vector<std::string> keys;
    std::ranges::transform(rows, std::back_inserter(keys),
                           [&](std::size_t row) { return table.rows[row][matches.column]; });
    return keys;
  };
  preview.unmatched = keysOf(matches.unmatched);
  preview.ambiguous = keysOf(matches.ambiguous);
  preview.warnings = table.warnings;
  return preview;
}

} // namespace stratoscope::workflow
