#pragma once

#include "ui/jobs/job_center.h"

#include <QAbstractListModel>

#include <vector>

namespace stratoscope::ui {

/// The jobs of a JobCenter, the newest first.
class JobListModel : public QAbstractListModel {
  Q_OBJECT

public:
  enum Role {
    IdRole = Qt::UserRole,
    StateRole,          ///< int of JobState
    FractionRole,       ///< 0 to 1, or below 0 where it is not known
    ProgressTextRole,   ///< see progressText()
    PausableRole,       ///< bool
    PauseRequestedRole, ///< bool
    StopRequestedRole,  ///< bool
    LaneRole            ///< int of Lane
  };

  /// @param center must outlive the model.
  explicit JobListModel(JobCenter& center, QObject* parent = nullptr);

  [[nodiscard]] const Job& jobAt(int row) const { return jobs_[static_cast<std::size_t>(row)]; }
  /// The row of a job, or -1.
  [[nodiscard]] int rowOf(JobId id) const;
  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
  void add(JobId id);
  void change(JobId id);
  void remove(JobId id);

  JobCenter& center_;
  std::vector<Job> jobs_; ///< as this model last told of them
};

} // namespace stratoscope::ui
