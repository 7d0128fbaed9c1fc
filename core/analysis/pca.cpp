#include "core/analysis/pca.h"

#include "core/analysis/eigen_rows.h"
#include "core/base/error.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace stratoscope::analysis {
namespace {

using Eigen::MatrixXd;
using Eigen::VectorXd;

constexpr Eigen::Index exactUpTo = 512;
constexpr int oversampling = 10;
constexpr int iterations = 100;

void check(const Matrix& rows, int components) {
  if (components < 1 || static_cast<std::size_t>(components) > std::min(rows.rows, rows.columns)) {
    throw Error(ErrorCode::InvalidArgument,
                {STRATOSCOPE_TEXT("%1 components cannot be made of %2 items of dimension %3"),
                 {std::to_string(components), std::to_string(rows.rows), std::to_string(rows.columns)}});
  }
  if (!std::ranges::all_of(rows.values, [](float value) { return std::isfinite(value); })) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("the embedding holds values that are not numbers"));
  }
}

/// Directions (columns) with their scatter, the sum of squares along them.
struct Directions {
  MatrixXd vectors;
  VectorXd scatter;
};

Directions largest(const MatrixXd& symmetric, Eigen::Index count) {
  const Eigen::SelfAdjointEigenSolver<MatrixXd> solver(symmetric);
  return {solver.eigenvectors().rightCols(count).rowwise().reverse(), solver.eigenvalues().tail(count).reverse()};
}

MatrixXd orthonormal(const MatrixXd& columns) {
  return Eigen::HouseholderQR<MatrixXd>(columns).householderQ() * MatrixXd::Identity(columns.rows(), columns.cols());
}

/// Fewer rows than columns: the scatter among the rows has the same spectrum and is the smaller matrix.
Directions fromRows(const MatrixXd& centred, Eigen::Index count) {
  auto found = largest(centred * centred.transpose(), count);
  MatrixXd vectors = centred.transpose() * found.vectors;
  const double negligible = 1e-12 * std::max(found.scatter(0), 1e-300);
  for (Eigen::Index i = 0; i < count; ++i) {
    // Without variance any direction will do that completes the basis; orthonormal() finds it.
    if (found.scatter(i) > negligible) {
      vectors.col(i).normalize();
    } else {
      vectors.col(i).setUnit(i);
    }
  }
  const MatrixXd basis = orthonormal(vectors);
  return {basis, found.scatter.cwiseMax(0)};
}

/// A start that is the same on every machine and has no structure that data would have.
MatrixXd scrambled(Eigen::Index rows, Eigen::Index columns) {
  std::uint64_t state = 0x9E3779B97F4A7C15U;
  return MatrixXd::NullaryExpr(rows, columns, [&state] {
    state ^= state << 13U;
    state ^= state >> 7U;
    state ^= state << 17U;
    return static_cast<double>(state >> 11U) * 0x1p-52 - 1.0;
  });
}

Directions bySubspaceIteration(const MatrixXd& centred, Eigen::Index count) {
  const auto width = std::min(count + oversampling, std::min(centred.rows(), centred.cols()));
  MatrixXd basis = orthonormal(scrambled(centred.cols(), width));
  VectorXd before = VectorXd::Zero(count);
  for (int i = 0;; ++i) {
    const MatrixXd image = centred * basis;
    auto found = largest(image.transpose() * image, count);
    const bool still = (found.scatter - before).cwiseAbs().maxCoeff() <= 1e-8 * found.scatter(0);
    if (still || i == iterations) {
      return {basis * found.vectors, found.scatter};
    }
    before = found.scatter;
    basis = orthonormal(centred.transpose() * image);
  }
}

Directions directionsOf(const MatrixXd& centred, Eigen::Index count) {
  if (std::min(centred.rows(), centred.cols()) > exactUpTo) {
    return bySubspaceIteration(centred, count);
  }
  return centred.rows() < centred.cols() ? fromRows(centred, count) : largest(centred.transpose() * centred, count);
}

void makeLargestLoadingPositive(MatrixXd& vectors) {
  for (Eigen::Index i = 0; i < vectors.cols(); ++i) {
    Eigen::Index position = 0;
    vectors.col(i).cwiseAbs().maxCoeff(&position);
    if (vectors(position, i) < 0) {
      vectors.col(i) *= -1;
    }
  }
}

} // namespace

Pca fitPca(const Matrix& rows, int components) {
  check(rows, components);
  const VectorXd mean = view(rows).cast<double>().colwise().mean();
  const MatrixXd centred = view(rows).cast<double>().rowwise() - mean.transpose();
  auto found = directionsOf(centred, components);
  makeLargestLoadingPositive(found.vectors);

  Pca pca{std::vector<float>(rows.columns), Matrix(static_cast<std::size_t>(components), rows.columns),
          std::vector<float>(static_cast<std::size_t>(components))};
  Eigen::Map<Eigen::VectorXf>(pca.mean.data(), mean.size()) = mean.cast<float>();
  Eigen::Map<RowMajorFloat>(pca.components.values.data(), components, centred.cols()) =
      found.vectors.transpose().cast<float>();
  const auto freedom = static_cast<double>(std::max<std::size_t>(rows.rows, 2) - 1);
  Eigen::Map<Eigen::VectorXf>(pca.variances.data(), components) = (found.scatter.cwiseMax(0) / freedom).cast<float>();
  return pca;
}

Pca fitWhitening(const Matrix& rows, double share) {
  constexpr std::size_t most = 128;
  constexpr float leastOfLargest = 1e-6F;
  if (!(share > 0) || share > 1) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("a share of the variance is above 0 and at most 1"));
  }
  auto pca = fitPca(rows, static_cast<int>(std::min({rows.rows, rows.columns, most})));
  const MatrixXd centred = view(rows).cast<double>().rowwise() - view(rows).cast<double>().colwise().mean();
  const double total = centred.squaredNorm() / static_cast<double>(std::max<std::size_t>(rows.rows, 2) - 1);
  std::size_t kept = 0;
  for (double sum = 0; kept < pca.variances.size() && sum < share * total * (1 - 1e-9); ++kept) {
    if (kept > 0 && pca.variances[kept] <= leastOfLargest * pca.variances.front()) {
      break;
    }
    sum += static_cast<double>(pca.variances[kept]);
  }
  kept = std::max<std::size_t>(kept, 1);
  Matrix components(kept, rows.columns);
  for (std::size_t i = 0; i < kept; ++i) {
    const float deviation = std::sqrt(pca.variances[i]);
    std::ranges::transform(pca.components.row(i), components.row(i).begin(),
                           [&](float loading) { return deviation > 0 ? loading / deviation : loading; });
  }
  pca.components = std::move(components);
  pca.variances.resize(kept);
  return pca;
}

Matrix project(const Pca& pca, const Matrix& rows) {
  if (rows.columns != pca.mean.size()) {
    throw Error(ErrorCode::InvalidArgument,
                {STRATOSCOPE_TEXT("items of dimension %1 do not fit components of dimension %2"),
                 {std::to_string(rows.columns), std::to_string(pca.mean.size())}});
  }
  Matrix projected(rows.rows, pca.components.rows);
  const Eigen::Map<const Eigen::RowVectorXf> mean(pca.mean.data(), static_cast<Eigen::Index>(pca.mean.size()));
  Eigen::Map<RowMajorFloat>(projected.values.data(), static_cast<Eigen::Index>(rows.rows),
                            static_cast<Eigen::Index>(projected.columns)) =
      (view(rows).rowwise() - mean) * view(pca.components).transpose();
  return projected;
}

} // namespace stratoscope::analysis
