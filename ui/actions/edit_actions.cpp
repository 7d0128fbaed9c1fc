#include "ui/actions/edit_actions.h"

#include "ui/actions/action.h"
#include "ui/models/selection_model.h"

#include <QCoreApplication>
#include <QMenu>
#include <QUndoStack>

namespace stratoscope::ui {
namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(stratoscope::ui::EditActions)
};

} // namespace

void addEditActions(QMenu& menu, QUndoStack& undo, SelectionModel& selection) {
  //: before the name of the step
  auto* back = undo.createUndoAction(&menu, Words::tr("Undo"));
  back->setShortcut(QKeySequence::Undo);
  auto* again = undo.createRedoAction(&menu, Words::tr("Redo"));
  again->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z));
  menu.addActions({back, again});
  menu.addSeparator();
  const auto any = [&selection] { return selection.itemCount() > 0; };
  menu.addAction(new Action(
      &menu, {Words::tr("Select all"), QKeySequence::SelectAll}, [&selection] { selection.selectAll(); }, any));
  menu.addAction(new Action(
      &menu, {Words::tr("Invert selection"), QKeySequence(Qt::CTRL | Qt::Key_I)}, [&selection] { selection.invert(); },
      any));
  menu.addAction(new Action(
      &menu, {Words::tr("Select none"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_A)},
      [&selection] { selection.clear(); }, any));
}

} // namespace stratoscope::ui
