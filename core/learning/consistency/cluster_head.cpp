#include "core/learning/consistency/cluster_head.h"

#include "core/base/error.h"
#include "core/learning/consistency/head_stack.h"
#include "core/learning/safetensors.h"

#include <algorithm>
#include <charconv>
#include <cstring>

namespace stratoscope::learning {
namespace {

constexpr const char* formatKey = "format";
constexpr const char* formatName = "stratoscope cluster head 1";
constexpr const char* temperatureKey = "temperature";
/// Rows that are looked at together, to bound the memory.
constexpr std::size_t chunk = 8192;

[[noreturn]] void refuse(const std::filesystem::path& path) {
  throw Error(ErrorCode::Unreadable, STRATOSCOPE_TEXT("is not a head that clusters"), path.string());
}

torch::Tensor rowsOf(const Matrix& rows, std::size_t first, std::size_t end) {
  auto part = torch::empty({static_cast<std::int64_t>(end - first), static_cast<std::int64_t>(rows.columns)});
  std::memcpy(part.data_ptr(), rows.row(first).data(), part.nbytes());
  return part;
}

double numberOf(const SafeTensors& file, const std::filesystem::path& path) {
  double number = 0;
  const auto found = file.metadata.find(temperatureKey);
  if (found == file.metadata.end()) {
    refuse(path);
  }
  const auto& text = found->second;
  if (std::from_chars(text.data(), text.data() + text.size(), number).ec != std::errc() || !(number > 0)) {
    refuse(path);
  }
  return number;
}

bool fits(const HeadStack& stack) {
  const auto& directions = stack.directions;
  const bool oneHead = directions.defined() && directions.dtype() == torch::kFloat32 && directions.dim() == 3 &&
                       directions.size(0) == 1 && directions.size(1) > 0 && directions.size(2) > 0;
  if (!oneHead || stack.inner.defined() != stack.offset.defined()) {
    return false;
  }
  return !stack.inner.defined() ||
         (stack.inner.dtype() == torch::kFloat32 && stack.inner.dim() == 2 && stack.inner.size(0) > 0 &&
          stack.inner.size(1) == directions.size(1) && stack.offset.dtype() == torch::kFloat32 &&
          stack.offset.dim() == 1 && stack.offset.size(0) == directions.size(1));
}

torch::Tensor named(const SafeTensors& file, const char* name) {
  const auto found = file.tensors.find(name);
  return found == file.tensors.end() ? torch::Tensor() : found->second;
}

} // namespace

ClusterHead::ClusterHead(HeadStack stack) : stack_(std::make_unique<HeadStack>(std::move(stack))) {}
ClusterHead::~ClusterHead() = default;
ClusterHead::ClusterHead(ClusterHead&&) noexcept = default;
ClusterHead& ClusterHead::operator=(ClusterHead&&) noexcept = default;

ClusterHead ClusterHead::load(const std::filesystem::path& path) {
  const auto file = readSafeTensors(path);
  const auto format = file.metadata.find(formatKey);
  if (format == file.metadata.end() || format->second != formatName) {
    refuse(path);
  }
  HeadStack stack{.inner = named(file, "inner"),
                  .offset = named(file, "offset"),
                  .directions = named(file, "directions"),
                  .temperature = numberOf(file, path)};
  if (!fits(stack)) {
    refuse(path);
  }
  return ClusterHead(std::move(stack));
}

void ClusterHead::save(const std::filesystem::path& path) const {
  SafeTensors file;
  file.tensors["directions"] = stack_->directions;
  if (stack_->inner.defined()) {
    file.tensors["inner"] = stack_->inner;
    file.tensors["offset"] = stack_->offset;
  }
  std::array<char, 32> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), stack_->temperature).ptr;
  file.metadata = {{formatKey, formatName}, {temperatureKey, std::string(digits.data(), end)}};
  writeSafeTensors(path, file);
}

int ClusterHead::dimension() const {
  return static_cast<int>(stack_->inner.defined() ? stack_->inner.size(0) : stack_->directions.size(1));
}

int ClusterHead::k() const { return static_cast<int>(stack_->directions.size(2)); }

Matrix ClusterHead::probabilities(const Matrix& rows) const {
  if (rows.columns != static_cast<std::size_t>(dimension())) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("the head was trained on another dimension"));
  }
  const torch::NoGradGuard noGradient;
  Matrix all(rows.rows, static_cast<std::size_t>(k()));
  for (std::size_t first = 0; first < rows.rows; first += chunk) {
    const auto end = std::min(first + chunk, rows.rows);
    const auto part = stack_->probabilities(rowsOf(rows, first, end)).squeeze(0).contiguous();
    std::memcpy(all.row(first).data(), part.data_ptr(), part.nbytes());
  }
  return all;
}

void ClusterHead::renumber(const std::vector<int>& order) {
  auto sorted = order;
  std::ranges::sort(sorted);
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    if (sorted[i] != static_cast<int>(i) || sorted.size() != static_cast<std::size_t>(k())) {
      throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("an order names each cluster once"));
    }
  }
  const auto places = torch::tensor(std::vector<std::int64_t>(order.begin(), order.end()));
  stack_->directions = stack_->directions.index_select(2, places);
}

} // namespace stratoscope::learning
