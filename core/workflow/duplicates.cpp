#include "core/workflow/duplicates.h"

#include "core/analysis/neighbours.h"
#include "core/base/error.h"
#include "core/base/threads.h"
#include "core/cohort/items.h"
#include "core/retrieval/nearest_rows.h"
#include "core/retrieval/rows_view.h"
#include "core/workflow/embedding.h"
#include "core/workflow/item_groups.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <set>

namespace stratoscope::workflow {
namespace {

/// Correlations of item tensors, counted from their bytes: as floats the tensors of a large cohort fill the memory.
class Correlations {
public:
  explicit Correlations(const ImageStack& images)
      : images_(images), pixels_(images.bytesPerItem() / images.bytesPerPixel()), means_(images.count),
        lengths_(images.count) {
    forEachParallel(images.count, [this](std::size_t item) {
      std::uint64_t sum = 0;
      for (std::size_t i = 0; i < pixels_; ++i) {
        sum += valueOf(item, i);
      }
      means_[item] = static_cast<double>(sum) / static_cast<double>(pixels_);
      lengths_[item] = std::sqrt(std::max(centredProduct(item, item), 0.0));
    });
  }

  /// Pearson's; 0 where one of the two is plain.
  [[nodiscard]] double of(std::size_t a, std::size_t b) const {
    const double lengths = lengths_[a] * lengths_[b];
    return lengths > 0 ? centredProduct(a, b) / lengths : 0;
  }
  /// Items less their mean and divided by their length, made when they are asked for, so that products are
  /// correlations.
  [[nodiscard]] retrieval::RowSource rows() const {
    return {images_.count, pixels_, [this](std::size_t begin, std::size_t count, std::vector<float>& room) {
              room.clear();
              for (std::size_t item = begin; item < begin + count; ++item) {
                for (std::size_t i = 0; i < pixels_; ++i) {
                  const double centred = static_cast<double>(valueOf(item, i)) - means_[item];
                  room.push_back(lengths_[item] > 0 ? static_cast<float>(centred / lengths_[item]) : 0.F);
                }
              }
              return std::span<const float>(room);
            }};
  }

private:
  [[nodiscard]] std::uint64_t valueOf(std::size_t item, std::size_t pixel) const {
    const auto bytes = images_.item(item);
    return images_.bytesPerPixel() == 1 ? std::to_integer<std::uint64_t>(bytes[pixel])
                                        : std::to_integer<std::uint64_t>(bytes[2 * pixel]) +
                                              256 * std::to_integer<std::uint64_t>(bytes[2 * pixel + 1]);
  }
  [[nodiscard]] double centredProduct(std::size_t a, std::size_t b) const {
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < pixels_; ++i) {
      sum += valueOf(a, i) * valueOf(b, i);
    }
    return static_cast<double>(sum) - means_[a] * means_[b] * static_cast<double>(pixels_);
  }

  const ImageStack& images_;
  std::size_t pixels_; ///< of an item, channels and slices included
  std::vector<double> means_;
  std::vector<double> lengths_; ///< of the pixels less their mean
};

/// The embedding's rows made 1 long, out of its file.
retrieval::RowSource directionsOf(const retrieval::RowsView& rows) {
  return {rows.rows, rows.columns, [rows](std::size_t begin, std::size_t count, std::vector<float>& room) {
            Matrix part(count, rows.columns);
            std::copy_n(rows.row(begin).data(), part.values.size(), part.values.begin());
            room = analysis::normaliseRows(std::move(part)).values;
            return std::span<const float>(room);
          }};
}

/// Near-duplicates lie close in the embedding, too; without one the pixels themselves are searched.
std::vector<std::vector<retrieval::Hit>> candidatesOf(const cohort::Cohort& cohort, const Correlations& pixels, int k,
                                                      Progress& progress, const std::stop_token& stop) {
  const auto source =
      hasEmbedding(cohort) ? directionsOf(retrieval::openRows(latestEmbeddingFile(cohort).values)) : pixels.rows();
  return retrieval::nearestOthers(source, k, progress, stop);
}

std::map<std::int64_t, std::filesystem::path> pathsOf(const cohort::Cohort& cohort) {
  std::map<std::int64_t, std::filesystem::path> paths;
  for (const auto& series : cohort::series(cohort)) {
    paths[series.id] = series.path;
  }
  return paths;
}

} // namespace

std::vector<DuplicatePair> findDuplicates(const cohort::Cohort& cohort, const DuplicateOptions& options,
                                          Progress& progress, const std::stop_token& stop) {
  if (!(options.correlation > 0) || options.neighbours < 1) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("the least correlation must be above 0"));
  }
  const auto images = cohort.images();
  if (images.count < 2) {
    return {};
  }
  const Correlations pixels(images);
  const auto near = candidatesOf(cohort, pixels, options.neighbours, progress, stop);
  const auto items = cohort::items(cohort);
  const auto paths = pathsOf(cohort);
  const auto patients = itemGroups(cohort, "patient").values;
  std::set<std::pair<std::size_t, std::size_t>> seen;
  std::vector<DuplicatePair> pairs;
  for (std::size_t item = 0; item < images.count; ++item) {
    throwIfStopped(stop);
    for (const auto& neighbour : near[item]) {
      const auto other = static_cast<std::size_t>(neighbour.item);
      const auto pair = std::minmax(item, other);
      const auto &first = items[pair.first], &second = items[pair.second];
      const double correlation = pixels.of(pair.first, pair.second);
      if (first.series == second.series || correlation < options.correlation || !seen.insert(pair).second) {
        continue;
      }
      pairs.push_back({first.row, second.row, std::min(correlation, 1.0),
                       std::ranges::equal(images.item(pair.first), images.item(pair.second)),
                       patients[pair.first] == patients[pair.second], paths.at(first.series), paths.at(second.series)});
    }
    if (item % 256 == 0) {
      progress.report(static_cast<std::int64_t>(item), static_cast<std::int64_t>(images.count),
                      STRATOSCOPE_TEXT("Comparing images"));
    }
  }
  std::ranges::stable_sort(pairs, std::greater<>(), &DuplicatePair::correlation);
  return pairs;
}

} // namespace stratoscope::workflow
