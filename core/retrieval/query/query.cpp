#include "core/retrieval/query/query.h"

#include "core/base/error.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace stratoscope::retrieval {
namespace {

void makeUnit(std::span<float> row) {
  const double square = std::inner_product(row.begin(), row.end(), row.begin(), 0.0);
  if (square > 0) {
    const auto length = static_cast<float>(std::sqrt(square));
    std::ranges::for_each(row, [length](float& value) { value /= length; });
  }
}

void addTo(std::span<float> sum, std::span<const float> row, float weight) {
  for (std::size_t i = 0; i < sum.size(); ++i) {
    sum[i] += weight * row[i];
  }
}

void checkFinite(const Matrix& rows) {
  if (!std::ranges::all_of(rows.values, [](float value) { return std::isfinite(value); })) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("the embedding holds values that are not numbers"));
  }
}

/// The mean of the rows' directions; zeros for no rows.
std::vector<float> meanDirection(Matrix rows) {
  std::vector<float> mean(rows.columns);
  for (std::size_t i = 0; i < rows.rows; ++i) {
    makeUnit(rows.row(i));
    addTo(mean, rows.row(i), 1.F / static_cast<float>(rows.rows));
  }
  return mean;
}

void checkFits(const Query& query, const Matrix& judged) {
  checkFinite(judged);
  if (judged.rows > 0 && judged.columns != query.examples.columns) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("queries and database have different dimensions"));
  }
}

} // namespace

Query makeQuery(Matrix examples, Combine combine) {
  if (examples.rows == 0 || examples.columns == 0) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("a query needs at least one example"));
  }
  checkFinite(examples);
  if (combine == Combine::Mean && examples.rows > 1) {
    Matrix middle(1, examples.columns);
    std::ranges::copy(meanDirection(std::move(examples)), middle.values.begin());
    examples = std::move(middle);
  }
  for (std::size_t i = 0; i < examples.rows; ++i) {
    makeUnit(examples.row(i));
  }
  return {std::move(examples), combine};
}

Query refined(Query query, const Matrix& liked, const Matrix& disliked, const FeedbackWeights& weights) {
  checkFits(query, liked);
  checkFits(query, disliked);
  const auto towards = meanDirection(liked);
  const auto away = meanDirection(disliked);
  for (std::size_t i = 0; i < query.examples.rows; ++i) {
    const auto example = query.examples.row(i);
    std::ranges::for_each(example, [&](float& value) { value *= weights.query; });
    if (liked.rows > 0) {
      addTo(example, towards, weights.liked);
    }
    if (disliked.rows > 0) {
      addTo(example, away, -weights.disliked);
    }
    makeUnit(example);
  }
  return query;
}

std::vector<float> expanded(std::span<const float> example, const Matrix& rows, std::span<const float> scores,
                            float alpha) {
  if (rows.rows != scores.size() || (rows.rows > 0 && rows.columns != example.size())) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("queries and database have different dimensions"));
  }
  std::vector<float> sum(example.begin(), example.end());
  for (std::size_t i = 0; i < rows.rows; ++i) {
    std::vector<float> direction(rows.row(i).begin(), rows.row(i).end());
    makeUnit(direction);
    addTo(sum, direction, std::pow(std::max(scores[i], 0.F), alpha));
  }
  makeUnit(sum);
  return sum;
}

} // namespace stratoscope::retrieval
