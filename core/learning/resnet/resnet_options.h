#pragma once

namespace stratoscope::learning {

enum class ResNetDepth { ResNet18, ResNet50 };

enum class ResNetStem {
  Standard, ///< 7x7 convolution of stride 2 and 3x3 max-pooling of stride 2, as published
  Small     ///< 3x3 convolution of stride 1 and no pooling, for images of 28 or 32 pixels
};

/// Shape of a residual network (He et al. 2016, arXiv 1512.03385).
struct ResNetOptions {
  ResNetDepth depth = ResNetDepth::ResNet18;
  ResNetStem stem = ResNetStem::Standard;
  int channels = 3;   ///< of the images
  int classes = 1000; ///< outputs of the last layer, "fc"; 0 for a network that ends with the pooled features
};

} // namespace stratoscope::learning
