#include "core/retrieval/descriptor/describe_images.h"

#include "core/base/error.h"
#include "core/learning/item_tensors.h"

#include <cstring>

namespace stratoscope::retrieval {
namespace {

constexpr std::size_t chunk = 64;

} // namespace

void checkImages(const ImageStack& images, const EncoderOptions& options) {
  if (images.depth != 1) {
    throw Error(ErrorCode::Unsupported, STRATOSCOPE_TEXT("retrieval encoders take pictures, no volumes"));
  }
  learning::checkItems(images, options.model);
}

Matrix describeImages(DescriptorNetwork& network, torch::Device device, const ImageStack& images, Progress& progress,
                      const std::stop_token& stop) {
  checkImages(images, network->options());
  const torch::NoGradGuard noGradient;
  network->eval();
  Matrix descriptors(images.count, static_cast<std::size_t>(network->dimension()));
  for (std::size_t first = 0; first < images.count; first += chunk) {
    throwIfStopped(stop);
    const auto end = std::min(first + chunk, images.count);
    const auto rows =
        network->describe(learning::asFloats(learning::viewOf(images, first, end).to(device))).cpu().contiguous();
    std::memcpy(descriptors.row(first).data(), rows.data_ptr(), rows.nbytes());
    progress.report(static_cast<std::int64_t>(end), static_cast<std::int64_t>(images.count),
                    STRATOSCOPE_TEXT("Embedding"));
  }
  return descriptors;
}

} // namespace stratoscope::retrieval
