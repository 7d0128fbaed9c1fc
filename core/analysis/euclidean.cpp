#include "core/analysis/euclidean.h"

#include "core/base/error.h"
#include "core/base/progress.h"

#include <algorithm>
#include <cmath>
#include <faiss/IndexFlat.h>
#include <faiss/IndexIVFFlat.h>
#include <memory>
#include <utility>

namespace stratoscope::analysis {
namespace {

constexpr std::size_t exactUpTo = 50000;
constexpr std::size_t queryBlock = 4096; ///< between two looks at the stop token
constexpr std::size_t spare = 8; ///< candidates beyond k: FAISS rounds, and may take a near row for a farther one

void check(const Matrix& database, const Matrix& queries, std::size_t k) {
  const auto finite = [](const Matrix& matrix) {
    return std::ranges::all_of(matrix.values, [](float value) { return std::isfinite(value); });
  };
  if (k == 0 || k > database.rows || database.columns != queries.columns || database.columns == 0) {
    throw Error(ErrorCode::InvalidArgument, {STRATOSCOPE_TEXT("%1 neighbours were asked for among %2 items"),
                                             {std::to_string(k), std::to_string(database.rows)}});
  }
  if (!finite(database) || !finite(queries)) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("the embedding holds values that are not numbers"));
  }
}

/// FAISS sees the rows less their mean: its distances come from products and lose their digits far from the origin.
Matrix centred(const Matrix& rows, const std::vector<float>& mean) {
  Matrix result = rows;
  for (std::size_t i = 0; i < result.rows; ++i) {
    std::ranges::transform(result.row(i), mean, result.row(i).begin(), std::minus<>());
  }
  return result;
}

std::vector<float> meanOf(const Matrix& rows) {
  std::vector<double> sums(rows.columns);
  for (std::size_t i = 0; i < rows.rows; ++i) {
    std::ranges::transform(sums, rows.row(i), sums.begin(), std::plus<>());
  }
  std::vector<float> mean(rows.columns);
  std::ranges::transform(sums, mean.begin(),
                         [&](double sum) { return static_cast<float>(sum / static_cast<double>(rows.rows)); });
  return mean;
}

std::unique_ptr<faiss::Index> makeIndex(const Matrix& database, Search search) {
  const auto dimension = static_cast<std::int64_t>(database.columns);
  const auto rows = static_cast<std::int64_t>(database.rows);
  auto flat = std::make_unique<faiss::IndexFlatL2>(dimension);
  if (search == Search::Exact || database.rows <= exactUpTo) {
    flat->add(rows, database.values.data());
    return flat;
  }
  const auto cells = static_cast<std::size_t>(4 * std::sqrt(static_cast<double>(database.rows)));
  auto index = std::make_unique<faiss::IndexIVFFlat>(flat.get(), dimension, cells);
  index->own_fields = flat.release() != nullptr;
  index->nprobe = cells / 16;
  index->train(rows, database.values.data());
  index->add(rows, database.values.data());
  return index;
}

float distance(std::span<const float> a, std::span<const float> b) {
  float sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    sum += (a[i] - b[i]) * (a[i] - b[i]);
  }
  return std::sqrt(sum);
}

using Candidate = std::pair<float, std::int64_t>;

/// The candidates by their true distances; an inverted file leaves -1 where its cells held too few rows.
std::vector<Candidate> ranked(const Matrix& database, std::span<const float> query,
                              std::span<const std::int64_t> candidates, std::size_t k) {
  std::vector<Candidate> ranking;
  for (const auto candidate : candidates) {
    if (candidate >= 0) {
      ranking.emplace_back(distance(query, database.row(static_cast<std::size_t>(candidate))), candidate);
    }
  }
  if (ranking.size() < k) {
    ranking.clear();
    for (std::size_t i = 0; i < database.rows; ++i) {
      ranking.emplace_back(distance(query, database.row(i)), static_cast<std::int64_t>(i));
    }
  }
  std::ranges::partial_sort(ranking, ranking.begin() + static_cast<std::ptrdiff_t>(k));
  return ranking;
}

} // namespace

NearestRows nearestByDistance(const Matrix& database, const Matrix& queries, std::size_t k, Search search,
                              const std::stop_token& stop) {
  check(database, queries, k);
  const auto mean = meanOf(database);
  const auto index = makeIndex(centred(database, mean), search);
  const auto asked = centred(queries, mean);
  const std::size_t wanted = std::min(k + spare, database.rows);
  NearestRows found{queries.rows, k, std::vector<std::int64_t>(queries.rows * k), std::vector<float>(queries.rows * k)};
  std::vector<std::int64_t> candidates(queryBlock * wanted);
  std::vector<float> approximate(candidates.size());
  for (std::size_t begin = 0; begin < queries.rows; begin += queryBlock) {
    throwIfStopped(stop);
    const std::size_t count = std::min(queryBlock, queries.rows - begin);
    index->search(static_cast<std::int64_t>(count), asked.row(begin).data(), static_cast<std::int64_t>(wanted),
                  approximate.data(), candidates.data());
#pragma omp parallel for schedule(static)
    for (std::size_t i = 0; i < count; ++i) {
      const auto ranking = ranked(database, queries.row(begin + i), {candidates.data() + i * wanted, wanted}, k);
      for (std::size_t j = 0; j < k; ++j) {
        found.distances[(begin + i) * k + j] = ranking[j].first;
        found.indices[(begin + i) * k + j] = ranking[j].second;
      }
    }
  }
  return found;
}

} // namespace stratoscope::analysis
