#pragma once

#include "core/base/error.h"
#include "core/workflow/snapshot.h"
#include "ui/main_window/quiet_lane.h"
#include "ui/models/coded_column.h"
#include "ui/models/cohort_tree_model.h"
#include "ui/models/snapshot_changes.h"

#include <QObject>

#include <filesystem>
#include <functional>
#include <memory>
#include <vector>

namespace stratoscope::ui {

/// A snapshot with what is made of it on the worker thread, because it takes long for many items.
struct CohortContent {
  std::shared_ptr<const workflow::Snapshot> snapshot;
  SnapshotChanges changes;
  CohortTree tree;                  ///< filled when items or columns have changed
  std::vector<CodedColumn> columns; ///< as the tree
};

/// The cohort that the window shows: its folder and the newest snapshot. Reads on a lane of its own and publishes each
/// new snapshot in one change notice.
class CohortSession : public QObject {
  Q_OBJECT

public:
  /// @param lane must outlive the session's use of it.
  explicit CohortSession(QuietLane& lane, QObject* parent = nullptr);

  [[nodiscard]] bool isOpen() const { return content_.snapshot != nullptr; }
  /// Null while no cohort is open.
  [[nodiscard]] std::shared_ptr<const workflow::Snapshot> snapshot() const { return content_.snapshot; }
  [[nodiscard]] const CohortContent& content() const { return content_; }
  [[nodiscard]] std::filesystem::path folder() const;
  /// The folder's name without its ending.
  [[nodiscard]] QString name() const;

  /// Opens a cohort folder in place of the present one, which stays where that fails.
  void open(const std::filesystem::path& folder);
  /// Makes an empty cohort and opens it.
  void create(const std::filesystem::path& folder, std::function<void()> then = {});
  /// Opens the cohort, or makes it where there is none.
  void openOrCreate(const std::filesystem::path& folder, std::function<void()> then = {});
  void close();
  /// Reads everything again after a step; nothing where no cohort is open. @param then called when it is published.
  void refresh(std::function<void()> then = {});
  /// Reads the labels alone again.
  void refreshLabels();
  /// Reads the names of saved selections alone again.
  void refreshSelections();

Q_SIGNALS:
  /// content() is new; its changes tell what differs.
  void changed();
  /// @param what the person had asked for.
  void failed(const QString& what, const stratoscope::Error& error);

private:
  using Snapshots = std::shared_ptr<const workflow::Snapshot>;
  /// @param newest what was read before, null for nothing.
  using Reader = std::function<Snapshots(const Snapshots& newest)>;
  void readPart(const QString& what, void (*refreshed)(workflow::Snapshot&, const cohort::Cohort&));
  void read(const QString& what, Reader reader, std::function<void()> then);

  QuietLane& lane_;
  CohortContent content_;
  /// What the last reading gave; touched on the lane's thread only, so that each reading builds on the one before.
  std::shared_ptr<Snapshots> newest_ = std::make_shared<Snapshots>();
};

} // namespace stratoscope::ui
