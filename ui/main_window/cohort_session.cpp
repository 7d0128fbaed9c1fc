#include "ui/main_window/cohort_session.h"

#include "ui/models/snapshot_tree.h"

namespace stratoscope::ui {
namespace {

std::shared_ptr<const workflow::Snapshot> readFolder(const std::filesystem::path& folder) {
  return std::make_shared<const workflow::Snapshot>(workflow::readSnapshot(cohort::Cohort::open(folder)));
}

CohortContent contentOf(std::shared_ptr<const workflow::Snapshot> snapshot, const workflow::Snapshot* before) {
  CohortContent content;
  if (!snapshot) {
    content.changes = {true, true, true, true, true, true};
    return content;
  }
  content.changes = changesBetween(before, *snapshot);
  if (content.changes.items || content.changes.columns) {
    content.tree = cohortTreeOf(*snapshot);
    content.columns = itemColumnsOf(*snapshot);
  }
  content.snapshot = std::move(snapshot);
  return content;
}

} // namespace

CohortSession::CohortSession(QuietLane& lane, QObject* parent) : QObject(parent), lane_(lane) {}

std::filesystem::path CohortSession::folder() const {
  return isOpen() ? content_.snapshot->folder : std::filesystem::path();
}

QString CohortSession::name() const { return QString::fromStdString(folder().stem().string()); }

void CohortSession::read(const QString& what, Reader reader, std::function<void()> then) {
  lane_.run(
      [reader = std::move(reader), newest = newest_] {
        const auto before = *newest;
        *newest = reader(before);
        return contentOf(*newest, before.get());
      },
      this,
      [this, then = std::move(then)](CohortContent content) {
        content_ = std::move(content);
        Q_EMIT changed();
        if (then) {
          then();
        }
      },
      [this, what](const Error& error) { Q_EMIT failed(what, error); });
}

void CohortSession::open(const std::filesystem::path& folder) {
  read(tr("Open cohort"), [folder](const auto&) { return readFolder(folder); }, {});
}

void CohortSession::create(const std::filesystem::path& folder, std::function<void()> then) {
  read(
      tr("New cohort"),
      [folder](const auto&) {
        cohort::Cohort::create(folder);
        return readFolder(folder);
      },
      std::move(then));
}

void CohortSession::openOrCreate(const std::filesystem::path& folder, std::function<void()> then) {
  read(
      tr("Open cohort"),
      [folder](const auto&) {
        std::filesystem::create_directories(folder.parent_path());
        cohort::Cohort::openOrCreate(folder);
        return readFolder(folder);
      },
      std::move(then));
}

void CohortSession::close() {
  read(tr("Close cohort"), [](const auto&) { return nullptr; }, {});
}

void CohortSession::refresh(std::function<void()> then) {
  read(
      tr("Read cohort"), [](const auto& newest) { return newest ? readFolder(newest->folder) : nullptr; },
      std::move(then));
}

void CohortSession::readPart(const QString& what, void (*refreshed)(workflow::Snapshot&, const cohort::Cohort&)) {
  read(what,
       [refreshed](const Snapshots& newest) -> Snapshots {
         if (!newest) {
           return nullptr;
         }
         auto snapshot = std::make_shared<workflow::Snapshot>(*newest);
         refreshed(*snapshot, cohort::Cohort::open(newest->folder));
         return snapshot;
       },
       {});
}

void CohortSession::refreshLabels() { readPart(tr("Read labels"), workflow::refreshLabels); }

void CohortSession::refreshSelections() {
  readPart(tr("Read selections"), [](workflow::Snapshot& snapshot, const cohort::Cohort& cohort) {
    snapshot.selections = cohort::savedSelections(cohort);
  });
}

} // namespace stratoscope::ui
