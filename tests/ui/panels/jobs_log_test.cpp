#include "panel_pictures.h"
#include "ui/models/log_model.h"
#include "ui/panels/job_row.h"
#include "ui/panels/jobs_panel.h"
#include "ui/panels/log_panel.h"

#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollBar>
#include <QStyleFactory>
#include <QTableView>

#include <thread>

using namespace stratoscope;
using namespace stratoscope::ui;

namespace {

/// A work that says how far it is and then waits to be stopped.
auto standing(std::int64_t done, std::int64_t total, const Text& message) {
  return [=](Progress& progress, JobControl& control) {
    progress.report(done, total, message);
    while (true) {
      control.waitWhilePaused();
      std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
  };
}

LogEntry line(LogLevel level, const QString& category, const QString& text) {
  return {QDateTime(QDate(2024, 5, 1), QTime(14, 3, 9, 120)), level, category, text};
}

JobState stateOf(const JobCenter& center, JobId id) { return center.job(id).value().state; }

} // namespace

class JobsLogTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void anEmptyListSaysWhatWouldBeThere() {
    JobCenter center;
    JobsPanel panel(center);
    showPanel(panel, {900, 160});
    QVERIFY(panel.findChildren<JobRow*>().isEmpty());
    QVERIFY(!withText<QPushButton>(panel, "Clear finished")->isVisible());
    keepPictures(panel, "jobs-empty");
  }

  void jobsShowHowFarTheyAreAndWhatCameOfThem() {
    JobCenter center;
    JobsPanel panel(center);
    showPanel(panel, {1100, 220});
    const auto done = center.run(
        "Map of 900 images", Lane::Cpu, [](Progress&, const std::stop_token&) {}, this, [] {});
    const auto failed = center.run(
        "Import CT archive", Lane::Cpu,
        [](Progress&, const std::stop_token&) {
          throw Error(ErrorCode::WriteFailed, "the disk is full", "images.npy", "Free some space, then import again");
        },
        this, [] {});
    QTRY_COMPARE(stateOf(center, failed), JobState::Failed);
    QTRY_COMPARE(stateOf(center, done), JobState::Done);
    center.setResult(done, "trustworthiness 0.97");
    center.run("Import chest archive of 2021", Lane::Io, standing(12480, 47112, STRATOSCOPE_TEXT("Reading headers")),
               this, [] {});
    const auto train = center.run("Learn run 4, residual, 64 pixels", Lane::Gpu,
                                  standing(600, 1000, {STRATOSCOPE_TEXT("Epoch %1 of %2"), {"24", "40"}}), this, [] {});
    center.run("Cluster run 5", Lane::Gpu, standing(0, 0, {}), this, [] {});
    QTRY_COMPARE(center.job(train)->done, std::int64_t{600});
    QCOMPARE(panel.findChildren<JobRow*>().size(), 5);
    const auto* bar = named<QProgressBar>(panel, "Progress of Learn run 4, residual, 64 pixels");
    QCOMPARE(bar->value(), 600);
    QVERIFY(withText<QLabel>(panel, "Epoch 24 of 40")->isVisible());
    QVERIFY(withText<QLabel>(panel, "images.npy: the disk is full. Free some space, then import again")->isVisible());
    QVERIFY(withText<QLabel>(panel, QStringLiteral("Done in 1 s \u00b7 trustworthiness 0.97"))->isVisible());
    QVERIFY(!named<QPushButton>(panel, "Pause Cluster run 5")->isEnabled());
    keepPictures(panel, "jobs");
  }

  void buttonsPauseResumeStopAndClear() {
    JobCenter center;
    JobsPanel panel(center);
    showPanel(panel, {900, 160});
    const auto id = center.run("Train", Lane::Gpu, standing(1, 10, {}), this, [] {});
    QTRY_COMPARE(stateOf(center, id), JobState::Running);
    QTest::mouseClick(named<QPushButton>(panel, "Pause Train"), Qt::LeftButton);
    QTRY_COMPARE(stateOf(center, id), JobState::Paused);
    QTest::mouseClick(named<QPushButton>(panel, "Resume Train"), Qt::LeftButton);
    QTRY_COMPARE(stateOf(center, id), JobState::Running);
    QVERIFY(!named<QPushButton>(panel, "Clear Train from the list")->isVisible());
    QTest::mouseClick(named<QPushButton>(panel, "Stop Train"), Qt::LeftButton);
    QTRY_COMPARE(stateOf(center, id), JobState::Cancelled);
    QVERIFY(withText<QLabel>(panel, "Stopped")->isVisible());
    QTest::mouseClick(named<QPushButton>(panel, "Clear Train from the list"), Qt::LeftButton);
    QVERIFY(!center.job(id));
    QTRY_VERIFY(panel.findChildren<JobRow*>().isEmpty());
  }

