#include "core/retrieval/index/search_index.h"

#include <algorithm>

namespace stratoscope::retrieval {
namespace {

/// Candidates for each wanted item; codes of a few bytes put the right ones a little off their places.
constexpr int candidatesOfWanted = 8;
constexpr int leastCandidates = 128;
constexpr int measuredPlaces = 10;

} // namespace

std::vector<Hit> searchBy(const SearchIndex& index, const ExactSearch& exact, const Query& query, int k) {
  const auto count = std::max<std::int64_t>(std::int64_t{k} * candidatesOfWanted, leastCandidates);
  const auto items = index.candidates(query, static_cast<int>(std::min<std::int64_t>(count, 1 << 30)));
  auto hits = exact.scoresOf(query, items);
  keepBest(hits, k);
  return hits;
}

double recallAt10(const SearchIndex& index, const ExactSearch& exact, int queries) {
  const auto& rows = exact.rows();
  const auto asked = std::min(rows.rows, static_cast<std::size_t>(std::max(queries, 0)));
  double found = 0;
  double wanted = 0;
  for (std::size_t i = 0; i < asked; ++i) {
    const auto row = rows.row(i * rows.rows / asked);
    Matrix example(1, rows.columns);
    std::ranges::copy(row, example.values.begin());
    const auto query = makeQuery(std::move(example));
    const auto truth = exact.search(query, measuredPlaces);
    const auto hits = searchBy(index, exact, query, measuredPlaces);
    wanted += static_cast<double>(truth.size());
    found += static_cast<double>(std::ranges::count_if(truth, [&](const Hit& hit) {
      // Of equal scores any is as right as another.
      return std::ranges::find(hits, hit.score, &Hit::score) != hits.end();
    }));
  }
  return wanted > 0 ? found / wanted : 1;
}

} // namespace stratoscope::retrieval
