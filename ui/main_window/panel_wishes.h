#pragma once

#include "ui/main_window/panels.h"

#include <vector>

namespace stratoscope::ui {

class CohortDialogs;
class PanelFeed;

/// Gives items a class of the default set by its number; -1 takes their label away.
void labelItems(Workbench& workbench, int labelClass, const std::vector<int>& items);
/// Joins what the panels ask for with those who do it. All must outlive the panels.
void connectWishes(const Panels& panels, Workbench& workbench, CohortDialogs& dialogs, PanelFeed& feed);

} // namespace stratoscope::ui
