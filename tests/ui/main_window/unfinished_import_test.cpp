#include "core/cohort/items.h"
#include "core/cohort/staging.h"
#include "core/workflow/importing/import.h"
#include "ui/main_window/message_bar.h"
#include "ui/main_window/theme.h"
#include "window_story.h"

#include <QApplication>
#include <QMenu>
#include <QMenuBar>
#include <QProcess>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QSurfaceFormat>
#include <QTemporaryDir>
#include <QVTKOpenGLNativeWidget.h>

#include <clocale>
#include <csignal>

using namespace stratoscope;
using namespace stratoscope::ui;

namespace {

namespace fs = std::filesystem;

constexpr int pictures = 150; // more than the two portions of 64 that are staged before the kill
constexpr int patience = 60000;
/// Argument with which this program imports into a cohort instead of running its tests, to be killed at it.
constexpr const char* importArgument = "--import-until-killed";

/// Kills its own process as soon as something is staged.
class KillWhenStaged : public Progress {
public:
  explicit KillWhenStaged(fs::path folder) : folder_(std::move(folder)) {}
  void report(std::int64_t, std::int64_t, const Text&) override {
    if (cohort::stagedCount(cohort::Cohort::open(folder_)) > 0) { // any thread may report
      std::raise(SIGKILL);
    }
  }

private:
  fs::path folder_;
};

int importUntilKilled(const fs::path& folder, const fs::path& sources) {
  auto cohort = cohort::Cohort::create(folder);
  workflow::ImportOptions options;
  options.sources = {sources};
  options.recipe.size = 32;
  KillWhenStaged progress(folder);
  (void)workflow::importSources(cohort, options, progress, {});
  return 0;
}

QAction* actionNamed(const QMainWindow& window, const QString& text) {
  for (auto* action : window.findChildren<QAction*>()) {
    if (action->text() == text) {
      return action;
    }
  }
  return nullptr;
}

} // namespace

