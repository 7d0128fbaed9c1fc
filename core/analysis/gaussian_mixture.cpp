#include "core/analysis/gaussian_mixture.h"

#include "core/analysis/eigen_rows.h"
#include "core/analysis/kmeans.h"
#include "core/base/error.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace stratoscope::analysis {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::RowVectorXd;
using Eigen::VectorXd;

struct Component {
  double weight = 0;
  RowVectorXd mean;
  MatrixXd spread; ///< [1, d] variances or [d, d]
};

/// Log density of each row under one component, without its weight.
VectorXd logDensity(const MatrixXd& rows, const Component& component) {
  const MatrixXd centred = rows.rowwise() - component.mean;
  const double constant = static_cast<double>(rows.cols()) * std::log(2 * std::numbers::pi);
  if (component.spread.rows() == 1) {
    const RowVectorXd inverse = component.spread.row(0).cwiseInverse();
    const VectorXd squares = centred.cwiseAbs2() * inverse.transpose();
    return -0.5 * (squares.array() + constant + component.spread.array().log().sum());
  }
  const Eigen::LLT<MatrixXd> factor(component.spread);
  if (factor.info() != Eigen::Success) {
    throw Error(ErrorCode::InvalidArgument,
                STRATOSCOPE_TEXT("a cluster has too few items for a full covariance: it cannot be inverted"), {},
                STRATOSCOPE_TEXT("Use fewer clusters, a diagonal covariance or more regularisation"));
  }
  const MatrixXd whitened = factor.matrixL().solve(centred.transpose());
  const double logDeterminant = 2 * MatrixXd(factor.matrixL()).diagonal().array().log().sum();
  return -0.5 * (whitened.colwise().squaredNorm().transpose().array() + constant + logDeterminant);
}

struct Expectation {
  MatrixXd responsibilities; ///< [n, k]
  VectorXd logLikelihoods;   ///< [n]
};

Expectation expect(const MatrixXd& rows, const std::vector<Component>& components) {
  MatrixXd joint(rows.rows(), static_cast<Index>(components.size()));
  for (std::size_t k = 0; k < components.size(); ++k) {
    joint.col(static_cast<Index>(k)) = logDensity(rows, components[k]).array() + std::log(components[k].weight);
  }
  const VectorXd most = joint.rowwise().maxCoeff();
  const VectorXd total = (joint.colwise() - most).array().exp().rowwise().sum().log().matrix() + most;
  return {(joint.colwise() - total).array().exp(), total};
}

Component maximise(const MatrixXd& rows, const VectorXd& share, const MixtureOptions& options) {
  // As small a number as keeps an empty component from dividing by zero.
  const double count = share.sum() + 10 * std::numeric_limits<double>::epsilon();
  Component component{count / static_cast<double>(rows.rows()), (share.transpose() * rows) / count, {}};
  const MatrixXd centred = rows.rowwise() - component.mean;
  if (options.covariance == Covariance::Diagonal) {
    component.spread = (share.transpose() * centred.cwiseAbs2()) / count;
    component.spread.array() += options.regularisation;
  } else {
    component.spread = centred.transpose() * (centred.array().colwise() * share.array()).matrix() / count;
    component.spread.diagonal().array() += options.regularisation;
  }
  return component;
}

std::vector<Component> maximiseAll(const MatrixXd& rows, const MatrixXd& responsibilities,
                                   const MixtureOptions& options) {
  std::vector<Component> components;
  for (Index k = 0; k < responsibilities.cols(); ++k) {
    components.push_back(maximise(rows, responsibilities.col(k), options));
  }
  return components;
}

MatrixXd startFrom(const std::vector<int>& assignment, int k) {
  MatrixXd responsibilities = MatrixXd::Zero(static_cast<Index>(assignment.size()), k);
  for (std::size_t i = 0; i < assignment.size(); ++i) {
    responsibilities(static_cast<Index>(i), assignment[i]) = 1;
  }
  return responsibilities;
}

/// Free parameters: weights, means, variances or the halves of the covariances.
double parameters(Index dimension, int k, Covariance covariance) {
  const auto d = static_cast<double>(dimension);
  const double spread = covariance == Covariance::Diagonal ? d : d * (d + 1) / 2;
  return k * (d + spread) + k - 1;
}

