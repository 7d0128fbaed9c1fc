#pragma once

#include "core/base/error.h"
#include "ui/main_window/cohort_session.h"
#include "ui/main_window/quiet_lane.h"
#include "ui/models/similar_model.h"

#include <QObject>

#include <atomic>
#include <memory>

namespace stratoscope::ui {

/// Finds the items most like another one; the newest question counts, older ones that still wait are left out.
class SimilarDesk : public QObject {
  Q_OBJECT

public:
  SimilarDesk(CohortSession& session, QuietLane& lane, QObject* parent = nullptr);

  void find(int item, int k, bool otherPatientsOnly);

Q_SIGNALS:
  void found(int query, const std::vector<stratoscope::ui::SimilarItem>& items);
  void failed(const QString& what, const stratoscope::Error& error);

private:
  CohortSession& session_;
  QuietLane& lane_;
  std::shared_ptr<std::atomic<int>> newest_ = std::make_shared<std::atomic<int>>(0);
};

} // namespace stratoscope::ui
