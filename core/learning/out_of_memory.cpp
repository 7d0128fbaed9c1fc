#include "core/learning/out_of_memory.h"

#include <torch/torch.h>

#include <algorithm>
#include <array>
#include <new>
#include <string_view>

#if defined(STRATOSCOPE_TORCH_CUDA) && __has_include(<cuda_runtime_api.h>)
#include <c10/cuda/CUDACachingAllocator.h>
#define STRATOSCOPE_EMPTY_CACHE
#endif

namespace stratoscope::learning {

bool isOutOfMemory(const std::exception& error) {
  if (dynamic_cast<const c10::OutOfMemoryError*>(&error) != nullptr ||
      dynamic_cast<const std::bad_alloc*>(&error) != nullptr) {
    return true;
  }
  if (dynamic_cast<const c10::Error*>(&error) == nullptr) {
    return false;
  }
  constexpr std::array<std::string_view, 4> phrases{"out of memory", "can't allocate memory", "ALLOC_FAILED",
                                                    "cudaErrorMemoryAllocation"};
  const std::string_view text = error.what();
  return std::ranges::any_of(phrases,
                             [&](std::string_view phrase) { return text.find(phrase) != std::string_view::npos; });
}

void giveCardMemoryBack() {
#ifdef STRATOSCOPE_EMPTY_CACHE
  c10::cuda::CUDACachingAllocator::emptyCache();
#endif
}

} // namespace stratoscope::learning
