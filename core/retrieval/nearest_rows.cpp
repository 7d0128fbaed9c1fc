#include "core/retrieval/nearest_rows.h"

#include "core/base/error.h"
#include "core/retrieval/exact_search.h"

#include <algorithm>
#include <cmath>
#include <faiss/utils/distances.h>

namespace stratoscope::retrieval {
namespace {

constexpr std::size_t partRows = 2048;

/// Rows that lie in memory.
struct Part {
  std::size_t begin = 0;
  std::size_t count = 0;
  std::span<const float> values;
};

Part readPart(const RowSource& rows, std::size_t begin, std::vector<float>& room) {
  Part part{begin, std::min(partRows, rows.rows - begin), {}};
  part.values = rows.read(part.begin, part.count, room);
  if (!std::ranges::all_of(part.values, [](float value) { return std::isfinite(value); })) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("the embedding holds values that are not numbers"));
  }
  return part;
}

/// The best of one part for each query of another, added to what is there.
void addBest(const Part& queries, const Part& part, std::size_t dimension, int k, std::vector<std::vector<Hit>>& best) {
  // One more than wanted, as a row finds itself.
  const auto wanted = std::min(part.count, static_cast<std::size_t>(k) + 1);
  std::vector<float> scores(queries.count * wanted);
  std::vector<std::int64_t> places(scores.size());
  faiss::knn_inner_product(queries.values.data(), part.values.data(), dimension, queries.count, part.count, wanted,
                           scores.data(), places.data());
  for (std::size_t query = 0; query < queries.count; ++query) {
    auto& hits = best[queries.begin + query];
    for (std::size_t i = query * wanted; i < (query + 1) * wanted; ++i) {
      const auto row = part.begin + static_cast<std::size_t>(std::max<std::int64_t>(places[i], 0));
      if (places[i] >= 0 && row != queries.begin + query) {
        hits.push_back({static_cast<int>(row), scores[i]});
      }
    }
    keepBest(hits, k);
  }
}

} // namespace

std::vector<std::vector<Hit>> nearestOthers(const RowSource& rows, int k, Progress& progress,
                                            const std::stop_token& stop) {
  if (k < 0) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("the number of wanted items must not be below 0"));
  }
  std::vector<std::vector<Hit>> best(rows.rows);
  std::vector<float> queryRoom;
  std::vector<float> room;
  for (std::size_t begin = 0; begin < rows.rows; begin += partRows) {
    const auto queries = readPart(rows, begin, queryRoom);
    for (std::size_t other = 0; other < rows.rows; other += partRows) {
      throwIfStopped(stop);
      addBest(queries, readPart(rows, other, room), rows.columns, k, best);
    }
    progress.report(static_cast<std::int64_t>(begin + queries.count), static_cast<std::int64_t>(rows.rows),
                    STRATOSCOPE_TEXT("Comparing images"));
  }
  return best;
}

} // namespace stratoscope::retrieval
