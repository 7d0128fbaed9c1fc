#pragma once

#include <QRectF>
#include <QString>

#include <optional>
#include <vector>

namespace stratoscope::ui {

/// What the Similar panel asks for.
struct SimilarRequest {
  enum class Patients { Any, Others, Same };

  std::vector<int> items;                   ///< rows that are asked about; empty for an image from outside
  QString file = {};                        ///< of that image
  std::optional<QRectF> box = std::nullopt; ///< of the only item's picture, 0 to 1 on each side
  bool likeAny = false;                     ///< of several items; else like all of them
  std::vector<int> liked = {};
  std::vector<int> disliked = {};
  int k = 24;
  Patients patients = Patients::Any;
  QString column = {}; ///< of the metadata filter; empty for none
  QString value = {};

  friend bool operator==(const SimilarRequest&, const SimilarRequest&) = default;
};

} // namespace stratoscope::ui
