#pragma once

#include "core/base/image.h"

namespace stratoscope::ui {

/// What a person asks to draw synthetic images from.
struct SamplingRequest {
  enum class Source { All, Cluster, CurrentItem };

  Source source = Source::All;
  int cluster = -1; ///< for Source::Cluster
  int item = -1;    ///< row of the cohort, for Source::CurrentItem
  int count = 16;
  double temperature = 1; ///< factor on the spread: 0 the mean only, 1 as the real images
  int seed = 0;
};

/// One image that a model decoded from a drawn embedding, and the real one nearest to it.
struct SyntheticImage {
  Picture picture;
  int nearest = -1;      ///< row of the real item
  float distance = 0;    ///< between the two, in the embedding
  bool tooClose = false; ///< a likely copy of the real item
};

} // namespace stratoscope::ui
