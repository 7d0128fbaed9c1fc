#include "ui/main_window/menus.h"

#include "ui/actions/action.h"
#include "ui/actions/edit_actions.h"
#include "ui/actions/help_dialogs.h"
#include "ui/main_window/cohort_dialogs.h"
#include "ui/main_window/import_offer.h"
#include "ui/main_window/panel_wishes.h"
#include "ui/main_window/recent_cohorts.h"
#include "ui/main_window/theme_menu.h"
#include "ui/main_window/workbench.h"
#include "ui/main_window/workspace.h"
#include "ui/panels/learn_panel.h"
#include "ui/panels/map_panel.h"
#include "ui/views/map_view.h"

#include <QCoreApplication>
#include <QDockWidget>
#include <QLocale>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>

namespace stratoscope::ui {
namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(stratoscope::ui::Menus)
};

using May = std::function<bool()>;

May hasCohort(Workbench& workbench) {
  return [&workbench] { return workbench.session.isOpen(); };
}

May hasImages(Workbench& workbench) {
  return [&workbench] { return workbench.session.isOpen() && !workbench.session.snapshot()->items.empty(); };
}

May hasEmbedding(Workbench& workbench) {
  return [&workbench] { return workbench.session.isOpen() && workbench.session.snapshot()->hasEmbedding; };
}

May isClustered(Workbench& workbench) {
  return [&workbench] { return workbench.session.isOpen() && workbench.session.snapshot()->clustering.has_value(); };
}

May trains(Workbench& workbench, bool wanted) {
  return [&workbench, wanted, images = hasImages(workbench)] {
    return images() && (workbench.training.state() != TrainingSession::State::Idle) == wanted;
  };
}

/// A menu that is filled anew whenever it opens.
QMenu* addLiveMenu(QMenu& menu, const QString& title, const std::function<void(QMenu&)>& fill) {
  auto* made = menu.addMenu(title);
  QObject::connect(made, &QMenu::aboutToShow, made, [made, fill] {
    made->clear();
    fill(*made);
  });
  return made;
}

void addUnfinishedImport(QMenu& menu, Workbench& workbench) {
  menu.addAction(new Action(
      &menu, {Words::tr("Continue the unfinished import")}, [&workbench] { continueImport(workbench); },
      [&workbench] { return canContinueImport(workbench); }));
  menu.addAction(new Action(
      &menu, {Words::tr("Throw the unfinished import away")}, [&workbench] { workbench.steps.discardImport(); },
      [&workbench] { return workbench.session.isOpen() && workbench.session.snapshot()->unfinishedImport; }));
}

void addExports(QMenu& menu, const MenuTargets& to) {
  auto* exports = menu.addMenu(Words::tr("Export"));
  const std::pair<QString, const char*> kinds[] = {{Words::tr("Images and metadata\u2026"), "items"},
                                                   {Words::tr("Embedding\u2026"), "embeddings"},
                                                   {Words::tr("Clusters\u2026"), "clusters"},
                                                   {Words::tr("Map\u2026"), "map"},
                                                   {Words::tr("Labels\u2026"), "labels"}};
  for (const auto& [text, kind] : kinds) {
    exports->addAction(new Action(
        &menu, {text}, [&dialogs = to.dialogs, what = QString::fromLatin1(kind)] { dialogs.exportTable(what); },
        hasImages(to.workbench)));
  }
}

void fillFile(QMenu& menu, const MenuTargets& to) {
  auto& dialogs = to.dialogs;
  menu.addAction(new Action(&menu, {Words::tr("New cohort\u2026"), QKeySequence::New}, [&] { dialogs.newCohort(); }));
  menu.addAction(
      new Action(&menu, {Words::tr("Open cohort\u2026"), QKeySequence::Open}, [&] { dialogs.openCohort(); }));
  addLiveMenu(menu, Words::tr("Open recent"), [&workbench = to.workbench](QMenu& recent) {
    for (const auto& folder : recent_cohorts::list()) {
      recent.addAction(folder, [&workbench, folder] { workbench.session.open(folder.toStdString()); });
    }
  });
  menu.addAction(new Action(&menu, {Words::tr("Open sample cohort")}, [&] { dialogs.openSample(); }));
  menu.addSeparator();
  menu.addAction(new Action(&menu, {Words::tr("Import images\u2026"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_I)},
                            [&] { dialogs.importInto(); }));
  addUnfinishedImport(menu, to.workbench);
  addExports(menu, to);
  menu.addAction(
      new Action(&menu, {Words::tr("Export de-identified copy\u2026")}, [&] { dialogs.exportDeidentified(); }));
  menu.addAction(new Action(
      &menu, {Words::tr("Write report\u2026"), QKeySequence(Qt::CTRL | Qt::Key_R)}, [&] { dialogs.writeReport(); },
      isClustered(to.workbench)));
  menu.addSeparator();
  menu.addAction(new Action(
      &menu, {Words::tr("Close cohort"), QKeySequence::Close}, [&w = to.workbench] { w.session.close(); },
      hasCohort(to.workbench)));
  menu.addAction(
      new Action(&menu, {Words::tr("Quit"), QKeySequence(Qt::CTRL | Qt::Key_Q)}, [&w = to.window] { w.close(); }));
}

