#pragma once

#include <string>

namespace stratoscope::learning {

struct EpochReport {
  int epoch = 0;              ///< epochs done, this one included
  double loss = 0;            ///< mean over the epoch's batches
  double contrastive = 0;     ///< its contrastive part; 0 in phase 2
  double reconstruction = 0;  ///< mean squared error of one view, in phase 2 of the item; values in [0, 1]
  double imagesPerSecond = 0; ///< of the epoch proper
  double seconds = 0;         ///< of the whole step, after the last epoch with the refinement of the decoder
  double divergence = 0;      ///< of a variational model, summed over dimensions
  int batch = 0;              ///< items of a batch; fewer than asked for where memory did not suffice
  std::string device{};       ///< cpu or cuda:n; another one than asked for where memory did not suffice
};

} // namespace stratoscope::learning
