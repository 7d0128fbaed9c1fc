#include "core/learning/item_tensors.h"

#include "core/base/error.h"

#include <algorithm>
#include <vector>

namespace stratoscope::learning {

void checkItems(const ImageStack& items, const ModelOptions& model) {
  if (items.type != PixelType::UInt8) {
    throw Error(ErrorCode::Unsupported, STRATOSCOPE_TEXT("a network takes items of 8 bits"));
  }
  if (items.channels != model.channels || items.depth != model.depth || items.width != model.imageSize ||
      items.height != model.imageSize) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("the items have another size than the network"));
  }
}

torch::Tensor viewOf(const ImageStack& items, std::size_t first, std::size_t end) {
  std::vector<std::int64_t> shape{static_cast<std::int64_t>(end - first), items.channels, items.height, items.width};
  if (items.depth > 1) {
    shape.insert(shape.begin() + 2, items.depth);
  }
  // from_blob wants a mutable pointer; nobody writes to it.
  auto* data = const_cast<std::byte*>(items.data) + first * items.bytesPerItem();
  return torch::from_blob(data, shape, torch::kUInt8);
}

torch::MemoryFormat memoryFormatOf(const torch::Tensor& images) {
  return images.dim() == 4 ? torch::MemoryFormat::ChannelsLast : torch::MemoryFormat::Contiguous;
}

torch::Tensor asFloats(const torch::Tensor& bytes) {
  return bytes.to(torch::kFloat32).div_(255).contiguous(memoryFormatOf(bytes));
}

std::size_t itemsAtOnce(const ModelOptions& model) {
  constexpr std::size_t most = 256;
  constexpr std::size_t pixels = 128 * 128 * most;
  const auto side = static_cast<std::size_t>(model.imageSize);
  return std::clamp<std::size_t>(pixels / (side * side * static_cast<std::size_t>(model.depth)), 1, most);
}

} // namespace stratoscope::learning
