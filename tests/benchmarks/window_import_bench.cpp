// Brings many single-slice DICOM files into the real window, as a person does, and prints one line of JSON and what
// kept the window's thread busy:
//   bench_window_import make FOLDER COUNT     writes the files
//   bench_window_import run FOLDER COHORT     imports them into a new cohort under the window
// An event counts by the processor time that the window's thread spent on it, which other programs on the machine do
// not lengthen; the longest time on the clock stands beside it.

#include "core/workflow/threads.h"
#include "dicom_factory.h"
#include "measure.h"
#include "ui/main_window/main_window.h"
#include "ui/main_window/workbench.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDialog>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QSettings>
#include <QStandardPaths>
#include <QSurfaceFormat>
#include <QTemporaryDir>
#include <QTimer>
#include <QVTKOpenGLNativeWidget.h>

#include <algorithm>
#include <clocale>
#include <cstdio>
#include <ctime>
#include <functional>
#include <vector>

using namespace stratoscope;
using namespace stratoscope::ui;

namespace {

double milliseconds(clockid_t clock) {
  timespec now{};
  clock_gettime(clock, &now);
  return 1e3 * static_cast<double>(now.tv_sec) + 1e-6 * static_cast<double>(now.tv_nsec);
}

struct SlowEvent {
  double begun = 0; ///< on the monotonic clock, ms
  double wall = 0;
  double processor = 0;
  QByteArray receiver;
  int type = 0;
  int depth = 0; ///< 0 for one from the event loop, else within another
};

/// Times every event that it hands on.
class TimedApplication : public QApplication {
public:
  using QApplication::QApplication;

  bool notify(QObject* receiver, QEvent* event) override {
    SlowEvent slow;
    slow.receiver = QByteArray(receiver->metaObject()->className()) + ' ' + receiver->objectName().toUtf8();
    slow.type = event->type();
    slow.depth = depth_++;
    slow.begun = milliseconds(CLOCK_MONOTONIC);
    const double processor = milliseconds(CLOCK_THREAD_CPUTIME_ID);
    const bool done = QApplication::notify(receiver, event);
    slow.processor = milliseconds(CLOCK_THREAD_CPUTIME_ID) - processor;
    slow.wall = milliseconds(CLOCK_MONOTONIC) - slow.begun;
    --depth_;
    if (slow.depth == 0) {
      ++events;
      longestWall = std::max(longestWall, slow.wall);
    }
    constexpr double noteworthy = 20;
    if (slow.processor > noteworthy) {
      slowEvents.push_back(std::move(slow));
    }
    return done;
  }

  int events = 0;
  double longestWall = 0;
  std::vector<SlowEvent> slowEvents;

private:
  int depth_ = 0;
};

int make(const std::filesystem::path& folder, int count) {
  constexpr int side = 24;
  constexpr int slicesOfPatient = 20;
  for (int i = 0; i < count; ++i) {
    const auto patient = std::string("P").append(std::to_string(i / slicesOfPatient));
    const auto number = std::to_string(i);
    dicom_factory::DicomFile file(side, side);
    file.ramp(i % 1000)
        .set(DCM_PatientID, patient)
        .set(DCM_PatientSex, i / slicesOfPatient % 2 == 0 ? "F" : "M")
        .set(DCM_StudyInstanceUID, std::string("1.2.3.").append(std::to_string(i / 10)))
        .set(DCM_SeriesInstanceUID, std::string("1.2.4.").append(number))
        .set(DCM_SOPInstanceUID, std::string("1.2.5.").append(number))
        .set(DCM_SeriesDescription, std::string("series ").append(std::to_string(i % 7)))
        .save(folder / patient / number);
  }
  return 0;
}

bool waitFor(const std::function<bool()>& done, int seconds) {
  QElapsedTimer clock;
  clock.start();
  while (!done() && clock.elapsed() < 1000 * qint64{seconds}) {
    QEventLoop loop;
    QTimer::singleShot(20, &loop, &QEventLoop::quit);
    loop.exec();
  }
  return done();
}

/// The dialog's own button, once what is found can be imported.
QAbstractButton* importButton(const QWidget& window) {
  const auto* dialog = window.findChild<QDialog*>();
  if (dialog == nullptr) {
    return nullptr;
  }
  for (auto* button : dialog->findChildren<QAbstractButton*>()) {
    if (button->text().startsWith("Import") && button->isEnabled()) {
      return button;
    }
  }
  return nullptr;
}

bool import(MainWindow& window, Workbench& workbench, const QString& folder) {
  constexpr int patience = 900;
  window.open({folder});
  if (!waitFor([&] { return importButton(window) != nullptr; }, patience)) {
    return false;
  }
  importButton(window)->click();
  return waitFor([&] { return workbench.session.isOpen() && !workbench.session.snapshot()->items.empty(); }, patience);
}

void report(const TimedApplication& application, const Workbench& workbench, double seconds) {
  double longest = 0;
  int above30 = 0;
  int above50 = 0;
  for (const auto& slow : application.slowEvents) {
    longest = slow.depth == 0 ? std::max(longest, slow.processor) : longest;
    above30 += slow.depth == 0 && slow.processor > 30 ? 1 : 0;
    above50 += slow.depth == 0 && slow.processor > 50 ? 1 : 0;
    std::fprintf(stderr, "%.0f: %*s%.0f ms of the processor (%.0f ms) in event %d of %s\n", slow.begun, 2 * slow.depth,
                 "", slow.processor, slow.wall, slow.type, slow.receiver.constData());
  }
  std::printf("{\"items\": %zu, \"seconds\": %.1f, \"events\": %d, \"longest_processor_ms\": %.1f, "
              "\"above_30_ms\": %d, \"above_50_ms\": %d, \"longest_wall_ms\": %.1f, \"peak_mb\": %.0f}\n",
              workbench.session.snapshot()->items.size(), seconds, application.events, longest, above30, above50,
              application.longestWall, bench::peakMegabytes());
}

int run(TimedApplication& application, const QString& folder, const std::filesystem::path& cohort) {
  Workbench workbench;
  MainWindow window(workbench);
  window.resize(1440, 900);
  window.show();
  constexpr int start = 3;
  waitFor([] { return false; }, start);
  workflow::setThreads(0);
  workbench.session.create(cohort);
  waitFor([&] { return workbench.session.isOpen(); }, start);
  std::fprintf(stderr, "-- the window is there; the import begins\n");
  application.slowEvents.clear();
  application.longestWall = 0;
  const bench::Stopwatch watch;
  if (!import(window, workbench, folder)) {
    std::fputs("the import did not end\n", stderr);
    return 1;
  }
  const double seconds = watch.seconds();
  constexpr int settle = 8;
  waitFor([] { return false; }, settle);
  report(application, workbench, seconds);
  return 0;
}

} // namespace

int main(int count, char** arguments) {
  if (count == 4 && std::string(arguments[1]) == "make") {
    return make(arguments[2], std::atoi(arguments[3]));
  }
  if (count != 4 || std::string(arguments[1]) != "run") {
    std::fputs("usage: bench_window_import make FOLDER COUNT | run FOLDER COHORT\n", stderr);
    return 2;
  }
  QSurfaceFormat::setDefaultFormat(QVTKOpenGLNativeWidget::defaultFormat());
  TimedApplication application(count, arguments);
  std::setlocale(LC_NUMERIC, "C");
  const QTemporaryDir settings;
  QStandardPaths::setTestModeEnabled(true);
  QSettings::setDefaultFormat(QSettings::IniFormat);
  QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, settings.path());
  return run(application, QString::fromLocal8Bit(arguments[2]), arguments[3]);
}
