#pragma once

#include "core/base/image.h"
#include "core/workflow/embedding.h"

#include <string>
#include <vector>

namespace stratoscope::workflow {

struct ReconstructionQuality {
  double psnr = 0; ///< dB, mean over items
  double ssim = 0; ///< mean over items and channels
};

/// How like their images the reconstructions of items are. @param rows at least one.
[[nodiscard]] ReconstructionQuality reconstructionQuality(const ImageStack& images, const Embedding& embedding,
                                                          const std::vector<std::size_t>& rows,
                                                          const std::string& device);

} // namespace stratoscope::workflow
