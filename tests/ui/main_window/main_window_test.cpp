#include "core/base/error.h"
#include "core/workflow/threads.h"
#include "ui/main_window/message_bar.h"
#include "ui/main_window/theme.h"
#include "ui/main_window/workspace.h"
#include "ui/models/snapshot_clusters.h"
#include "ui/panels/clusters_panel.h"
#include "ui/panels/cohort_panel.h"
#include "ui/panels/empty_page.h"
#include "ui/panels/gallery_panel.h"
#include "ui/panels/import_dialog.h"
#include "ui/panels/labels_panel.h"
#include "ui/panels/learn_panel.h"
#include "ui/panels/map_panel.h"
#include "ui/panels/sampling_panel.h"
#include "ui/panels/similar_marks.h"
#include "ui/panels/similar_panel.h"
#include "ui/panels/similar_why_view.h"
#include "ui/panels/stepper.h"
#include "ui/panels/viewer_panel.h"
#include "ui/views/curve_view.h"
#include "ui/views/map_view.h"
#include "ui/views/slice_view.h"
#include "window_story.h"

#include <QApplication>
#include <QDockWidget>
#include <QLineEdit>
#include <QListView>
#include <QProgressBar>
#include <QScreen>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QSurfaceFormat>
#include <QTableView>
#include <QTemporaryDir>
#include <QTreeView>
#include <QVTKOpenGLNativeWidget.h>

#include <clocale>

using namespace stratoscope;
using namespace stratoscope::ui;

namespace {

constexpr int perClass = 16;
constexpr int classCount = 6;
constexpr int subsetItems = perClass * classCount + 1;
constexpr int patience = 120000; // ms, for a step on a busy machine
constexpr int longestGap = 250;  // ms; ARCHITECTURE, "Threads"

QString suffix() { return QLocale().name() == "de_DE" ? QStringLiteral("-german-150") : QString(); }

} // namespace

