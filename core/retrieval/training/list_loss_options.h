#pragma once

namespace stratoscope::retrieval {

/// What a list of descriptors is judged by; every item is a query to all others.
enum class ListLoss {
  QuantisedAp, ///< 1 - mean average precision, scores sorted into bins (Revaud et al. 2019)
  SmoothAp,    ///< 1 - mean average precision, ranks by sigmoids (Brown et al. 2020)
  Triplet,     ///< mean of the triplets that violate the margin (Hermans et al. 2017, "batch all")
  Contrastive  ///< pairs: alike ones together, others at least a margin apart (Hadsell et al. 2006)
};

struct ListLossOptions {
  ListLoss loss = ListLoss::QuantisedAp;
  int bins = 20;             ///< of the quantised average precision over cosines -1 to 1, at least 2
  double temperature = 0.01; ///< of Smooth-AP's sigmoids, > 0
  double margin = 0.5;       ///< of the triplets (squared distances) and the pairs (distances), > 0
};

} // namespace stratoscope::retrieval
