#pragma once

class QMenu;
class QUndoStack;

namespace stratoscope::ui {

class SelectionModel;

/// Undo and redo with the step named, select all, invert and none. Both must outlive the menu.
void addEditActions(QMenu& menu, QUndoStack& undo, SelectionModel& selection);

} // namespace stratoscope::ui