Mixture describe(const std::vector<Component>& components, const MatrixXd& rows, const MixtureOptions& options) {
  Mixture mixture;
  mixture.covariance = options.covariance;
  mixture.means = Matrix(components.size(), static_cast<std::size_t>(rows.cols()));
  for (std::size_t k = 0; k < components.size(); ++k) {
    mixture.weights.push_back(components[k].weight);
    mixture.spreads.push_back(toMatrix(components[k].spread));
    std::ranges::copy(toMatrix(components[k].mean).row(0), mixture.means.row(k).begin());
  }
  mixture.logLikelihood = expect(rows, components).logLikelihoods.mean();
  const auto count = static_cast<double>(rows.rows());
  mixture.bic =
      parameters(rows.cols(), options.k, options.covariance) * std::log(count) - 2 * count * mixture.logLikelihood;
  return mixture;
}

/// Eigen on one thread while this is there. A step is many products of a millisecond: shared out, each waits for the
/// slowest thread, which on a busy machine takes a hundred times longer than the product.
class OneThread {
public:
  OneThread() { Eigen::setNbThreads(1); }
  ~OneThread() { Eigen::setNbThreads(before_); }
  OneThread(const OneThread&) = delete;
  OneThread& operator=(const OneThread&) = delete;

private:
  int before_ = Eigen::nbThreads();
};

/// A mixture on its way up.
struct Fit {
  std::vector<Component> components;
  double logLikelihood = -std::numeric_limits<double>::infinity(); ///< mean, before the last step
  bool converged = false;
};

void climb(Fit& fit, const MatrixXd& data, const MixtureOptions& options, double tolerance, Progress& progress,
           const std::stop_token& stop) {
  fit.converged = false;
  for (int i = 0; i < options.iterations && !fit.converged; ++i) {
    throwIfStopped(stop);
    const auto expectation = expect(data, fit.components);
    fit.components = maximiseAll(data, expectation.responsibilities, options);
    const double now = expectation.logLikelihoods.mean();
    fit.converged = std::abs(now - fit.logLikelihood) < tolerance;
    fit.logLikelihood = now;
    progress.report(i + 1, options.iterations, STRATOSCOPE_TEXT("Fitting the mixture"));
  }
}

/// To a tolerance that tells the trials apart, unless a coarser one was asked for.
Fit climbFrom(const Matrix& rows, const MatrixXd& data, int trial, const MixtureOptions& options, Progress& progress,
              const std::stop_token& stop) {
  constexpr double coarse = 1e-3;
  // The first trial starts as well as can be, the others differently: from other optima, and from seeds alone.
  KMeansOptions begin{.k = options.k, .starts = options.starts, .seed = options.seed};
  if (trial > 0) {
    begin.starts = 1;
    begin.seed += static_cast<std::uint64_t>(trial);
    begin.iterations = trial % 2 == 1 ? 1 : begin.iterations;
  }
  const auto start = kMeans(rows, begin, progress, stop);
  Fit fit{.components = maximiseAll(data, startFrom(start.assignment, options.k), options)};
  climb(fit, data, options, std::max(coarse, options.tolerance), progress, stop);
  return fit;
}

} // namespace

Mixture fitMixture(const Matrix& rows, const MixtureOptions& options, Progress& progress, const std::stop_token& stop) {
  const OneThread oneThread;
  const MatrixXd data = toEigen(rows);
  auto best = climbFrom(rows, data, 0, options, progress, stop);
  for (int trial = 1; trial < options.trials; ++trial) {
    auto fit = climbFrom(rows, data, trial, options, progress, stop);
    if (fit.logLikelihood > best.logLikelihood) {
      best = std::move(fit);
    }
  }
  climb(best, data, options, options.tolerance, progress, stop);
  auto mixture = describe(best.components, data, options);
  mixture.converged = best.converged;
  return mixture;
}

MixtureAssignment assign(const Mixture& mixture, const Matrix& rows) {
  if (rows.columns != mixture.means.columns) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("the mixture was fitted on another dimension"));
  }
  std::vector<Component> components;
  const MatrixXd means = toEigen(mixture.means);
  for (std::size_t k = 0; k < mixture.weights.size(); ++k) {
    components.push_back({mixture.weights[k], means.row(static_cast<Index>(k)), toEigen(mixture.spreads[k])});
  }
  const auto expectation = expect(toEigen(rows), components);
  MixtureAssignment result{{}, toMatrix(expectation.responsibilities), {}};
  for (Index i = 0; i < expectation.responsibilities.rows(); ++i) {
    Index best = 0;
    expectation.responsibilities.row(i).maxCoeff(&best);
    result.clusters.push_back(static_cast<int>(best));
    result.surprises.push_back(static_cast<float>(-expectation.logLikelihoods(i)));
  }
  return result;
}

} // namespace stratoscope::analysis
