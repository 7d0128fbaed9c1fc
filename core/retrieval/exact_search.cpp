#include "core/retrieval/exact_search.h"

#include "core/base/error.h"
#include "core/base/threads.h"

#include <algorithm>
#include <cmath>
#include <faiss/utils/distances.h>
#include <iterator>
#include <utility>

namespace stratoscope::retrieval {
namespace {

/// Rows that one thread looks at in one go; their scores stay in its cache.
constexpr std::size_t chunk = 16384;

std::size_t chunksOf(std::size_t rows) { return (rows + chunk - 1) / chunk; }

/// Of equal scores the lower item first.
bool isBetter(const Hit& a, const Hit& b) { return a.score != b.score ? a.score > b.score : a.item < b.item; }

} // namespace

void keepBest(std::vector<Hit>& hits, int k) {
  const auto count = std::min(hits.size(), static_cast<std::size_t>(std::max(k, 0)));
  std::ranges::partial_sort(hits, hits.begin() + static_cast<std::ptrdiff_t>(count), isBetter);
  hits.resize(count);
}

ExactSearch::ExactSearch(RowsView rows) : rows_(std::move(rows)), inverse_(rows_.rows) {
  forEachParallel(chunksOf(rows_.rows), [this](std::size_t part) {
    const auto begin = part * chunk;
    const auto count = std::min(chunk, rows_.rows - begin);
    faiss::fvec_norms_L2(inverse_.data() + begin, rows_.values + begin * rows_.columns, rows_.columns, count);
  });
  // A length is a number only where every value of the row is.
  if (!std::ranges::all_of(inverse_, [](float length) { return std::isfinite(length); })) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("the embedding holds values that are not numbers"));
  }
  std::ranges::for_each(inverse_, [](float& length) { length = length > 0 ? 1 / length : 0.F; });
}

void ExactSearch::check(const Query& query) const {
  if (query.examples.rows == 0 || query.examples.columns != rows_.columns) {
    throw Error(ErrorCode::InvalidArgument,
                {STRATOSCOPE_TEXT("a query of dimension %1 does not fit an embedding of dimension %2"),
                 {std::to_string(query.examples.columns), std::to_string(rows_.columns)}});
  }
}

void ExactSearch::scoreChunk(const Query& query, std::size_t begin, std::span<float> scores) const {
  const auto* first = rows_.values + begin * rows_.columns;
  std::vector<float> products(scores.size());
  for (std::size_t example = 0; example < query.examples.rows; ++example) {
    faiss::fvec_inner_products_ny(products.data(), query.examples.row(example).data(), first, rows_.columns,
                                  scores.size());
    for (std::size_t i = 0; i < scores.size(); ++i) {
      const float score = std::clamp(products[i] * inverse_[begin + i], -1.F, 1.F);
      scores[i] = example == 0 ? score : std::max(scores[i], score);
    }
  }
}

std::vector<Hit> ExactSearch::search(const Query& query, int k, const Allowed& allowed) const {
  check(query);
  if (k < 0) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("the number of wanted items must not be below 0"));
  }
  std::vector<std::vector<Hit>> best(chunksOf(rows_.rows));
  forEachParallel(best.size(), [&](std::size_t part) {
    const auto begin = part * chunk;
    std::vector<float> scores(std::min(chunk, rows_.rows - begin));
    scoreChunk(query, begin, scores);
    for (std::size_t i = 0; i < scores.size(); ++i) {
      if (const int item = static_cast<int>(begin + i); !allowed || allowed(item)) {
        best[part].push_back({item, scores[i]});
      }
    }
    keepBest(best[part], k);
  });
  std::vector<Hit> hits;
  for (const auto& part : best) {
    hits.insert(hits.end(), part.begin(), part.end());
  }
  keepBest(hits, k);
  return hits;
}

std::vector<Hit> ExactSearch::scoresOf(const Query& query, std::span<const int> items) const {
  check(query);
  std::vector<Hit> hits;
  for (const int item : items) {
    if (item < 0 || static_cast<std::size_t>(item) >= rows_.rows) {
      throw Error(ErrorCode::InvalidArgument, {STRATOSCOPE_TEXT("the cohort has no item %1"), {std::to_string(item)}});
    }
    Hit hit{item, 0};
    scoreChunk(query, static_cast<std::size_t>(item), {&hit.score, 1});
    hits.push_back(hit);
  }
  return hits;
}

} // namespace stratoscope::retrieval
