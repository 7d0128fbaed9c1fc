#pragma once

#include "core/base/error.h"
#include "ui/jobs/job_center.h"
#include "ui/main_window/cohort_session.h"
#include "ui/main_window/quiet_lane.h"
#include "ui/models/similar_explanation.h"
#include "ui/models/similar_model.h"
#include "ui/models/similar_request.h"

#include <QImage>
#include <QObject>

#include <atomic>
#include <memory>

namespace stratoscope::ui {

/// Answers the Similar panel: finds items like others, says why, and looks for near-duplicates. Of several questions
/// the newest counts, older ones that still wait are left out. The embedding is kept open from one question to the
/// next.
class SimilarDesk : public QObject {
  Q_OBJECT

public:
  SimilarDesk(CohortSession& session, QuietLane& lane, JobCenter& jobs, QObject* parent = nullptr);

  void find(const SimilarRequest& request);
  /// As a job that can be stopped; one at a time.
  void explain(const SimilarRequest& request, int result);
  void stopExplaining();
  void findDuplicates();
  void stopDuplicates();

Q_SIGNALS:
  /// @param picture of an image from outside or a part of one; null for others.
  void found(const stratoscope::ui::SimilarRequest& request, const std::vector<stratoscope::ui::SimilarItem>& items,
             const QImage& picture);
  /// Nothing was found because it failed; failed() says why.
  void notFound(const stratoscope::ui::SimilarRequest& request);
  void explained(const stratoscope::ui::SimilarExplanation& explanation);
  /// 0 to 100 while an explanation is made, -1 when it has ended in whatever way.
  void explanationProgress(int percent);
  void duplicatesFound(const std::vector<stratoscope::ui::DuplicateRow>& pairs);
  void duplicatesProgress(int percent); ///< as explanationProgress
  void failed(const QString& what, const stratoscope::Error& error);

private:
  struct Open;
  void followJob(int id);
  [[nodiscard]] int percentOf(JobId id) const;

  CohortSession& session_;
  QuietLane& lane_;
  JobCenter& jobs_;
  std::shared_ptr<std::atomic<int>> newest_ = std::make_shared<std::atomic<int>>(0);
  std::shared_ptr<Open> open_; ///< touched on the lane's thread only
  int version_ = 0;            ///< of what is searched; another one has to be opened anew
  JobId explaining_ = 0;       ///< 0 for none
  int explanations_ = 0;       ///< asked for so far
  JobId comparing_ = 0;
};

} // namespace stratoscope::ui