  void aJobThatCannotPauseHasNoSuchButton() {
    JobCenter center;
    JobsPanel panel(center);
    showPanel(panel, {900, 160});
    const auto id = center.run(
        "Export", Lane::Io, [](Progress&, const std::stop_token&) {}, this, [] {});
    QVERIFY(!named<QPushButton>(panel, "Pause Export")->isVisible());
    QTRY_COMPARE(stateOf(center, id), JobState::Done);
    QTest::mouseClick(withText<QPushButton>(panel, "Clear finished"), Qt::LeftButton);
    QVERIFY(center.jobs().empty());
  }

  void theLogIsFilteredByLevelAndText() {
    LogModel model;
    LogPanel panel(model);
    showPanel(panel, {900, 220});
    fill(model);
    auto* table = panel.findChild<QTableView*>();
    QCOMPARE(table->model()->rowCount(), 4); // without the detail
    QVERIFY(withText<QLabel>(panel, "4 of 5 lines") != nullptr);
    keepPictures(panel, "log");
    auto* level = panel.findChild<QComboBox*>();
    level->setCurrentIndex(level->findText("Warnings and errors"));
    QCOMPARE(table->model()->rowCount(), 2);
    level->setCurrentIndex(level->findText("Everything"));
    QCOMPARE(table->model()->rowCount(), 5);
    panel.findChild<QLineEdit*>()->setText("LEARNING");
    QCOMPARE(table->model()->rowCount(), 2);
  }

  void linesAreCopiedAsTheyAreShown() {
    LogModel model;
    LogPanel panel(model);
    showPanel(panel, {900, 220});
    fill(model);
    QTest::mouseClick(withText<QPushButton>(panel, "Copy"), Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text().count('\n'), 3);
    auto* table = panel.findChild<QTableView*>();
    table->selectRow(2);
    table->setFocus();
    QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(),
             QStringLiteral("2024-05-01T14:03:09.120\tError\tstratoscope.cohort\tThe disk is full"));
    QTest::mouseClick(withText<QPushButton>(panel, "Clear"), Qt::LeftButton);
    QCOMPARE(model.rowCount(), 0);
    QVERIFY(!withText<QPushButton>(panel, "Copy")->isEnabled());
  }

  void theNewestLineIsFollowedUnlessAPersonReadsAbove() {
    LogModel model;
    LogPanel panel(model);
    showPanel(panel, {900, 220});
    const auto add = [&] { model.append(std::vector<LogEntry>(50, line(LogLevel::Warning, "test", "again"))); };
    auto* bar = panel.findChild<QTableView*>()->verticalScrollBar();
    add();
    QTRY_COMPARE(bar->value(), bar->maximum());
    const int before = bar->maximum();
    add();
    QTRY_VERIFY(bar->maximum() > before);
    QTRY_COMPARE(bar->value(), bar->maximum());
    bar->setValue(3);
    add();
    QTest::qWait(50);
    QCOMPARE(bar->value(), 3);
  }

private:
  static void fill(LogModel& model) {
    model.append({line(LogLevel::Information, "stratoscope.import", "Found 47,112 files in 12 folders"),
                  line(LogLevel::Debug, "stratoscope.learning", "Batches of 128 on 2 threads"),
                  line(LogLevel::Warning, "stratoscope.import", "Patient 8c1f03b2a977: 3 files skipped, see the list"),
                  line(LogLevel::Fault, "stratoscope.cohort", "The disk is full"),
                  line(LogLevel::Information, "stratoscope.learning", "Run 4 done, 40 epochs")});
  }
};

int main(int argc, char** argv) {
  QApplication application(argc, argv);
  QApplication::setStyle(QStyleFactory::create("Fusion"));
  QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
  JobsLogTest test;
  return QTest::qExec(&test, argc, argv);
}

#include "jobs_log_test.moc"
