#pragma once

#include <QString>
#include <QStringList>

namespace stratoscope::ui {

/// What a person asks of an import; words as the command line uses them.
struct ImportRequest {
  QStringList sources;                       ///< absolute paths of files and folders
  QString slices = QStringLiteral("middle"); ///< middle, every, all, orthogonal, mip or mean
  int every = 4;                             ///< for "every": each so many-th slice, from 1
  QString axis = QStringLiteral("k");        ///< for "mip" and "mean": i, j or k
  int size = 64;                             ///< side of an item in pixels, a multiple of 16 from 16 to 1024
  int channels = 1;                          ///< 1 grey, 3 colour
  QString window = QStringLiteral("auto");   ///< auto, preset, percentiles, soft-tissue, lung, bone, brain,
                                             ///< mediastinum or fixed
  double centre = 40;                        ///< for "fixed"
  double width = 400;                        ///< for "fixed", above 0
  QString labels;                            ///< CSV file whose columns join the items; empty for none
  QString truth;                             ///< column that evaluations compare with; empty for none
};

} // namespace stratoscope::ui
