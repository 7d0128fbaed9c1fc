#include "core/sampling/gaussian.h"

#include "core/base/error.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace stratoscope::sampling {
namespace {

/// Pivots below this share of the greatest variance are taken for zero: directions in which the members do not differ.
constexpr double leastPivot = 1e-12;

void check(const Matrix& members) {
  if (members.rows == 0 || members.columns == 0) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("a density needs at least one item"));
  }
  if (!std::ranges::all_of(members.values, [](float value) { return std::isfinite(value); })) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("the embedding holds values that are not numbers"));
  }
}

std::vector<double> meanOf(const Matrix& members) {
  std::vector<double> mean(members.columns);
  for (std::size_t i = 0; i < members.rows; ++i) {
    std::ranges::transform(mean, members.row(i), mean.begin(), std::plus<>());
  }
  for (double& value : mean) {
    value /= static_cast<double>(members.rows);
  }
  return mean;
}

std::vector<double> centred(std::span<const float> row, const std::vector<double>& mean) {
  std::vector<double> result(row.size());
  std::ranges::transform(row, mean, result.begin(),
                         [](float value, double centre) { return static_cast<double>(value) - centre; });
  return result;
}

/// The covariance over n, and the mean fourth power of the centred rows' lengths.
struct Moments {
  std::vector<double> covariance;
  double fourth = 0;
};

Moments momentsOf(const Matrix& members, const std::vector<double>& mean) {
  const std::size_t dimension = mean.size();
  const auto n = static_cast<double>(members.rows);
  Moments moments{std::vector<double>(dimension * dimension), 0};
  for (std::size_t i = 0; i < members.rows; ++i) {
    const auto row = centred(members.row(i), mean);
    const double squared = std::inner_product(row.begin(), row.end(), row.begin(), 0.0);
    moments.fourth += squared * squared / n;
    for (std::size_t a = 0; a < dimension; ++a) {
      const double scaled = row[a] / n;
      double* const line = moments.covariance.data() + a * dimension;
      for (std::size_t b = 0; b < dimension; ++b) {
        line[b] += scaled * row[b];
      }
    }
  }
  return moments;
}

/// Ledoit and Wolf's estimate of the best share: the covariance's own error over its distance from the identity's
/// multiple.
double shareOf(const Moments& moments, double meanVariance, std::size_t dimension, std::size_t members) {
  const auto& covariance = moments.covariance;
  const double squares = std::inner_product(covariance.begin(), covariance.end(), covariance.begin(), 0.0);
  const double distance = squares - meanVariance * meanVariance * static_cast<double>(dimension);
  const double error = (moments.fourth - squares) / static_cast<double>(members);
  return distance > 0 ? std::clamp(error / distance, 0.0, 1.0) : 0.0;
}

double traceOf(const std::vector<double>& matrix, std::size_t dimension) {
  double trace = 0;
  for (std::size_t i = 0; i < dimension; ++i) {
    trace += matrix[i * dimension + i];
  }
  return trace;
}

void shrink(std::vector<double>& covariance, double share, double meanVariance, std::size_t dimension) {
  for (double& value : covariance) {
    value *= 1 - share;
  }
  for (std::size_t i = 0; i < dimension; ++i) {
    covariance[i * dimension + i] += share * meanVariance;
  }
}

/// Cholesky's factor, its column left at zero where nothing varies.
std::vector<double> rootOf(const std::vector<double>& covariance, std::size_t dimension) {
  std::vector<double> root(covariance.size());
  double greatest = 0;
  for (std::size_t i = 0; i < dimension; ++i) {
    greatest = std::max(greatest, covariance[i * dimension + i]);
  }
  for (std::size_t j = 0; j < dimension; ++j) {
    const double* const above = root.data() + j * dimension;
    const double pivot = covariance[j * dimension + j] - std::inner_product(above, above + j, above, 0.0);
    if (pivot <= leastPivot * greatest) {
      continue;
    }
    root[j * dimension + j] = std::sqrt(pivot);
    for (std::size_t i = j + 1; i < dimension; ++i) {
      double* const line = root.data() + i * dimension;
      line[j] = (covariance[i * dimension + j] - std::inner_product(line, line + j, above, 0.0)) / std::sqrt(pivot);
    }
  }
  return root;
}

std::uint64_t scrambled(std::uint64_t value) {
  value += 0x9E3779B97F4A7C15U;
  value = (value ^ (value >> 30U)) * 0xBF58476D1CE4E5B9U;
  value = (value ^ (value >> 27U)) * 0x94D049BB133111EBU;
  return value ^ (value >> 31U);
}

/// Above 0, at most 1; from the draw's start and a count.
double uniform(std::uint64_t start, std::uint64_t count) {
  return (static_cast<double>(scrambled(start + count * 0x9E3779B97F4A7C15U) >> 11U) + 1) * 0x1p-53;
}

std::vector<double> normals(std::uint64_t seed, std::uint64_t draw, std::size_t count) {
  const auto start = scrambled(scrambled(seed) ^ draw);
  std::vector<double> values(count);
  for (std::size_t i = 0; i < count; i += 2) {
    const double radius = std::sqrt(-2 * std::log(uniform(start, i)));
    const double angle = 2 * std::numbers::pi * uniform(start, i + 1);
    values[i] = radius * std::cos(angle);
    if (i + 1 < count) {
      values[i + 1] = radius * std::sin(angle);
    }
  }
  return values;
}

} // namespace

Gaussian::Gaussian(const Matrix& members) : dimension_(members.columns) {
  check(members);
  const auto mean = meanOf(members);
  mean_.resize(dimension_);
  std::ranges::transform(mean, mean_.begin(), [](double value) { return static_cast<float>(value); });
  auto moments = momentsOf(members, mean);
  const double meanVariance = traceOf(moments.covariance, dimension_) / static_cast<double>(dimension_);
  shrinkage_ = shareOf(moments, meanVariance, dimension_, members.rows);
  covariance_ = std::move(moments.covariance);
  shrink(covariance_, shrinkage_, meanVariance, dimension_);
  root_ = rootOf(covariance_, dimension_);
}

Matrix Gaussian::draw(int n, double temperature, std::uint64_t seed) const {
  if (n < 0 || !std::isfinite(temperature) || temperature < 0) {
    throw Error(ErrorCode::InvalidArgument,
                STRATOSCOPE_TEXT("the number of draws and the temperature must not be below 0"));
  }
  Matrix drawn(static_cast<std::size_t>(n), dimension_);
  for (std::size_t i = 0; i < drawn.rows; ++i) {
    const auto noise = normals(seed, i, dimension_);
    for (std::size_t d = 0; d < dimension_; ++d) {
      const double* const line = root_.data() + d * dimension_;
      const double away = std::inner_product(line, line + d + 1, noise.begin(), 0.0);
      drawn.row(i)[d] = static_cast<float>(static_cast<double>(mean_[d]) + temperature * away);
    }
  }
  return drawn;
}

} // namespace stratoscope::sampling
