#include "ui/main_window/label_desk.h"

#include "core/workflow/labelling.h"

#include <QUndoCommand>

namespace stratoscope::ui {
namespace {

using Changes = std::vector<cohort::LabelChange>;

std::int64_t setOf(cohort::Cohort& cohort) { return cohort::labelSet(cohort, workflow::defaultLabelSet).id; }

} // namespace

/// Labels that were given. Its changes are touched on the lane's thread only, in the order of undo and redo.
class LabelCommand : public QUndoCommand {
public:
  LabelCommand(LabelDesk& desk, Changes changes, const QString& text)
      : QUndoCommand(text), desk_(desk), changes_(std::make_shared<Changes>(std::move(changes))) {}

  void undo() override { desk_.reverse(changes_); }
  /// The first time the labels are there already.
  void redo() override {
    if (done_) {
      desk_.reverse(changes_);
    }
    done_ = true;
  }

private:
  LabelDesk& desk_;
  std::shared_ptr<Changes> changes_;
  bool done_ = false;
};

LabelDesk::LabelDesk(CohortSession& session, QuietLane& lane, QUndoStack& undo, QObject* parent)
    : QObject(parent), session_(session), lane_(lane), undo_(undo) {}

void LabelDesk::label(const std::vector<int>& items, const QString& labelClass) {
  const auto count = static_cast<int>(items.size());
  const auto text = labelClass.isEmpty() ? tr("removing the label of %Ln images", nullptr, count)
                                         : tr("label \u201c%1\u201d for %Ln images", nullptr, count).arg(labelClass);
  lane_.run(
      [folder = session_.folder(), items, name = labelClass.toStdString()] {
        auto cohort = cohort::Cohort::open(folder);
        return name.empty() ? cohort::label(cohort, setOf(cohort), items, -1)
                            : workflow::labelItems(cohort, workflow::defaultLabelSet, items, name);
      },
      this,
      [this, text](Changes changes) {
        if (!changes.empty()) {
          undo_.push(new LabelCommand(*this, std::move(changes), text));
        }
        session_.refreshLabels();
      },
      [this](const Error& error) { report(error); });
}

void LabelDesk::addClass(const QString& name) {
  lane_.run(
      [folder = session_.folder(), name = name.toStdString()] {
        auto cohort = cohort::Cohort::open(folder);
        cohort::addClass(cohort, setOf(cohort), name);
      },
      this, [this] { session_.refreshLabels(); }, [this](const Error& error) { report(error); });
}

void LabelDesk::reverse(std::shared_ptr<Changes> changes) {
  lane_.run(
      [folder = session_.folder(), changes = std::move(changes)] {
        auto cohort = cohort::Cohort::open(folder);
        *changes = cohort::reverse(cohort, setOf(cohort), *changes);
      },
      this, [this] { session_.refreshLabels(); }, [this](const Error& error) { report(error); });
}

void LabelDesk::report(const Error& error) { Q_EMIT failed(tr("Label"), error); }

} // namespace stratoscope::ui
