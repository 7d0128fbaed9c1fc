#pragma once

#include "ui/main_window/panels.h"

class QMainWindow;

namespace stratoscope::ui {

class CohortDialogs;

/// What the menus act on. All must outlive the window.
struct MenuTargets {
  QMainWindow& window;
  Workbench& workbench;
  Workspace& workspace;
  CohortDialogs& dialogs;
  Panels panels;
};

/// Fills the window's menu bar: File, Edit, Selection, View, Cohort, Learn, Cluster, Label, Window and Help.
void makeMenus(const MenuTargets& to);

} // namespace stratoscope::ui
