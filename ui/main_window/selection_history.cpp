#include "ui/main_window/selection_history.h"

#include <QPointer>
#include <QScopedValueRollback>
#include <QUndoCommand>

#include <utility>

namespace stratoscope::ui {
namespace {

constexpr int oneStep = 500; ///< ms
constexpr int commandId = 1;

class SelectionCommand : public QUndoCommand {
public:
  /// @param follows belongs to the step before, if that is a selection too.
  SelectionCommand(SelectionHistory& history, std::vector<int> before, std::vector<int> after, bool follows)
      : history_(&history), before_(std::move(before)), after_(std::move(after)), follows_(follows) {
    name();
  }

  void undo() override { history_ ? history_->apply(before_) : void(); }
  void redo() override {
    // The first time it is selected already.
    if (done_ && history_) {
      history_->apply(after_);
    }
    done_ = true;
  }
  [[nodiscard]] int id() const override { return commandId; }
  bool mergeWith(const QUndoCommand* other) override {
    const auto* next = static_cast<const SelectionCommand*>(other);
    if (!next->follows_) {
      return false;
    }
    after_ = next->after_;
    name();
    return true;
  }

private:
  void name() {
    const auto count = static_cast<int>(after_.size());
    setText(count == 0 ? SelectionHistory::tr("selecting nothing")
                       : SelectionHistory::tr("selecting %Ln images", nullptr, count));
  }

  QPointer<SelectionHistory> history_;
  std::vector<int> before_;
  std::vector<int> after_;
  bool follows_;
  bool done_ = false;
};

} // namespace

SelectionHistory::SelectionHistory(SelectionModel& selection, QUndoStack& undo, QObject* parent)
    : QObject(parent), selection_(selection), undo_(undo) {
  connect(&selection_, &SelectionModel::selectionChanged, this, &SelectionHistory::follow);
}

void SelectionHistory::restart() {
  before_ = selection_.rows();
  sinceLast_.invalidate();
}

void SelectionHistory::reset(int count) {
  const QScopedValueRollback guard(quiet_, true);
  selection_.reset(count);
  restart();
}

void SelectionHistory::apply(const std::vector<int>& rows) {
  const QScopedValueRollback guard(quiet_, true);
  selection_.select(rows);
  restart();
}

void SelectionHistory::follow() {
  if (quiet_) {
    return;
  }
  const bool follows = sinceLast_.isValid() && sinceLast_.elapsed() < oneStep;
  sinceLast_.start();
  undo_.push(new SelectionCommand(*this, std::exchange(before_, selection_.rows()), selection_.rows(), follows));
}

} // namespace stratoscope::ui
