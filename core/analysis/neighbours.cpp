#include "core/analysis/neighbours.h"

#include "core/base/error.h"

#include <algorithm>
#include <cmath>
#include <faiss/IndexFlat.h>
#include <map>
#include <numeric>
#include <utility>

namespace stratoscope::analysis {
namespace {

void check(const Matrix& database, const Matrix& queries, std::size_t k) {
  const auto finite = [](const Matrix& matrix) {
    return std::ranges::all_of(matrix.values, [](float value) { return std::isfinite(value); });
  };
  if (k == 0 || k > database.rows || database.columns != queries.columns) {
    throw Error(ErrorCode::InvalidArgument, {STRATOSCOPE_TEXT("%1 neighbours were asked for among %2 items"),
                                             {std::to_string(k), std::to_string(database.rows)}});
  }
  if (!finite(database) || !finite(queries)) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("the embedding holds values that are not numbers"));
  }
}

/// Drops each row itself from its k + 1 neighbours; with exact duplicates it need not come first, or at all.
Neighbours withoutSelf(const Neighbours& found) {
  Neighbours others{found.queries, found.k - 1, {}, {}};
  for (std::size_t query = 0; query < found.queries; ++query) {
    const auto indices = found.indicesOf(query);
    const auto self = std::ranges::find(indices, static_cast<std::int64_t>(query));
    const auto dropped = self == indices.end() ? found.k - 1 : static_cast<std::size_t>(self - indices.begin());
    for (std::size_t i = 0; i < found.k; ++i) {
      if (i != dropped) {
        others.indices.push_back(indices[i]);
        others.scores.push_back(found.scoresOf(query)[i]);
      }
    }
  }
  return others;
}

int vote(const Neighbours& found, std::size_t query, std::span<const int> truth) {
  std::map<int, std::pair<int, float>> votes;
  for (std::size_t i = 0; i < found.k; ++i) {
    auto& [count, score] = votes[truth[static_cast<std::size_t>(found.indicesOf(query)[i])]];
    ++count;
    score += found.scoresOf(query)[i];
  }
  return std::ranges::max_element(votes, {}, [](const auto& entry) { return entry.second; })->first;
}

} // namespace

Matrix normaliseRows(Matrix matrix) {
  for (std::size_t i = 0; i < matrix.rows; ++i) {
    const auto row = matrix.row(i);
    const float length = std::sqrt(std::inner_product(row.begin(), row.end(), row.begin(), 0.F));
    if (length > 0) {
      std::ranges::transform(row, row.begin(), [length](float value) { return value / length; });
    }
  }
  return matrix;
}

Neighbours nearestByCosine(const Matrix& database, const Matrix& queries, std::size_t k) {
  check(database, queries, k);
  const auto base = normaliseRows(database);
  const auto asked = normaliseRows(queries);
  faiss::IndexFlatIP index(static_cast<std::int64_t>(base.columns));
  index.add(static_cast<std::int64_t>(base.rows), base.values.data());
  Neighbours found{queries.rows, k, std::vector<std::int64_t>(queries.rows * k), std::vector<float>(queries.rows * k)};
  index.search(static_cast<std::int64_t>(asked.rows), asked.values.data(), static_cast<std::int64_t>(k),
               found.scores.data(), found.indices.data());
  return found;
}

Neighbours nearestOthersByCosine(const Matrix& rows, std::size_t k) {
  return withoutSelf(nearestByCosine(rows, rows, k + 1));
}

double neighbourAccuracy(const Matrix& train, std::span<const int> trainTruth, const Matrix& test,
                         std::span<const int> testTruth, std::size_t k) {
  if (trainTruth.size() != train.rows || testTruth.size() != test.rows || test.rows == 0) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("every item needs a class, and there must be some"));
  }
  const auto found = nearestByCosine(train, test, k);
  double right = 0;
  for (std::size_t query = 0; query < test.rows; ++query) {
    right += vote(found, query, trainTruth) == testTruth[query] ? 1 : 0;
  }
  return right / static_cast<double>(test.rows);
}

} // namespace stratoscope::analysis
