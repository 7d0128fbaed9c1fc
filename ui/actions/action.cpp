#include "ui/actions/action.h"

namespace stratoscope::ui {

Action::Action(QObject* parent, const Words& words, const std::function<void()>& deed, std::function<bool()> may)
    : QAction(words.text, parent), may_(std::move(may)) {
  setShortcut(words.keys);
  setStatusTip(words.tip);
  connect(this, &QAction::triggered, this, deed);
  refresh();
}

void Action::refresh() { setEnabled(!may_ || may_()); }

void refreshActions(const QObject& parent) {
  for (auto* action : parent.findChildren<Action*>()) {
    action->refresh();
  }
}

} // namespace stratoscope::ui
