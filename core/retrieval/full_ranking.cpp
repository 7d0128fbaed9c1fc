#include "core/retrieval/full_ranking.h"

#include "core/base/error.h"
#include "core/base/threads.h"

#include <algorithm>
#include <cmath>
#include <faiss/utils/distances.h>
#include <numeric>

namespace stratoscope::retrieval {
namespace {

/// Queries whose rankings are in memory together: at most so many, and so many distances.
constexpr std::size_t mostQueries = 256;
constexpr std::size_t mostDistances = std::size_t{64} << 20U;
/// Rows of the database that are looked at in one go.
constexpr std::size_t partRows = 4096;

void checkFinite(std::span<const float> values) {
  if (!std::ranges::all_of(values, [](float value) { return std::isfinite(value); })) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("the embedding holds values that are not numbers"));
  }
}

/// Rows of a source that lie in memory.
struct Part {
  std::size_t begin = 0;
  std::size_t count = 0;
  std::span<const float> values;
};

Part readPart(const RowSource& source, std::size_t begin, std::size_t most, std::vector<float>& room) {
  Part part{begin, std::min(most, source.rows - begin), {}};
  part.values = source.read(part.begin, part.count, room);
  checkFinite(part.values);
  return part;
}

/// How far each row is from the query, or how unlike: smaller is better. The query's own length changes no order.
void measure(const Part& part, std::size_t dimension, std::span<const float> lengths, std::span<const float> query,
             Metric metric, std::span<float> farness) {
  if (metric == Metric::Euclidean) {
    faiss::fvec_L2sqr_ny(farness.data(), query.data(), part.values.data(), dimension, part.count);
    return;
  }
  faiss::fvec_inner_products_ny(farness.data(), query.data(), part.values.data(), dimension, part.count);
  for (std::size_t i = 0; i < part.count; ++i) {
    farness[i] = lengths[i] > 0 ? -farness[i] / lengths[i] : 0.F;
  }
}

/// [queries, rows of the database]
Matrix farnessOf(const RowSource& database, const Part& queries, Metric metric, const std::stop_token& stop) {
  Matrix farness(queries.count, database.rows);
  std::vector<float> room;
  std::vector<float> lengths(partRows);
  for (std::size_t begin = 0; begin < database.rows; begin += partRows) {
    throwIfStopped(stop);
    const auto part = readPart(database, begin, partRows, room);
    faiss::fvec_norms_L2(lengths.data(), part.values.data(), database.columns, part.count);
    forEachParallel(queries.count, [&](std::size_t query) {
      measure(part, database.columns, lengths, queries.values.subspan(query * database.columns, database.columns),
              metric, farness.row(query).subspan(begin, part.count));
    });
  }
  return farness;
}

std::vector<int> orderOf(std::span<const float> values) {
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

void rankDatabase(const RowSource& database, const RowSource& queries, Metric metric,
                  const std::function<void(std::size_t, std::span<const int>)>& use, Progress& progress,
                  const std::stop_token& stop) {
  if (database.columns != queries.columns || database.columns == 0) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("queries and database have different dimensions"));
  }
  const auto most = std::clamp<std::size_t>(mostDistances / std::max<std::size_t>(database.rows, 1), 1, mostQueries);
  std::vector<float> room;
  for (std::size_t begin = 0; begin < queries.rows; begin += most) {
    const auto part = readPart(queries, begin, most, room);
    const auto farness = farnessOf(database, part, metric, stop);
    std::vector<std::vector<int>> orders(part.count);
    forEachParallel(orders.size(), [&](std::size_t i) {
      throwIfStopped(stop);
      orders[i] = orderOf(farness.row(i));
    });
    for (std::size_t i = 0; i < orders.size(); ++i) {
      use(begin + i, orders[i]);
    }
    progress.report(static_cast<std::int64_t>(begin + orders.size()), static_cast<std::int64_t>(queries.rows),
                    STRATOSCOPE_TEXT("Ranking"));
  }
}

void rankDatabase(const Matrix& database, const Matrix& queries, Metric metric,
                  const std::function<void(std::size_t, std::span<const int>)>& use, Progress& progress,
                  const std::stop_token& stop) {
  rankDatabase(sourceOf(database), sourceOf(queries), metric, use, progress, stop);
}

} // namespace stratoscope::retrieval
