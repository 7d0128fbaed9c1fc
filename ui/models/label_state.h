#pragma once

#include <QDateTime>
#include <QString>

#include <vector>

namespace stratoscope::ui {

/// One value that a label can take; class i is on key i + 1.
struct LabelClass {
  QString name;
  int count = 0; ///< items that have it
};

/// One thing that was done to the labels.
struct LabelStep {
  int labelClass = -1; ///< given to the images; -1 took their label away
  int images = 0;      ///< whose label changed
  QDateTime at;
  bool undone = false;
};

/// A label set as it stands.
struct LabelState {
  QString set;
  std::vector<LabelClass> classes;
  int labelled = 0;               ///< items that have a class
  int total = 0;                  ///< items in the cohort
  std::vector<int> classOfItem;   ///< of each item of the cohort, -1 for none
  std::vector<LabelStep> history; ///< newest first
};

/// Whom a class is given to.
enum class LabelTarget { Selection, Cluster };

} // namespace stratoscope::ui