/// A cohort whose import was killed is opened in the window.
class UnfinishedImportTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void initTestCase() {
    QVERIFY(home_.isValid());
    QStandardPaths::setTestModeEnabled(true);
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, home_.filePath("settings"));
    const QDir hands(QStringLiteral(STRATOSCOPE_SAMPLE) + "/mednist/Hand");
    QDir().mkpath(sources());
    for (const auto& file : hands.entryList({"*.jpeg"}, QDir::Files, QDir::Name).mid(0, pictures)) {
      QVERIFY(QFile::copy(hands.filePath(file), sources() + '/' + file));
    }
  }

  void init() {
    workbench_ = std::make_unique<Workbench>();
    window_ = std::make_unique<MainWindow>(*workbench_);
    window_->resize(1440, 900);
    window_->show();
    QVERIFY(QTest::qWaitForWindowExposed(window_.get()));
  }

  void cleanup() {
    window_.reset();
    workbench_.reset();
  }

  void aKilledImportIsContinued() {
    const int staged = killImportInto("continued.stratoscope");
    open("continued.stratoscope");
    QTRY_VERIFY(buttonOf(&window_->messages(), "Continue the import"));
    QVERIFY2(window_->messages().text().contains(QString::number(staged)), qPrintable(window_->messages().text()));
    QVERIFY(workbench_->session.snapshot()->items.empty());
    QVERIFY(actionNamed(*window_, "Continue the unfinished import")->isEnabled());
    keep("unfinished-import");
    QTest::mouseClick(buttonOf(&window_->messages(), "Continue the import"), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(itemCount(), pictures, patience);
    QVERIFY(!workbench_->session.snapshot()->unfinishedImport);
    QVERIFY(!actionNamed(*window_, "Continue the unfinished import")->isEnabled());
    // What was read before was not read again.
    const auto run = workbench_->session.snapshot()->runs.front();
    QVERIFY2(run.resultJson.find("\"continued_series\":" + std::to_string(staged)) != std::string::npos,
             run.resultJson.c_str());
  }

  void aKilledImportIsThrownAway() {
    (void)killImportInto("discarded.stratoscope");
    open("discarded.stratoscope");
    QTRY_VERIFY(buttonOf(&window_->messages(), "Throw them away"));
    QTest::mouseClick(buttonOf(&window_->messages(), "Throw them away"), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(!workbench_->session.snapshot()->unfinishedImport, patience);
    QVERIFY2(window_->messages().text().contains("thrown away"), qPrintable(window_->messages().text()));
    QCOMPARE(itemCount(), 0);
    QVERIFY(!fs::exists(place("discarded.stratoscope") / "images" / "importing.pixels"));
    // Nothing is offered at the next opening.
    workbench_->session.close();
    QTRY_VERIFY(!workbench_->session.isOpen());
    window_->messages().hide();
    open("discarded.stratoscope");
    QTest::qWait(50);
    QCOMPARE(window_->messages().text(), QString());
  }

  void aStoppedImportIsOfferedAtOnce() {
    workbench_->session.create(place("stopped.stratoscope"));
    QTRY_VERIFY(workbench_->session.isOpen());
    workflow::ImportOptions options;
    options.sources = {sources().toStdString()};
    options.recipe.size = 32;
    const auto stop = connect(&workbench_->jobs, &JobCenter::jobChanged, this, [this](int id) {
      if (cohort::stagedCount(cohort::Cohort::open(place("stopped.stratoscope"))) > 0) {
        workbench_->jobs.stop(id);
      }
    });
    workbench_->steps.importSources(options);
    QTRY_VERIFY_WITH_TIMEOUT(!workbench_->jobs.busy(), patience);
    disconnect(stop);
    // On a fast machine the import may be done before the stop is heard.
    QTRY_VERIFY(itemCount() == pictures || window_->messages().text().contains("not finished"));
  }

private:
  [[nodiscard]] QString sources() const { return home_.filePath("hands"); }
  [[nodiscard]] fs::path place(const char* name) const { return home_.filePath(name).toStdString(); }
  [[nodiscard]] int itemCount() const { return static_cast<int>(workbench_->session.snapshot()->items.size()); }

  /// @return how many series the import had read.
  int killImportInto(const char* name) const {
    QProcess process;
    process.start(QCoreApplication::applicationFilePath(), {importArgument, home_.filePath(name), sources()});
    [&] { QVERIFY(process.waitForFinished(patience)); }();
    [&] { QCOMPARE(process.exitStatus(), QProcess::CrashExit); }();
    const int staged = cohort::stagedCount(cohort::Cohort::open(place(name)));
    [&] { QVERIFY(staged > 0 && staged < pictures); }();
    return staged;
  }

  void open(const char* name) {
    window_->open({home_.filePath(name)});
    QTRY_VERIFY(workbench_->session.isOpen());
  }

  void keep(const QString& name) {
    const auto scale = QStringLiteral("-%1").arg(qRound(100 * qApp->devicePixelRatio()));
    keepWindow(*window_, name + "-light" + scale);
    applyTheme(Theme::Dark);
    keepWindow(*window_, name + "-dark" + scale);
    applyTheme(Theme::Light);
  }

  QTemporaryDir home_;
  std::unique_ptr<Workbench> workbench_;
  std::unique_ptr<MainWindow> window_;
};

int main(int argc, char** argv) {
  if (argc == 4 && std::string_view(argv[1]) == importArgument) {
    const QCoreApplication application(argc, argv);
    return importUntilKilled(argv[2], argv[3]);
  }
  QSurfaceFormat::setDefaultFormat(QVTKOpenGLNativeWidget::defaultFormat());
  QCoreApplication::setOrganizationName(QStringLiteral("StratoscopeTest"));
  QCoreApplication::setApplicationName(QStringLiteral("StratoscopeUnfinished"));
  QApplication application(argc, argv);
  QLocale::setDefault(QLocale::c());
  std::setlocale(LC_NUMERIC, "C");
  prepareThemes();
  applyTheme(Theme::Light);
  UnfinishedImportTest test;
  return QTest::qExec(&test, argc, argv);
}

#include "unfinished_import_test.moc"