/// Saved selections, each with its number of images.
void listSelections(QMenu& menu, const Workbench& workbench, const std::function<void(const QString&)>& deed) {
  const auto snapshot = workbench.session.snapshot();
  for (const auto& saved : snapshot ? snapshot->selections : std::vector<cohort::SavedSelection>()) {
    const auto name = QString::fromStdString(saved.name);
    auto shown = name;
    shown.replace('&', QStringLiteral("&&"));
    //: name and number of images of a saved selection
    menu.addAction(Words::tr("%1 (%2)").arg(shown, QLocale().toString(saved.count)), [deed, name] { deed(name); });
  }
}

void fillSelection(QMenu& menu, const MenuTargets& to) {
  auto& workbench = to.workbench;
  menu.addAction(new Action(
      &menu, {Words::tr("Save selection\u2026"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S)},
      [&d = to.dialogs] { d.saveSelection(); }, [&workbench] { return !workbench.selection.rows().empty(); }));
  auto* restore = addLiveMenu(menu, Words::tr("Restore"), [&workbench](QMenu& names) {
    listSelections(names, workbench, [&workbench](const QString& name) { workbench.savedSelections.restore(name); });
  });
  auto* remove = addLiveMenu(menu, Words::tr("Delete"), [&workbench](QMenu& names) {
    listSelections(names, workbench, [&workbench](const QString& name) { workbench.savedSelections.remove(name); });
  });
  QObject::connect(&menu, &QMenu::aboutToShow, &menu, [restore, remove, &workbench] {
    const auto snapshot = workbench.session.snapshot();
    restore->setEnabled(snapshot && !snapshot->selections.empty());
    remove->setEnabled(restore->isEnabled());
  });
}

void fillView(QMenu& menu, const MenuTargets& to) {
  auto* map = to.panels.map;
  auto* fit = new Action(
      &menu, {Words::tr("Show the whole map"), QKeySequence(Qt::Key_F)}, [map] { map->map().fitAll(); },
      hasImages(to.workbench));
  auto* zoom = new Action(
      &menu, {Words::tr("Show the selection on the map"), QKeySequence(Qt::Key_H)},
      [map] { map->map().zoomToSelection(); }, hasImages(to.workbench));
  for (auto* action : {fit, zoom}) {
    // The Viewer has an F of its own.
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    map->addAction(action);
    menu.addAction(action);
  }
  menu.addSeparator();
  addThemeMenu(menu);
}

void fillCohort(QMenu& menu, const MenuTargets& to) {
  auto& workbench = to.workbench;
  menu.addAction(new Action(&menu, {Words::tr("Import images\u2026")}, [&d = to.dialogs] { d.importInto(); }));
  menu.addAction(new Action(
      &menu, {Words::tr("Add a table\u2026")}, [&d = to.dialogs] { d.addTable(); }, hasImages(workbench)));
  menu.addAction(new Action(
      &menu, {Words::tr("Split by patient\u2026")}, [&d = to.dialogs] { d.splitCohort(); }, hasImages(workbench)));
  menu.addSeparator();
  auto* evaluate = addLiveMenu(menu, Words::tr("Compare clusters with"), [&workbench](QMenu& columns) {
    const auto snapshot = workbench.session.snapshot();
    for (const auto& column : snapshot ? snapshot->columns : std::vector<workflow::Column>()) {
      auto* action = columns.addAction(QString::fromStdString(column.name), [&workbench, name = column.name] {
        workflow::EvaluateOptions options;
        options.truth = name;
        workbench.steps.evaluate(options);
      });
      action->setEnabled(snapshot->clustering.has_value());
    }
  });
  evaluate->menuAction()->setStatusTip(Words::tr("Accuracy, purity and agreement with a column of metadata"));
}

void fillLearn(QMenu& menu, const MenuTargets& to) {
  auto& workbench = to.workbench;
  auto* learn = to.panels.learn;
  menu.addAction(new Action(
      &menu, {Words::tr("Train"), QKeySequence(Qt::CTRL | Qt::Key_T)},
      [&workbench, learn] { workbench.training.start(workbench.session.folder(), learn->settings()); },
      trains(workbench, false)));
  menu.addAction(new Action(
      &menu, {Words::tr("Resume training")},
      [&workbench, learn] { workbench.training.resume(workbench.session.folder(), learn->settings().device); },
      [&workbench] { return workbench.session.isOpen() && workbench.session.snapshot()->unfinished.has_value(); }));
  menu.addAction(new Action(
      &menu, {Words::tr("Pause training")}, [&workbench] { workbench.training.pause(true); }, trains(workbench, true)));
  menu.addAction(new Action(
      &menu, {Words::tr("Stop training")}, [&workbench] { workbench.training.stop(); }, trains(workbench, true)));
  menu.addSeparator();
  menu.addAction(new Action(
      &menu, {Words::tr("Embed, cluster and map again")},
      [&workbench, learn] { workbench.steps.showResult(learn->settings().device); },
      [&workbench] { return workbench.session.isOpen() && workbench.session.snapshot()->hasModel; }));
}

