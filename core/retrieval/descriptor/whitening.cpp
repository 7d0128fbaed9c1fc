#include "core/retrieval/descriptor/whitening.h"

#include "core/analysis/neighbours.h"
#include "core/analysis/pca.h"
#include "core/base/error.h"

#include <torch/torch.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace stratoscope::retrieval {
namespace {

constexpr std::size_t mostPairsOfRow = 50;
/// Of the trace, added to the diagonal: it keeps a spread that few pairs tell from being trusted in every direction.
constexpr double share = 1e-2;

torch::Tensor tensorOf(const Matrix& matrix) {
  const auto shape = {static_cast<std::int64_t>(matrix.rows), static_cast<std::int64_t>(matrix.columns)};
  return torch::tensor(at::ArrayRef<float>(matrix.values)).view(shape);
}

Matrix matrixOf(const torch::Tensor& tensor) {
  const auto rows = tensor.to(torch::kFloat32).contiguous();
  Matrix matrix(static_cast<std::size_t>(rows.size(0)), static_cast<std::size_t>(rows.size(1)));
  const auto* values = rows.data_ptr<float>();
  std::copy(values, values + rows.numel(), matrix.values.begin());
  return matrix;
}

std::vector<float> vectorOf(const torch::Tensor& tensor) {
  const auto values = tensor.to(torch::kFloat32).contiguous();
  return {values.data_ptr<float>(), values.data_ptr<float>() + values.numel()};
}

/// Pairs of alike rows: each row with those behind it in its group.
struct Pairs {
  std::vector<std::int64_t> first;
  std::vector<std::int64_t> second;
};

Pairs pairsOf(std::span<const int> groups) {
  std::map<int, std::vector<std::int64_t>> members;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    if (groups[i] >= 0) {
      members[groups[i]].push_back(static_cast<std::int64_t>(i));
    }
  }
  Pairs pairs;
  for (const auto& [group, rows] : members) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const auto end = std::min(rows.size(), i + 1 + mostPairsOfRow);
      for (std::size_t j = i + 1; j < end; ++j) {
        pairs.first.push_back(rows[i]);
        pairs.second.push_back(rows[j]);
      }
    }
  }
  return pairs;
}

/// Eigenvectors of a symmetric matrix as rows, by falling eigenvalue, their greatest loading positive.
torch::Tensor axesOf(const torch::Tensor& symmetric) {
  const auto vectors = std::get<1>(torch::linalg_eigh(symmetric)).flip(1).t();
  const auto greatest = vectors.gather(1, vectors.abs().argmax(1, true));
  return vectors * greatest.sign();
}

} // namespace

WhiteningMap fitPcaWhitening(const Matrix& descriptors, int components) {
  if (descriptors.rows < 2) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("whitening needs at least 2 descriptors"));
  }
  const auto most = static_cast<int>(std::min(descriptors.rows, descriptors.columns));
  const auto pca = analysis::fitPca(descriptors, components > 0 ? std::min(components, most) : most);
  // Rounding leaves a little where there is no variance at all.
  const float least = pca.variances.front() * 1e-6F;
  const auto kept = static_cast<std::size_t>(
      std::ranges::count_if(pca.variances, [&](float variance) { return variance > 0 && variance >= least; }));
  if (kept == 0) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("the descriptors are all the same"));
  }
  WhiteningMap map{pca.mean, Matrix(kept, descriptors.columns)};
  for (std::size_t i = 0; i < kept; ++i) {
    const float scale = 1 / std::sqrt(pca.variances[i]);
    std::ranges::transform(pca.components.row(i), map.projection.row(i).begin(),
                           [&](float value) { return value * scale; });
  }
  return map;
}

WhiteningMap fitLearnedWhitening(const Matrix& descriptors, std::span<const int> groups, int components) {
  const auto pairs = pairsOf(groups);
  if (groups.size() != descriptors.rows || pairs.first.empty()) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("learned whitening needs descriptors that are alike"));
  }
  const torch::NoGradGuard noGradient;
  const auto rows = tensorOf(descriptors).to(torch::kFloat64);
  const auto mean = rows.mean(0);
  const auto differences =
      rows.index_select(0, torch::tensor(pairs.first)) - rows.index_select(0, torch::tensor(pairs.second));
  const auto spread = torch::matmul(differences.t(), differences) / differences.size(0);
  const auto unit = torch::eye(rows.size(1), rows.options());
  const auto lower = torch::linalg_cholesky(spread + unit * (spread.trace() * share + 1e-12));
  const auto inverse = torch::linalg_solve(lower, unit);
  const auto straight = torch::matmul(rows - mean, inverse.t());
  auto projection = torch::matmul(axesOf(torch::matmul(straight.t(), straight)), inverse);
  if (components > 0) {
    projection = projection.slice(0, 0, components);
  }
  return {vectorOf(mean), matrixOf(projection)};
}

Matrix whiten(const WhiteningMap& map, const Matrix& descriptors) {
  if (descriptors.columns != map.projection.columns || map.mean.size() != descriptors.columns) {
    throw Error(ErrorCode::InvalidArgument,
                STRATOSCOPE_TEXT("the descriptors have another dimension than the whitening"));
  }
  const torch::NoGradGuard noGradient;
  const auto mean = torch::tensor(at::ArrayRef<float>(map.mean));
  return analysis::normaliseRows(matrixOf(torch::matmul(tensorOf(descriptors) - mean, tensorOf(map.projection).t())));
}

} // namespace stratoscope::retrieval