/// One person's way through the window, from nothing to synthetic images. Each function goes on from the one before.
class MainWindowTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void initTestCase() {
    QVERIFY(home_.isValid());
    QStandardPaths::setTestModeEnabled(true);
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, home_.filePath("settings"));
    makeSubset(home_.filePath("pictures"), 0, perClass);
    makeSubset(home_.filePath("more"), perClass, 60);
    workbench_ = std::make_unique<Workbench>();
    window_ = std::make_unique<MainWindow>(*workbench_);
    const auto room = QGuiApplication::primaryScreen()->availableSize();
    window_->resize(QSize(1440, 900).boundedTo(room));
    window_->show();
    QVERIFY(QTest::qWaitForWindowExposed(window_.get()));
    workflow::setThreads(0);
  }

  void emptyWindowOffersTheFirstStep() {
    QVERIFY(window_->findChild<EmptyPage*>()->isVisible());
    QVERIFY(!panels().map->isVisible());
    QCOMPARE(stepState(Step::Import), StepState::Current);
    QCOMPARE(stepState(Step::Learn), StepState::Impossible);
    keepWindow(*window_, "window-empty" + suffix());
  }

  void refusesAFolderThatIsNoCohort() {
    const auto folder = home_.filePath("mistake.stratoscope");
    QDir().mkpath(folder);
    QFile note(folder + "/note.txt");
    QVERIFY(note.open(QIODevice::WriteOnly));
    note.write("not a cohort");
    note.close();
    window_->open({folder});
    QTRY_VERIFY(!window_->messages().text().isEmpty());
    QVERIFY2(window_->messages().text().contains("mistake.stratoscope"), qPrintable(window_->messages().text()));
    QVERIFY(QFile::exists(folder + "/note.txt"));
    QVERIFY(!workbench_->session.isOpen());
  }

  void importsThroughTheDialog() {
    workbench_->session.create(home_.filePath("study.stratoscope").toStdString());
    QTRY_VERIFY(workbench_->session.isOpen());
    import(home_.filePath("pictures"));
    QTRY_COMPARE_WITH_TIMEOUT(itemCount(), subsetItems, patience);
    QTRY_VERIFY(panels().map->isVisible());
    QCOMPARE(panels().gallery->model().rowCount(), subsetItems);
    QCOMPARE(tableRows(), subsetItems);
    QCOMPARE(stepState(Step::Import), StepState::Done);
    QCOMPARE(stepState(Step::Learn), StepState::Current);
  }

  void anEmptyFolderLosesNothing() {
    QDir().mkpath(home_.filePath("empty"));
    window_->open({home_.filePath("empty")});
    auto* dialog = window_->findChild<ImportDialog*>();
    QVERIFY(dialog);
    const auto* button = buttonOf(dialog, "Import");
    QTRY_VERIFY(button->toolTip().contains(home_.filePath("empty")));
    QVERIFY(!button->isEnabled());
    dialog->reject();
    QTRY_VERIFY(!window_->findChild<ImportDialog*>());
    QCOMPARE(itemCount(), subsetItems);
    QVERIFY(workbench_->session.isOpen());
  }

  void trainsTwoEpochsAndShowsTheResult() {
    LearnSettings settings;
    settings.epochs = 2;
    settings.batch = 32;
    panels().learn->setSettings(settings);
    window_->workspace().raise("learn");
    QTest::mouseClick(buttonOf(panels().learn, "Train"), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(snapshot()->map.has_value(), patience);
    QVERIFY(snapshot()->hasEmbedding);
    QVERIFY(snapshot()->clustering.has_value());
    QCOMPARE(panels().learn->findChild<CurveView*>()->pointCount(0), 2);
    QCOMPARE(stepState(Step::Cluster), StepState::Done);
    QCOMPARE(stepState(Step::Explore), StepState::Current);
    keepWindow(*window_, "window-learned" + suffix());
  }

  void aClickOnTheMapShowsTheImage() {
    window_->workspace().raise("cohort");
    auto& map = panels().map->map();
    QTest::mouseClick(&map, Qt::LeftButton, {}, map.positionOf(40).toPoint());
    QCOMPARE(workbench_->selection.rows().size(), std::size_t{1});
    const int chosen = workbench_->selection.current();
    QVERIFY(chosen >= 0);
    QTRY_VERIFY(sliceViews().at(0)->image().isValid());
    QTRY_VERIFY(sliceViews().at(1)->image().isValid());
    QVERIFY(sliceViews().at(2)->image().isValid());
    QCOMPARE(panels().gallery->model().rowCount(), 1);
    QCOMPARE(panels().gallery->model().itemAt(0), chosen);
  }

  void aLassoOnTheMapLeadsAllPanels() {
    auto& map = panels().map->map();
    const QPoint corner(map.width() - 3, map.height() - 3);
    QTest::mousePress(&map, Qt::LeftButton, Qt::ShiftModifier, {2, 2});
    for (const auto& place : {QPoint(corner.x(), 2), corner, QPoint(2, corner.y())}) {
      QTest::mouseMove(&map, place);
    }
    QTest::mouseRelease(&map, Qt::LeftButton, Qt::ShiftModifier, {2, corner.y()});
    const auto& rows = workbench_->selection.rows();
    QVERIFY(rows.size() > subsetItems / 2);
    QCOMPARE(panels().gallery->model().rowCount(), static_cast<int>(rows.size()));
    const auto* tree = panels().cohort->findChild<QTreeView*>();
    QVERIFY(!tree->selectionModel()->selectedRows().isEmpty());
  }

  void aVolumeIsShownWithItsSides() {
    const auto volume = std::ranges::find_if(snapshot()->items, [this](const auto& item) {
      return workflow::seriesOf(*snapshot(), item.row).kind == "nifti";
    });
    QVERIFY(volume != snapshot()->items.end());
    workbench_->selection.setCurrent(volume->row);
    QTRY_VERIFY(sliceViews().at(0)->image().slices > 1);
    QCOMPARE(sliceViews().at(0)->slice(), volume->slice);
    QVERIFY(sliceViews().at(0)->image().hasSpacing());
    QTRY_VERIFY(sliceViews().at(1)->image().isValid());
    keepWindow(*window_, "window-volume" + suffix());
  }

  void labelsAClusterAndTakesItBack() {
    const auto cluster = itemsOfCluster(*snapshot(), 0);
    workbench_->selection.select(cluster);
    workbench_->selection.setCurrent(cluster.front());
    window_->workspace().raise("labels");
    auto* name = panels().labels->findChild<QLineEdit*>();
    QTest::keyClicks(name, "Abdomen");
    QTest::mouseClick(buttonOf(panels().labels, "Add class"), Qt::LeftButton);
    QTRY_COMPARE(snapshot()->labelSet.classes.size(), std::size_t{1});
    auto* toCluster = buttonOf(panels().labels, QString::fromUtf8("Give \u201cAbdomen\u201d to cluster"));
    QVERIFY(toCluster);
    QTest::mouseClick(toCluster, Qt::LeftButton);
    QTRY_COMPARE(labelled(), cluster.size());
    QTRY_VERIFY(workbench_->undo.canUndo());
    QCOMPARE(stepState(Step::Label), StepState::Done);
    keepWindow(*window_, "window-labels" + suffix());
    workbench_->undo.undo();
    QTRY_COMPARE(labelled(), std::size_t{0});
    workbench_->undo.redo();
    QTRY_COMPARE(labelled(), cluster.size());
  }

  void reviewsAClassFromTheEdgeInward() {
    const auto cluster = itemsOfCluster(*snapshot(), 0);
    auto& review = workbench_->review;
    QTest::mouseClick(buttonOf(panels().labels, "Review"), Qt::LeftButton);
    QVERIFY(review.running());
    QCOMPARE(review.items().size(), cluster.size());
    QCOMPARE(workbench_->selection.current(), review.items().front());
    const auto& distances = snapshot()->clustering->distances;
    QVERIFY(distances[static_cast<std::size_t>(review.items().front())] >=
            distances[static_cast<std::size_t>(review.items().back())]);
    window_->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(window_.get()));
    panels().map->map().setFocus();
    QTest::keyClick(window_.get(), Qt::Key_Return);
    QCOMPARE(review.place(), 1);
    QTest::keyClick(window_.get(), Qt::Key_Backspace);
    QCOMPARE(review.place(), 2);
    QTRY_COMPARE(labelled(), cluster.size() - 1);
    keepWindow(*window_, "window-review" + suffix());
    QTest::keyClick(window_.get(), Qt::Key_Escape);
    QVERIFY(!review.running());
    workbench_->undo.undo();
    QTRY_COMPARE(labelled(), cluster.size());
  }

  void findsSimilarImages() {
    window_->workspace().raise("similar");
    auto* panel = panels().similar;
    auto* view = panel->findChild<QListView*>();
    QTRY_VERIFY(view->model()->rowCount() > 0);
    QTRY_VERIFY(panels().map->findChild<SimilarMarks*>()->isVisible());
    view->setCurrentIndex(view->model()->index(1, 0));
    QTest::mouseClick(buttonOf(panel, "More like this"), Qt::LeftButton);
    QSignalSpy marked(panel, &SimilarPanel::marksChanged);
    QTRY_VERIFY(!marked.empty());
    view->setCurrentIndex(view->model()->index(2, 0));
    QTest::mouseClick(buttonOf(panel, "Why similar"), Qt::LeftButton);
    auto* why = panel->findChild<SimilarWhyView*>();
    QTRY_VERIFY_WITH_TIMEOUT(why->isVisible() && !why->findChild<QProgressBar*>()->isVisible(), patience);
    keepWindow(*window_, "window-similar" + suffix());
  }

  void drawsSyntheticImages() {
    window_->workspace().raise("sampling");
    QTest::mouseClick(buttonOf(panels().sampling, "Draw"), Qt::LeftButton);
    auto* drawn = panels().sampling->findChild<QListView*>()->model();
    QTRY_COMPARE_WITH_TIMEOUT(drawn->rowCount(), 16, patience);
    keepWindow(*window_, "window-sampling" + suffix());
    workbench_->sampling.write(home_.filePath("synthetic").toStdString());
    QTRY_VERIFY(QFile::exists(home_.filePath("synthetic/manifest.json")));
  }

  void pausesAndStopsATrainingThatCanBeResumed() {
    LearnSettings settings;
    settings.epochs = 500;
    settings.batch = 32;
    auto& training = workbench_->training;
    training.start(workbench_->session.folder(), settings);
    QTRY_VERIFY_WITH_TIMEOUT(panels().learn->findChild<CurveView*>()->pointCount(0) > 1, patience);
    training.pause(true);
    QTRY_COMPARE(training.state(), TrainingSession::State::Paused);
    training.pause(false);
    QTRY_COMPARE(training.state(), TrainingSession::State::Running);
    training.stop();
    QTRY_COMPARE_WITH_TIMEOUT(training.state(), TrainingSession::State::Idle, patience);
    QTRY_VERIFY(snapshot()->unfinished.has_value());
    QTRY_VERIFY(buttonOf(panels().learn, "Resume after epoch")->isVisibleTo(panels().learn));
  }

  void theWindowLivesWhileItImportsAndTrains() {
    LearnSettings settings;
    settings.epochs = 500;
    settings.batch = 32;
    QTest::qWait(500);
    Heartbeat heartbeat;
    workbench_->training.start(workbench_->session.folder(), settings);
    QTest::qWait(1500);
    import(home_.filePath("more"));
    QTRY_COMPARE_WITH_TIMEOUT(itemCount(), subsetItems + 60 * classCount, patience);
    QTest::qWait(1500);
    const auto longest = heartbeat.longest();
    qInfo("The window's thread: longest gap %lld ms, 99.9th percentile %lld ms; slow: %s",
          static_cast<long long>(longest), static_cast<long long>(heartbeat.percentile(0.999)),
          qPrintable(heartbeat.slow()));
    workbench_->training.stop();
    QTRY_COMPARE_WITH_TIMEOUT(workbench_->training.state(), TrainingSession::State::Idle, patience);
    // Without a graphics card Qt puts the window together on the processor, on the cores that the training uses, and at
    // 150 % that alone takes longer than the limit. The figure is told; the run at 100 % judges it.
    if (window_->devicePixelRatioF() > 1) {
      QSKIP("The heartbeat is judged at 100 %");
    }
    QVERIFY2(longest <= longestGap, qPrintable(QString::number(longest)));
  }

  void aDarkThemeReachesEverything() {
    applyTheme(Theme::Dark);
    for (const auto* dock : {"gallery", "clusters", "labels", "learn"}) {
      window_->workspace().raise(dock);
      keepWindow(*window_, QStringLiteral("window-dark-") + dock + suffix());
    }
    QVERIFY(panels().map->palette().color(QPalette::Base).lightness() < 128);
  }

  void theLayoutComesBack() {
    auto* learn = window_->findChild<QDockWidget*>("learn");
    learn->hide();
    window_->workspace().restoreDefault();
    QVERIFY(!learn->isHidden());
  }

  void cleanupTestCase() {
    window_.reset();
    workbench_.reset();
  }

