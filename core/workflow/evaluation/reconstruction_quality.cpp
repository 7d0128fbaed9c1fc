#include "core/workflow/evaluation/reconstruction_quality.h"

#include "core/analysis/picture_quality.h"
#include "core/learning/model.h"
#include "core/workflow/item_rows.h"

#include <numeric>

namespace stratoscope::workflow {
namespace {

double meanSsim(const Matrix& a, const Matrix& b, const ImageStack& stack) {
  const auto height = static_cast<std::size_t>(stack.height);
  const auto width = static_cast<std::size_t>(stack.width);
  const auto planes = a.values.size() / (height * width);
  double sum = 0;
  for (std::size_t plane = 0; plane < planes; ++plane) {
    const auto offset = plane * height * width;
    sum += analysis::ssim(std::span(a.values).subspan(offset, height * width),
                          std::span(b.values).subspan(offset, height * width), height, width);
  }
  return sum / static_cast<double>(planes);
}

std::vector<std::size_t> all(std::size_t count) {
  std::vector<std::size_t> rows(count);
  std::iota(rows.begin(), rows.end(), std::size_t{0});
  return rows;
}

} // namespace

ReconstructionQuality reconstructionQuality(const ImageStack& images, const Embedding& embedding,
                                            const std::vector<std::size_t>& rows, const std::string& device) {
  auto model = learning::Model::load(embedding.model, device);
  const auto decoded = model.decode(embedding.values.select(rows));
  const auto original = pixelRows(images, rows);
  const auto reconstructed = pixelRows(decoded, all(decoded.count));
  return {analysis::meanPsnr(std::span<const float>(original.values), std::span<const float>(reconstructed.values),
                             original.columns),
          meanSsim(original, reconstructed, images)};
}

} // namespace stratoscope::workflow
