#pragma once

#include "core/workflow/snapshot.h"
#include "ui/models/selection_model.h"

#include <QObject>

#include <vector>

namespace stratoscope::ui {

class LabelDesk;

/// Leads a person through the images of a class, from the edge of their clusters inward: the doubtful ones come first.
/// Accepting leaves the label, rejecting takes it away, and an image that is unsure gets the class "Unsure". Each
/// answer is a step of its own that can be undone.
class ReviewDesk : public QObject {
  Q_OBJECT

public:
  /// Both must outlive the desk.
  ReviewDesk(SelectionModel& selection, LabelDesk& labels, QObject* parent = nullptr);

  /// @param labelClass whose images among the selection, or among all while nothing is selected, are reviewed. Nothing
  /// happens where there are none.
  void start(const workflow::Snapshot& snapshot, int labelClass);
  void accept();
  void reject();
  void beUnsure();
  /// The image before, to answer again.
  void back();
  void end();
  [[nodiscard]] bool running() const { return !items_.empty(); }
  /// From 0.
  [[nodiscard]] int place() const { return place_; }
  [[nodiscard]] const std::vector<int>& items() const { return items_; }

Q_SIGNALS:
  /// Another image is asked about, or the review has begun or ended.
  void changed();

private:
  void go(int place);

  SelectionModel& selection_;
  LabelDesk& labels_;
  std::vector<int> items_;
  int place_ = 0;
};

/// The items of a class, those far from their cluster's centre first; in the order of the cohort where nothing is
/// clustered. @param among ascending; empty for all.
[[nodiscard]] std::vector<int> reviewOrder(const workflow::Snapshot& snapshot, int labelClass,
                                           const std::vector<int>& among);

} // namespace stratoscope::ui