private:
  [[nodiscard]] const Panels& panels() const { return window_->panels(); }
  [[nodiscard]] std::shared_ptr<const workflow::Snapshot> snapshot() const { return workbench_->session.snapshot(); }
  [[nodiscard]] int itemCount() const { return static_cast<int>(snapshot()->items.size()); }
  [[nodiscard]] StepState stepState(Step step) const { return window_->findChild<Stepper*>()->state(step); }
  [[nodiscard]] QList<SliceView*> sliceViews() const { return panels().viewer->findChildren<SliceView*>(); }
  [[nodiscard]] int tableRows() const { return panels().cohort->findChild<QTableView*>()->model()->rowCount(); }
  [[nodiscard]] std::size_t labelled() const {
    return static_cast<std::size_t>(std::ranges::count_if(snapshot()->labels, [](int label) { return label >= 0; }));
  }

  void import(const QString& folder) {
    window_->open({folder});
    auto* dialog = window_->findChild<ImportDialog*>();
    QVERIFY(dialog);
    QTRY_VERIFY(dialog->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(buttonOf(dialog, "Import")->isEnabled(), patience);
    QTest::mouseClick(buttonOf(dialog, "Import"), Qt::LeftButton);
    QTRY_VERIFY(!window_->findChild<ImportDialog*>());
  }

  QTemporaryDir home_;
  std::unique_ptr<Workbench> workbench_;
  std::unique_ptr<MainWindow> window_;
};

int main(int argc, char** argv) {
  QSurfaceFormat::setDefaultFormat(QVTKOpenGLNativeWidget::defaultFormat());
  QCoreApplication::setOrganizationName(QStringLiteral("StratoscopeTest"));
  QCoreApplication::setApplicationName(QStringLiteral("StratoscopeTest"));
  QApplication application(argc, argv);
  std::setlocale(LC_NUMERIC, "C");
  prepareThemes();
  applyTheme(Theme::Light);
  MainWindowTest test;
  return QTest::qExec(&test, argc, argv);
}

#include "main_window_test.moc"
