#pragma once

#include "core/base/image.h"

#include <vector>

namespace stratoscope::ui {

/// One image of a pair, and how far each part of it makes the pair alike.
struct SimilarHeat {
  Picture picture;
  int columns = 0;
  int rows = 0;
  std::vector<float> drop; ///< [rows, columns] of the score where a part is covered; below 0 it tells the pair apart
};

/// Why two images are similar.
struct SimilarExplanation {
  int result = -1; ///< row of the item that was compared with the query
  float score = 0;
  SimilarHeat query;
  SimilarHeat other;
};

/// Two items of the cohort that show nearly the same.
struct DuplicateRow {
  int first = 0;
  int second = 0;
  double correlation = 0;
  bool identical = false;
  bool samePatient = false;
};

} // namespace stratoscope::ui
