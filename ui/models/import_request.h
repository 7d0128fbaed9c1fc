#pragma once

#include "core/imaging/deidentification/profile.h"

#include <QString>
#include <QStringList>

namespace stratoscope::ui {

/// What a person asks of an import; words as the command line uses them.
struct ImportRequest {
  QStringList sources;                       ///< absolute paths of files and folders
  QString slices = QStringLiteral("middle"); ///< middle, every, all, orthogonal, mip, mean or volume
  int every = 4;                             ///< for "every": each so many-th slice, from 1
  QString axis = QStringLiteral("k");        ///< for "mip" and "mean": i, j or k
  int size = 64;                             ///< side of an item in pixels, as checkRecipe takes it
  int channels = 1;                          ///< 1 grey, 3 colour
  QString bits = QStringLiteral("8");        ///< 8, 16 or auto
  QString window = QStringLiteral("auto");   ///< auto, preset, percentiles, soft-tissue, lung, bone, brain,
                                             ///< mediastinum or fixed
  double centre = 40;                        ///< for "fixed"
  double width = 400;                        ///< for "fixed", above 0
  QString labels;                            ///< CSV file whose columns join the items; empty for none
  QString truth;                             ///< column that evaluations compare with; empty for none
  bool copyDeidentified = false;             ///< de-identified copies are imported in place of the sources
  imaging::Profile profile = {};             ///< of these copies
  QString secret = {};                       ///< of their identifiers; empty for a random one
};

} // namespace stratoscope::ui
