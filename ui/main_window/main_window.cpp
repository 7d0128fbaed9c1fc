#include "ui/main_window/main_window.h"

#include "core/workflow/deidentification_report.h"
#include "ui/main_window/cohort_dialogs.h"
#include "ui/main_window/import_offer.h"
#include "ui/main_window/menus.h"
#include "ui/main_window/message_bar.h"
#include "ui/main_window/panel_feed.h"
#include "ui/main_window/panel_wishes.h"
#include "ui/main_window/recent_cohorts.h"
#include "ui/main_window/step_states.h"
#include "ui/main_window/workbench.h"
#include "ui/main_window/workspace.h"
#include "ui/models/core_text.h"
#include "ui/panels/deidentify_report.h"
#include "ui/panels/empty_page.h"
#include "ui/panels/source_list.h"
#include "ui/panels/stepper.h"

#include <QCloseEvent>
#include <QDir>
#include <QFileInfo>
#include <QLoggingCategory>
#include <QSettings>
#include <QStatusBar>
#include <QToolBar>
#include <QVBoxLayout>

namespace stratoscope::ui {
namespace {

Q_LOGGING_CATEGORY(windowLog, "stratoscope.window")

const QString geometryKey = QStringLiteral("window/geometry");
const QString layoutKey = QStringLiteral("window/layout");

bool isCohort(const QString& path) { return QFileInfo::exists(QDir(path).filePath(QStringLiteral("cohort.sqlite"))); }

} // namespace

MainWindow::MainWindow(Workbench& workbench, QWidget* parent)
    : QMainWindow(parent), workbench_(workbench), stepper_(new Stepper), messages_(new MessageBar), page_(makePage()),
      workspace_(new Workspace(*this, page_)), panels_(makePanels(workbench, log_, *workspace_)),
      dialogs_(new CohortDialogs(workbench, *this)), feed_(new PanelFeed(workbench, panels_, this)) {
  setObjectName(QStringLiteral("main"));
  setAcceptDrops(true);
  resize(1440, 900);
  makeTop();
  new ImportOffer(workbench_, *messages_, this);
  makeMenus({*this, workbench_, *workspace_, *dialogs_, panels_});
  connectWishes(panels_, workbench_, *dialogs_, *feed_);
  connectWorkbench();
  workspace_->restoreDefault();
  restore();
  follow();
}

MainWindow::~MainWindow() = default;

EmptyPage* MainWindow::makePage() {
  auto* page = new EmptyPage;
  page->setRecent(recent_cohorts::list());
  connect(page, &EmptyPage::sampleRequested, this, [this] { dialogs_->openSample(); });
  connect(page, &EmptyPage::importRequested, this, [this] { dialogs_->importInto(); });
  connect(page, &EmptyPage::openRequested, this, [this] { dialogs_->openCohort(); });
  connect(page, &EmptyPage::recentRequested, this, [this](const QString& folder) { open({folder}); });
  return page;
}

void MainWindow::makeTop() {
  auto* top = new QWidget;
  auto* layout = new QVBoxLayout(top);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addWidget(stepper_);
  layout->addWidget(messages_);
  auto* bar = addToolBar(tr("Steps"));
  bar->setObjectName(QStringLiteral("steps"));
  bar->setMovable(false);
  bar->toggleViewAction()->setVisible(false);
  bar->setContextMenuPolicy(Qt::PreventContextMenu);
  bar->addWidget(top);
  connect(stepper_, &Stepper::stepRequested, this, &MainWindow::goTo);
  connect(stepper_, &Stepper::stepRefused, this,
          [this](Step, const QString& why) { messages_->tell(MessageBar::Kind::Notice, why); });
}

void MainWindow::connectWorkbench() {
  connect(&workbench_.session, &CohortSession::changed, this, &MainWindow::follow);
  connect(&workbench_, &Workbench::failed, this, &MainWindow::report);
  // What went wrong before is no news any more.
  connect(&workbench_.steps, &CohortSteps::started, messages_, &QWidget::hide);
  connect(&workbench_.training, &TrainingSession::stateChanged, messages_, &QWidget::hide);
  const auto written = [this](const QString& path) {
    messages_->tell(MessageBar::Kind::Notice, tr("Written: %1").arg(QDir::toNativeSeparators(path)));
  };
  connect(&workbench_.steps, &CohortSteps::written, this, written);
  connect(&workbench_.sampling, &SamplingDesk::written, this, written);
  connect(&workbench_.steps, &CohortSteps::noticed, this,
          [this](const QString& text) { messages_->tell(MessageBar::Kind::Notice, text); });
  connect(&workbench_.savedSelections, &SelectionDesk::saved, this, [this](const QString& name, int items) {
    //: %1 is the name of a selection
    messages_->tell(MessageBar::Kind::Notice,
                    tr("%Ln images are saved as \u201c%1\u201d: Selection > Restore", nullptr, items).arg(name));
  });
  connect(&workbench_.steps, &CohortSteps::imported, this, &MainWindow::tellImport);
  connect(&workbench_.steps, &CohortSteps::copied, this, &MainWindow::tellCopies);
  connect(&workbench_.deidentify, &DeidentifyDesk::done, this, &MainWindow::tellCopies);
}

void MainWindow::tellCopies(const workflow::DeidentificationResult& result) {
  QStringList parts{tr("%Ln files were copied without what identifies.", nullptr, result.files)};
  if (!result.refused.empty()) {
    parts << tr("%Ln files were refused.", nullptr, static_cast<int>(result.refused.size()));
  }
  const auto risks = static_cast<int>(workflow::remainingRisks(result).size());
  parts << (risks > 0 ? tr("%Ln things may still identify.", nullptr, risks) : QString());
  messages_->offer(parts.join(QChar::Space).trimmed(), {tr("Show the report"), [this, result] {
                                                          auto* report = new DeidentifyReport(result, this);
                                                          report->setAttribute(Qt::WA_DeleteOnClose);
                                                          report->show();
                                                        }});
}

void MainWindow::tellImport(const workflow::ImportResult& result) {
  for (const auto& file : result.skipped) {
    qCWarning(windowLog, "Skipped: %s: %s", file.path.c_str(), qUtf8Printable(translated(file.reason)));
  }
  for (const auto& file : result.warnings) {
    qCWarning(windowLog, "%s: %s", file.path.c_str(), qUtf8Printable(translated(file.message)));
  }
  const auto skipped = static_cast<int>(result.skipped.size());
  const auto text = skipped > 0 ? tr("%Ln files were skipped: the log says why", nullptr, skipped) : QString();
  const auto snapshot = workbench_.session.snapshot();
  if (result.items > 0 && snapshot && snapshot->hasModel) {
    const auto added = tr("%Ln images are new to the model.", nullptr, result.items);
    messages_->offer(text.isEmpty() ? added : added + QChar::Space + text,
                     {tr("Embed the new images"), [this] { workbench_.steps.showResult(QStringLiteral("auto")); }});
  } else if (!text.isEmpty()) {
    messages_->tell(MessageBar::Kind::Notice, text);
  }
}

void MainWindow::report(const QString& what, const Error& error) {
  //: what was asked for, and why it did not work
  const auto text = tr("%1: %2").arg(what, describe(error));
  qCWarning(windowLog, "%s", qUtf8Printable(text));
  messages_->tell(MessageBar::Kind::Fault, text);
}

void MainWindow::follow() {
  const auto snapshot = workbench_.session.snapshot();
  const auto views = stepViewsOf(snapshot.get());
  for (std::size_t i = 0; i < views.size(); ++i) {
    stepper_->setStep(static_cast<Step>(i), views[i].state, views[i].why);
  }
  workspace_->setEmpty(!snapshot || snapshot->items.empty());
  if (!snapshot) {
    stepper_->clearCohort();
    setWindowTitle(tr("Stratoscope"));
    return;
  }
  stepper_->setCohort(workbench_.session.name(), static_cast<int>(snapshot->items.size()),
                      static_cast<int>(snapshot->patients.size()), true);
  setWindowTitle(tr("%1 \u2013 Stratoscope").arg(workbench_.session.name()));
  if (workbench_.session.content().changes.items) {
    recent_cohorts::add(QString::fromStdString(snapshot->folder.string()));
    page_->setRecent(recent_cohorts::list());
  }
}

void MainWindow::goTo(Step step) {
  switch (step) {
  case Step::Import:
    dialogs_->importInto();
    break;
  case Step::Learn:
    workspace_->raise(QStringLiteral("learn"));
    break;
  case Step::Cluster:
    workspace_->raise(QStringLiteral("clusters"));
    break;
  case Step::Explore:
    workspace_->raise(QStringLiteral("map"));
    workspace_->raise(QStringLiteral("gallery"));
    break;
  case Step::Label:
    workspace_->raise(QStringLiteral("labels"));
    break;
  case Step::Report:
    dialogs_->writeReport();
    break;
  }
}

void MainWindow::open(const QStringList& paths) {
  QStringList sources;
  for (const auto& path : paths) {
    // A folder that calls itself a cohort and is none gets its message from the attempt to open it.
    if (isCohort(path) || path.endsWith(QStringLiteral(".stratoscope"))) {
      workbench_.session.open(path.toStdString());
    } else {
      sources << path;
    }
  }
  if (!sources.isEmpty()) {
    dialogs_->importInto(sources);
  }
}

void MainWindow::restore() {
  const QSettings settings;
  restoreGeometry(settings.value(geometryKey).toByteArray());
  if (const auto layout = settings.value(layoutKey).toByteArray(); !layout.isEmpty()) {
    workspace_->setState(layout);
  }
}

void MainWindow::closeEvent(QCloseEvent* event) {
  QSettings settings;
  settings.setValue(geometryKey, saveGeometry());
  settings.setValue(layoutKey, workspace_->state());
  event->accept();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
  if (!localFiles(event->mimeData()).isEmpty()) {
    event->acceptProposedAction();
  }
}

void MainWindow::dropEvent(QDropEvent* event) {
  event->acceptProposedAction();
  open(localFiles(event->mimeData()));
}

} // namespace stratoscope::ui
