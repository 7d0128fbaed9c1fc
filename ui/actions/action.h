#pragma once

#include <QAction>

#include <functional>

namespace stratoscope::ui {

/// One thing a person can do: its words, the deed, and whether it may be done now.
class Action : public QAction {
  Q_OBJECT

public:
  struct Words {
    QString text;
    QKeySequence keys = {};
    QString tip = {};
  };

  /// @param parent owns the action. @param may empty for always.
  Action(QObject* parent, const Words& words, const std::function<void()>& deed, std::function<bool()> may = {});

  /// Asks again whether it may be done; after anything has changed that it depends on.
  void refresh();

private:
  std::function<bool()> may_;
};

/// Refreshes all of these among the object's children.
void refreshActions(const QObject& parent);

} // namespace stratoscope::ui
