#include "core/workflow/duplicates.h"

#include "core/analysis/neighbours.h"
#include "core/base/error.h"
#include "core/cohort/items.h"
#include "core/workflow/embedding.h"
#include "core/workflow/item_groups.h"
#include "core/workflow/item_rows.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>

namespace stratoscope::workflow {
namespace {

/// Each row less its mean and divided by its length, so that products are correlations. A plain row becomes zeros.
Matrix standardised(Matrix rows) {
  for (std::size_t i = 0; i < rows.rows; ++i) {
    auto row = rows.row(i);
    const float mean = std::accumulate(row.begin(), row.end(), 0.F) / static_cast<float>(row.size());
    std::ranges::for_each(row, [&](float& value) { value -= mean; });
  }
  return analysis::normaliseRows(std::move(rows));
}

/// Near-duplicates lie close in the embedding, too; without one the pixels themselves are searched.
analysis::Neighbours candidatesOf(const cohort::Cohort& cohort, const Matrix& pixels, std::size_t k) {
  return analysis::nearestOthersByCosine(hasEmbedding(cohort) ? latestEmbedding(cohort).values : pixels, k);
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
  std::vector<std::size_t> all(images.count);
  std::iota(all.begin(), all.end(), std::size_t{0});
  const auto pixels = standardised(pixelRows(images, all));
  const auto k = std::min(static_cast<std::size_t>(options.neighbours), images.count - 1);
  const auto near = candidatesOf(cohort, pixels, k);
  const auto items = cohort::items(cohort);
  const auto paths = pathsOf(cohort);
  const auto patients = itemGroups(cohort, "patient").values;
  std::set<std::pair<std::size_t, std::size_t>> seen;
  std::vector<DuplicatePair> pairs;
  for (std::size_t item = 0; item < images.count; ++item) {
    throwIfStopped(stop);
    for (const auto neighbour : near.indicesOf(item)) {
      const auto other = static_cast<std::size_t>(neighbour);
      const auto pair = std::minmax(item, other);
      const auto &first = items[pair.first], &second = items[pair.second];
      const auto a = pixels.row(pair.first), b = pixels.row(pair.second);
      const double correlation = std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
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
