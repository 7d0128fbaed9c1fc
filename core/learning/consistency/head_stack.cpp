#include "core/learning/consistency/head_stack.h"

#include <cmath>

namespace stratoscope::learning {
namespace {

namespace F = torch::nn::functional;

torch::Tensor scaledTo1(const torch::Tensor& values, std::int64_t axis) {
  return F::normalize(values, F::NormalizeFuncOptions().dim(axis));
}

torch::Tensor copyOf(const torch::Tensor& tensor) {
  return tensor.defined() ? tensor.detach().clone() : torch::Tensor();
}

} // namespace

std::vector<torch::Tensor> HeadStack::parameters() const {
  return inner.defined() ? std::vector{inner, offset, directions} : std::vector{directions};
}

torch::Tensor HeadStack::probabilities(const torch::Tensor& rows) const {
  auto units = rows.unsqueeze(0).expand({count(), -1, -1});
  if (inner.defined()) {
    units = torch::relu(torch::addmm(offset, rows, inner)).view({rows.size(0), count(), -1}).transpose(0, 1);
  }
  const auto cosines = torch::bmm(scaledTo1(units, -1), scaledTo1(directions, 1));
  return torch::softmax(cosines / temperature, -1);
}

HeadStack HeadStack::head(std::int64_t index) const {
  HeadStack one;
  one.temperature = temperature;
  one.directions = copyOf(directions.slice(0, index, index + 1));
  if (inner.defined()) {
    const auto hidden = directions.size(1);
    one.inner = copyOf(inner.slice(1, index * hidden, (index + 1) * hidden));
    one.offset = copyOf(offset.slice(0, index * hidden, (index + 1) * hidden));
  }
  return one;
}

HeadStack HeadStack::frozenCopy() const {
  return {
      .inner = copyOf(inner), .offset = copyOf(offset), .directions = copyOf(directions), .temperature = temperature};
}

HeadStack drawHeads(std::int64_t dimension, const ConsistencyOptions& options, torch::Generator& random) {
  HeadStack stack;
  stack.temperature = options.temperature;
  const std::int64_t units = options.hidden > 0 ? options.hidden : dimension;
  if (options.hidden > 0) {
    // Rows have length 1, so that each unit is of the order of 1 / sqrt(dimension) x sqrt(dimension).
    stack.inner = torch::randn({dimension, options.heads * units}, random).requires_grad_();
    stack.offset = torch::zeros({options.heads * units}).requires_grad_();
  }
  stack.directions = torch::randn({options.heads, units, options.k}, random).requires_grad_();
  return stack;
}

} // namespace stratoscope::learning
