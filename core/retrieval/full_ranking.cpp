#include "core/retrieval/full_ranking.h"

#include "core/base/error.h"
#include "core/base/threads.h"

#include <algorithm>
#include <cmath>
#include <faiss/utils/distances.h>
#include <numeric>

namespace stratoscope::retrieval {
namespace {

/// Queries whose rankings are in memory together.
constexpr std::size_t chunk = 256;

void check(const Matrix& database, const Matrix& queries) {
  if (database.columns != queries.columns || database.columns == 0) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("queries and database have different dimensions"));
  }
  const auto finite = [](float value) { return std::isfinite(value); };
  if (!std::ranges::all_of(database.values, finite) || !std::ranges::all_of(queries.values, finite)) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("the embedding holds values that are not numbers"));
  }
}

std::vector<float> lengthsOf(const Matrix& rows) {
  std::vector<float> lengths(rows.rows);
  faiss::fvec_norms_L2(lengths.data(), rows.values.data(), rows.columns, rows.rows);
  return lengths;
}

/// How far each row is from the query, or how unlike: smaller is better. The query's own length changes no order.
std::vector<float> farness(const Matrix& database, const std::vector<float>& lengths, std::span<const float> query,
                           Metric metric) {
  std::vector<float> values(database.rows);
  if (metric == Metric::Euclidean) {
    faiss::fvec_L2sqr_ny(values.data(), query.data(), database.values.data(), database.columns, database.rows);
    return values;
  }
  faiss::fvec_inner_products_ny(values.data(), query.data(), database.values.data(), database.columns, database.rows);
  for (std::size_t i = 0; i < values.size(); ++i) {
    values[i] = lengths[i] > 0 ? -values[i] / lengths[i] : 0.F;
  }
  return values;
}

std::vector<int> orderOf(const std::vector<float>& values) {
  std::vector<int> order(values.size());
  std::iota(order.begin(), order.end(), 0);
  std::ranges::sort(order, [&](int a, int b) {
    const float first = values[static_cast<std::size_t>(a)];
    const float second = values[static_cast<std::size_t>(b)];
    return first != second ? first < second : a < b;
  });
  return order;
}

} // namespace

void rankDatabase(const Matrix& database, const Matrix& queries, Metric metric,
                  const std::function<void(std::size_t, std::span<const int>)>& use, Progress& progress,
                  const std::stop_token& stop) {
  check(database, queries);
  const auto lengths = metric == Metric::Cosine ? lengthsOf(database) : std::vector<float>();
  for (std::size_t begin = 0; begin < queries.rows; begin += chunk) {
    throwIfStopped(stop);
    std::vector<std::vector<int>> orders(std::min(chunk, queries.rows - begin));
    forEachParallel(orders.size(), [&](std::size_t i) {
      throwIfStopped(stop);
      orders[i] = orderOf(farness(database, lengths, queries.row(begin + i), metric));
    });
    for (std::size_t i = 0; i < orders.size(); ++i) {
      use(begin + i, orders[i]);
    }
    progress.report(static_cast<std::int64_t>(begin + orders.size()), static_cast<std::int64_t>(queries.rows),
                    STRATOSCOPE_TEXT("Ranking"));
  }
}

} // namespace stratoscope::retrieval
