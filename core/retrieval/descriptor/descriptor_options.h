#pragma once

namespace stratoscope::retrieval {

/// How a feature map [C, h, w] becomes C numbers.
enum class Pooling {
  Mac,  ///< the largest of each channel (Razavian et al. 2016)
  Spoc, ///< the mean of each channel (Babenko and Lempitsky 2015)
  GeM,  ///< the generalised mean with a learned exponent (Radenovic et al. 2018)
  RMac  ///< the largest of each channel in regions of several scales, added up (Tolias et al. 2016)
};

/// What becomes of the finished descriptors of a cohort; fitted on the training items after the training.
enum class Whitening {
  None,
  Pca,    ///< principal components, each divided by its standard deviation
  Learned ///< by pairs that are alike (Mikolajczyk and Matas 2007, as in Radenovic et al. 2018)
};

/// From feature map to descriptor. Stored with the weights.
struct DescriptorOptions {
  Pooling pooling = Pooling::GeM;
  double exponent = 3;     ///< of GeM at the start, > 0
  int levels = 3;          ///< scales of R-MAC
  int dimension = 0;       ///< of the fully connected layer behind the pooling; 0 for none
  bool multiScale = false; ///< mean over the image at 1, 1/sqrt 2 and 1/2 of its size; not in training
  Whitening whitening = Whitening::None;
  int whitenedDimension = 0; ///< components kept; 0 for as many as there are
};

} // namespace stratoscope::retrieval
