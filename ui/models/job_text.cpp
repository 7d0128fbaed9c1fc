#include "ui/models/job_text.h"

#include "ui/models/core_text.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <cmath>

namespace stratoscope::ui {
namespace {

constexpr double slow = 10; // of a second; slower rates are shown with one decimal

QString text(const char* source) { return QCoreApplication::translate("JobText", source); }

QString countText(const Job& job) {
  const QLocale locale;
  if (job.total > 0) {
    //: how far a job is: done, total
    return text(QT_TRANSLATE_NOOP("JobText", "%1 of %2"))
        .arg(locale.toString(static_cast<qlonglong>(job.done)), locale.toString(static_cast<qlonglong>(job.total)));
  }
  return job.done > 0 ? locale.toString(static_cast<qlonglong>(job.done)) : QString();
}

QString rateText(const Job& job) {
  if (job.rate <= 0) {
    return {};
  }
  //: so many in a second
  return text(QT_TRANSLATE_NOOP("JobText", "%1/s")).arg(QLocale().toString(job.rate, 'f', job.rate < slow ? 1 : 0));
}

QString runningText(const Job& job) {
  QStringList parts{translated(job.message)};
  if (job.message.arguments.empty()) {
    parts << countText(job) << rateText(job);
  }
  if (const auto left = job.secondsLeft()) {
    parts << text(QT_TRANSLATE_NOOP("JobText", "%1 left")).arg(durationText(*left));
  }
  if (job.stopRequested) {
    parts = {text(QT_TRANSLATE_NOOP("JobText", "Stopping"))};
  } else if (job.pauseRequested) {
    //: the job pauses as soon as its present step is done
    parts.prepend(text(QT_TRANSLATE_NOOP("JobText", "Pausing after this step")));
  }
  parts.removeAll(QString());
  return parts.isEmpty() ? text(QT_TRANSLATE_NOOP("JobText", "Running")) : parts.join(QStringLiteral(" \u00b7 "));
}

QString endedText(const Job& job) {
  const auto taken = durationText(static_cast<double>(job.started.msecsTo(job.ended)) / 1000);
  auto all = job.state == JobState::Done ? text(QT_TRANSLATE_NOOP("JobText", "Done in %1")).arg(taken)
                                         : text(QT_TRANSLATE_NOOP("JobText", "Stopped"));
  return job.result.isEmpty() ? all : all + QStringLiteral(" \u00b7 ") + job.result;
}

} // namespace

QString durationText(double seconds) {
  const auto whole = static_cast<qlonglong>(std::max(1.0, std::ceil(seconds)));
  if (whole < 60) {
    return text(QT_TRANSLATE_NOOP("JobText", "%1 s")).arg(whole);
  }
  const auto minutes = (whole + 30) / 60;
  if (minutes < 60) {
    return text(QT_TRANSLATE_NOOP("JobText", "%1 min")).arg(minutes);
  }
  return text(QT_TRANSLATE_NOOP("JobText", "%1 h %2 min")).arg(minutes / 60).arg(minutes % 60);
}

QString progressText(const Job& job) {
  switch (job.state) {
  case JobState::Queued:
    return text(QT_TRANSLATE_NOOP("JobText", "Waits for its turn"));
  case JobState::Running:
    return runningText(job);
  case JobState::Paused:
    return QStringList{text(QT_TRANSLATE_NOOP("JobText", "Paused")), translated(job.message)}.join(
        QStringLiteral(" \u00b7 "));
  case JobState::Failed:
    return job.error ? describe(*job.error) : QString();
  case JobState::Done:
  case JobState::Cancelled:
    break;
  }
  return endedText(job);
}

} // namespace stratoscope::ui
