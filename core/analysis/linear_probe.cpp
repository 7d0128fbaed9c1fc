#include "core/analysis/linear_probe.h"

#include "core/analysis/eigen_rows.h"
#include "core/base/error.h"
#include "core/base/progress.h"

#include <algorithm>
#include <cmath>
#include <deque>

namespace stratoscope::analysis {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::RowVectorXd;
using Eigen::VectorXd;

void check(const Matrix& rows, std::span<const int> classes) {
  if (rows.rows == 0 || classes.size() != rows.rows || *std::ranges::min_element(classes) < 0) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("every item needs a class"));
  }
  if (!std::ranges::all_of(rows.values, [](float value) { return std::isfinite(value); })) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("the embedding holds values that are not numbers"));
  }
}

/// The function that is minimised, and its gradient. Parameters: [dimension + 1, classes], the biases in the last row.
class Objective {
public:
  Objective(MatrixXd features, std::span<const int> classes, double strength)
      : features_(std::move(features)), classes_(classes.begin(), classes.end()), strength_(strength),
        count_(static_cast<double>(classes.size())) {}

  [[nodiscard]] Index classCount() const { return *std::ranges::max_element(classes_) + 1; }
  [[nodiscard]] Index dimension() const { return features_.cols(); }

  /// Divided by C times the number of rows, so that the tolerance means the same for small and large sets.
  double value(const VectorXd& parameters, VectorXd& gradient) const {
    const Index k = classCount();
    const Eigen::Map<const MatrixXd> weights(parameters.data(), dimension() + 1, k);
    MatrixXd logits = features_ * weights.topRows(dimension());
    logits.rowwise() += RowVectorXd(weights.row(dimension()));
    const VectorXd most = logits.rowwise().maxCoeff();
    MatrixXd shares = (logits.colwise() - most).array().exp();
    const VectorXd sums = shares.rowwise().sum();
    shares.array().colwise() /= sums.array();
    double loss = 0;
    for (Index i = 0; i < shares.rows(); ++i) {
      const Index own = classes_[static_cast<std::size_t>(i)];
      loss += std::log(sums(i)) + most(i) - logits(i, own);
      shares(i, own) -= 1;
    }
    const double penalty = 1 / (strength_ * count_);
    gradient.resize(parameters.size());
    Eigen::Map<MatrixXd> slopes(gradient.data(), dimension() + 1, k);
    slopes.topRows(dimension()) = features_.transpose() * shares / count_ + penalty * weights.topRows(dimension());
    slopes.row(dimension()) = shares.colwise().sum() / count_;
    return loss / count_ + 0.5 * penalty * weights.topRows(dimension()).squaredNorm();
  }

private:
  MatrixXd features_;
  std::vector<int> classes_;
  double strength_;
  double count_;
};

/// The direction of descent from the last steps and how they changed the gradient (two-loop recursion).
class Curvature {
public:
  void add(VectorXd step, VectorXd change) {
    if (step.dot(change) <= 1e-12 * change.squaredNorm()) {
      return;
    }
    steps_.push_back(std::move(step));
    changes_.push_back(std::move(change));
    if (steps_.size() > remembered) {
      steps_.pop_front();
      changes_.pop_front();
    }
  }

  [[nodiscard]] VectorXd direction(const VectorXd& gradient) const {
    VectorXd result = -gradient;
    std::vector<double> shares(steps_.size());
    for (std::size_t i = steps_.size(); i-- > 0;) {
      shares[i] = steps_[i].dot(result) / steps_[i].dot(changes_[i]);
      result -= shares[i] * changes_[i];
    }
    if (!steps_.empty()) {
      result *= steps_.back().dot(changes_.back()) / changes_.back().squaredNorm();
    }
    for (std::size_t i = 0; i < steps_.size(); ++i) {
      result += (shares[i] - changes_[i].dot(result) / steps_[i].dot(changes_[i])) * steps_[i];
    }
    return result;
  }

private:
  static constexpr std::size_t remembered = 10;
  std::deque<VectorXd> steps_;
  std::deque<VectorXd> changes_;
};

VectorXd minimise(const Objective& objective, const ProbeOptions& options, const std::stop_token& stop) {
  VectorXd parameters = VectorXd::Zero((objective.dimension() + 1) * objective.classCount());
  VectorXd gradient;
  double value = objective.value(parameters, gradient);
  Curvature curvature;
  for (int i = 0; i < options.iterations && gradient.cwiseAbs().maxCoeff() > options.tolerance; ++i) {
    throwIfStopped(stop);
    const VectorXd direction = curvature.direction(gradient);
    const double slope = direction.dot(gradient);
    VectorXd nextGradient;
    double length = i == 0 ? std::min(1.0, 1 / gradient.norm()) : 1;
    double next = objective.value(parameters + length * direction, nextGradient);
    // Armijo's condition; the function is convex and smooth, so halving ends.
    while (next > value + 1e-4 * length * slope && length > 1e-12) {
      length /= 2;
      next = objective.value(parameters + length * direction, nextGradient);
    }
    if (next >= value) {
      break; // rounding: there is nothing left to gain
    }
    curvature.add(length * direction, nextGradient - gradient);
    parameters += length * direction;
    gradient = nextGradient;
    value = next;
  }
  return parameters;
}

} // namespace

LinearProbe fitLinearProbe(const Matrix& rows, std::span<const int> classes, const ProbeOptions& options,
                           const std::stop_token& stop) {
  check(rows, classes);
  MatrixXd features = toEigen(rows);
  const RowVectorXd means = features.colwise().mean();
  features.rowwise() -= means;
  RowVectorXd scales = (features.cwiseAbs2().colwise().mean()).cwiseSqrt();
  scales = (scales.array() > 1e-12).select(scales, RowVectorXd::Ones(scales.size()));
  features.array().rowwise() /= scales.array();

  const Objective objective(std::move(features), classes, options.strength);
  const VectorXd found = minimise(objective, options, stop);
  const Eigen::Map<const MatrixXd> parameters(found.data(), objective.dimension() + 1, objective.classCount());
  LinearProbe probe{toMatrix(parameters.topRows(objective.dimension()).transpose()), {}, {}, {}};
  const auto asFloats = [](const RowVectorXd& values) {
    const Eigen::RowVectorXf floats = values.cast<float>();
    return std::vector<float>(floats.begin(), floats.end());
  };
  probe.biases = asFloats(parameters.row(objective.dimension()));
  probe.means = asFloats(means);
  probe.scales = asFloats(scales);
  return probe;
}

std::vector<int> classify(const LinearProbe& probe, const Matrix& rows) {
  if (rows.columns != probe.weights.columns) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("the classifier was fitted on another dimension"));
  }
  std::vector<int> classes;
  for (std::size_t i = 0; i < rows.rows; ++i) {
    std::vector<double> logits(probe.biases.begin(), probe.biases.end());
    for (std::size_t k = 0; k < logits.size(); ++k) {
      for (std::size_t d = 0; d < rows.columns; ++d) {
        const double feature = (static_cast<double>(rows.row(i)[d]) - static_cast<double>(probe.means[d])) /
                               static_cast<double>(probe.scales[d]);
        logits[k] += feature * static_cast<double>(probe.weights.row(k)[d]);
      }
    }
    classes.push_back(static_cast<int>(std::ranges::max_element(logits) - logits.begin()));
  }
  return classes;
}

} // namespace stratoscope::analysis
