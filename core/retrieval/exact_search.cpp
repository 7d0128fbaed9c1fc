#include "core/retrieval/exact_search.h"

#include "core/base/error.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <faiss/utils/distances.h>

namespace stratoscope::retrieval {
namespace {

void check(const Matrix& embedding, std::span<const float> query, int k) {
  if (k < 0 || query.size() != embedding.columns) {
    throw Error(ErrorCode::InvalidArgument,
                {STRATOSCOPE_TEXT("a query of dimension %1 does not fit an embedding of dimension %2"),
                 {std::to_string(query.size()), std::to_string(embedding.columns)}});
  }
  const auto finite = [](float value) { return std::isfinite(value); };
  if (!std::ranges::all_of(query, finite) || !std::ranges::all_of(embedding.values, finite)) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("the embedding holds values that are not numbers"));
  }
}

std::vector<float> cosines(const Matrix& embedding, std::span<const float> query) {
  std::vector<float> scores(embedding.rows);
  std::vector<float> lengths(embedding.rows);
  const float own = std::sqrt(faiss::fvec_norm_L2sqr(query.data(), query.size()));
  faiss::fvec_inner_products_ny(scores.data(), query.data(), embedding.values.data(), query.size(), embedding.rows);
  faiss::fvec_norms_L2(lengths.data(), embedding.values.data(), embedding.columns, embedding.rows);
  for (std::size_t i = 0; i < scores.size(); ++i) {
    const float product = lengths[i] * own;
    scores[i] = product > 0 ? std::clamp(scores[i] / product, -1.F, 1.F) : 0.F;
  }
  return scores;
}

} // namespace

std::vector<Hit> mostSimilar(const Matrix& embedding, std::span<const float> query, int k,
                             const std::function<bool(int)>& allowed) {
  check(embedding, query, k);
  const auto scores = cosines(embedding, query);
  std::vector<Hit> hits;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    if (const int item = static_cast<int>(i); !allowed || allowed(item)) {
      hits.push_back({item, scores[i]});
    }
  }
  const auto count = std::min(hits.size(), static_cast<std::size_t>(k));
  std::ranges::partial_sort(hits, hits.begin() + static_cast<std::ptrdiff_t>(count), [](const Hit& a, const Hit& b) {
    return a.score != b.score ? a.score > b.score : a.item < b.item;
  });
  hits.resize(count);
  return hits;
}

} // namespace stratoscope::retrieval
