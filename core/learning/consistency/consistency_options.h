#pragma once

#include <cstdint>

namespace stratoscope::learning {

/// How heads are trained that give neighbours the same cluster. Stored with the run.
struct ConsistencyOptions {
  int k = 2;                 ///< clusters, 2 to the number of rows
  int heads = 16;            ///< trained side by side, at least 1
  int hidden = 0;            ///< units of each head's hidden layer; 0: linear heads
  int steps = 2000;          ///< at least 1; a few hundred leave most heads short of their least loss
  int batch = 256;           ///< rows of a step, at most; an eighth of the rows where there are fewer
  double beta = 0.6;         ///< of the loss, above 0.5 and at most 1: the higher, the more uneven clusters may be
  double temperature = 0.1;  ///< of the heads' softmax, above 0
  double momentum = 0.99;    ///< share that a teacher keeps of itself at a step, 0 to below 1
  double learningRate = 0.1; ///< of Adam, above 0, falling to 0 on half a cosine
  std::uint64_t seed = 0;
};

} // namespace stratoscope::learning