void fillCluster(QMenu& menu, const MenuTargets& to) {
  auto& workbench = to.workbench;
  menu.addAction(new Action(
      &menu, {Words::tr("Cluster with the number at the elbow")}, [&workbench] { workbench.steps.cluster({}); },
      hasEmbedding(workbench)));
  menu.addAction(new Action(
      &menu, {Words::tr("Choose the number of clusters")},
      [&workspace = to.workspace] { workspace.raise(QStringLiteral("clusters")); }, hasEmbedding(workbench)));
  menu.addSeparator();
  const std::pair<QString, const char*> methods[] = {{Words::tr("Lay out the map by UMAP"), "umap"},
                                                     {Words::tr("Lay out the map by principal components"), "pca"}};
  for (const auto& [text, method] : methods) {
    menu.addAction(new Action(
        &menu, {text},
        [&workbench, name = std::string(method)] {
          workbench.steps.layOut({name, 0});
        },
        hasEmbedding(workbench)));
  }
}

void fillLabel(QMenu& menu, const MenuTargets& to) {
  auto& workbench = to.workbench;
  addLiveMenu(menu, Words::tr("Label the selection"), [&workbench](QMenu& classes) {
    const auto snapshot = workbench.session.snapshot();
    int labelClass = 0;
    for (const auto& name : snapshot ? snapshot->labelSet.classes : std::vector<std::string>()) {
      classes.addAction(QString::fromStdString(name),
                        [&workbench, labelClass] { labelItems(workbench, labelClass, workbench.selection.rows()); });
      ++labelClass;
    }
  });
  menu.addAction(new Action(
      &menu, {Words::tr("Take the label of the selection away")},
      [&workbench] { labelItems(workbench, -1, workbench.selection.rows()); },
      [&workbench] { return !workbench.selection.rows().empty(); }));
  menu.addSeparator();
  menu.addAction(new Action(
      &menu, {Words::tr("Show the Labels dock"), QKeySequence(Qt::CTRL | Qt::Key_L)},
      [&workspace = to.workspace] { workspace.raise(QStringLiteral("labels")); }, hasImages(workbench)));
}

void fillWindow(QMenu& menu, const MenuTargets& to) {
  for (auto* dock : to.workspace.docks()) {
    menu.addAction(dock->toggleViewAction());
  }
  menu.addSeparator();
  menu.addAction(new Action(
      &menu, {Words::tr("Restore default layout")}, [&workspace = to.workspace] { workspace.restoreDefault(); },
      [&workspace = to.workspace] { return !workspace.isEmpty(); }));
}

void fillHelp(QMenu& menu, const MenuTargets& to) {
  menu.addAction(new Action(&menu, {Words::tr("Keys and gestures"), QKeySequence(Qt::Key_Question)},
                            [&w = to.window] { showShortcuts(&w); }));
  menu.addAction(new Action(&menu, {Words::tr("About Stratoscope")}, [&w = to.window] { showAbout(&w); }));
}

} // namespace

void makeMenus(const MenuTargets& to) {
  auto* bar = to.window.menuBar();
  fillFile(*bar->addMenu(Words::tr("&File")), to);
  addEditActions(*bar->addMenu(Words::tr("&Edit")), to.workbench.undo, to.workbench.selection);
  fillSelection(*bar->addMenu(Words::tr("&Selection")), to);
  fillView(*bar->addMenu(Words::tr("&View")), to);
  fillCohort(*bar->addMenu(Words::tr("&Cohort")), to);
  fillLearn(*bar->addMenu(Words::tr("&Learn")), to);
  fillCluster(*bar->addMenu(Words::tr("Cl&uster")), to);
  fillLabel(*bar->addMenu(Words::tr("L&abel")), to);
  fillWindow(*bar->addMenu(Words::tr("&Window")), to);
  fillHelp(*bar->addMenu(Words::tr("&Help")), to);
  const auto refresh = [&window = to.window] { refreshActions(window); };
  QObject::connect(&to.workbench.session, &CohortSession::changed, &to.window, refresh);
  QObject::connect(&to.workbench.selection, &SelectionModel::selectionChanged, &to.window, refresh);
  QObject::connect(&to.workbench.training, &TrainingSession::stateChanged, &to.window, refresh);
}

} // namespace stratoscope::ui
