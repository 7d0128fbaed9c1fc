#include "ui/panels/job_row.h"

#include "ui/jobs/job_center.h"
#include "ui/models/job_text.h"
#include "ui/panels/elided_label.h"
#include "ui/panels/sparkline.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QProgressBar>
#include <QPushButton>

namespace stratoscope::ui {
namespace {

constexpr int barSteps = 1000;
constexpr int barHeight = 14;
constexpr int gap = 12;

enum Column { Title, Bar, Curve, Detail, Buttons };

void keepItsPlace(QWidget* widget) {
  auto policy = widget->sizePolicy();
  policy.setRetainSizeWhenHidden(true);
  widget->setSizePolicy(policy);
}

} // namespace

JobRow::JobRow(JobCenter& center, JobId id, QWidget* parent)
    : QWidget(parent), center_(center), id_(id), title_(new ElidedLabel), bar_(new QProgressBar), curve_(new Sparkline),
      detail_(new ElidedLabel), fault_(new QLabel), pause_(new QPushButton), stop_(new QPushButton(tr("Stop"))),
      remove_(new QPushButton(tr("Clear"))) {
  bar_->setTextVisible(false);
  bar_->setFixedHeight(barHeight);
  // The widths come from the columns' stretch alone, so that the rows agree.
  for (QWidget* widget : {static_cast<QWidget*>(title_), static_cast<QWidget*>(bar_), static_cast<QWidget*>(detail_),
                          static_cast<QWidget*>(fault_)}) {
    widget->setSizePolicy(QSizePolicy::Ignored, widget->sizePolicy().verticalPolicy());
  }
  fault_->setWordWrap(true);
  fault_->setTextFormat(Qt::PlainText);
  fault_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  detail_->setForegroundRole(QPalette::PlaceholderText);

  auto* layout = new QGridLayout(this);
  layout->setContentsMargins(0, 2, 0, 2);
  layout->setHorizontalSpacing(0);
  title_->setContentsMargins(0, 0, gap, 0);
  detail_->setContentsMargins(gap, 0, gap, 0);
  layout->addWidget(title_, 0, Title);
  layout->addWidget(bar_, 0, Bar, Qt::AlignVCenter);
  layout->addWidget(curve_, 0, Curve, Qt::AlignVCenter);
  layout->addWidget(detail_, 0, Detail);
  layout->addWidget(fault_, 0, Bar, 1, 3);
  layout->setColumnMinimumWidth(Curve, curve_->sizeHint().width() + gap);
  layout->addWidget(makeButtons(), 0, Buttons);
  layout->setColumnStretch(Title, 3);
  layout->setColumnStretch(Bar, 4);
  layout->setColumnStretch(Detail, 4);
}

QWidget* JobRow::makeButtons() {
  auto* buttons = new QWidget;
  auto* layout = new QGridLayout(buttons);
  layout->setContentsMargins(0, 0, 0, 0);
  // One width, whatever the word on it, so that nothing moves under the cursor.
  pause_->setText(tr("Resume"));
  const int resume = pause_->sizeHint().width();
  pause_->setText(tr("Pause"));
  pause_->setMinimumWidth(std::max(resume, pause_->sizeHint().width()));
  const int width = std::max(stop_->sizeHint().width(), remove_->sizeHint().width());
  stop_->setMinimumWidth(width);
  remove_->setMinimumWidth(width);
  keepItsPlace(pause_);
  keepItsPlace(stop_);
  layout->addWidget(pause_, 0, 0);
  layout->addWidget(stop_, 0, 1);
  layout->addWidget(remove_, 0, 1);
  connect(pause_, &QPushButton::clicked, this, [this] {
    const auto job = center_.job(id_);
    job && job->pauseRequested ? center_.resume(id_) : center_.pause(id_);
  });
  connect(stop_, &QPushButton::clicked, this, [this] { center_.stop(id_); });
  connect(remove_, &QPushButton::clicked, this, [this] { center_.clear(id_); });
  return buttons;
}

void JobRow::showJob(const Job& job) {
  title_->setText(job.title);
  setAccessibleName(job.title);
  const auto text = progressText(job);
  const bool failed = job.state == JobState::Failed;
  detail_->setText(failed ? QString() : text);
  fault_->setText(failed ? text : QString());
  fault_->setVisible(failed);
  detail_->setVisible(!failed);
  showProgress(job);
  showCurve(job);
  showButtons(job);
}

void JobRow::showCurve(const Job& job) {
  const bool tells = job.figure.has_value();
  if (tells != tells_) {
    curve_->clear();
    tells_ = tells;
  }
  const double now = tells ? *job.figure : job.rate;
  if (job.state == JobState::Running && (tells ? now != last_ : now > 0)) {
    curve_->add(now);
    last_ = now;
  }
  curve_->setVisible(job.state != JobState::Failed);
  curve_->setAccessibleName(tells ? tr("Course of %1").arg(job.title) : tr("Speed of %1").arg(job.title));
  curve_->setToolTip(tells ? tr("Loss") : tr("Speed"));
}

void JobRow::showProgress(const Job& job) {
  bar_->setVisible(job.state != JobState::Failed);
  bar_->setEnabled(!job.finished());
  bar_->setAccessibleName(tr("Progress of %1").arg(job.title));
  const bool unknown = job.state == JobState::Running && job.total <= 0;
  bar_->setRange(0, unknown ? 0 : barSteps);
  if (job.state == JobState::Done) {
    bar_->setValue(barSteps);
  } else if (!unknown) {
    bar_->setValue(job.total > 0 ? static_cast<int>(job.done * barSteps / job.total) : 0);
  }
}

void JobRow::showButtons(const Job& job) {
  pause_->setVisible(job.pausable && !job.finished());
  pause_->setText(job.pauseRequested ? tr("Resume") : tr("Pause"));
  pause_->setEnabled(job.state != JobState::Queued && !job.stopRequested);
  stop_->setVisible(!job.finished());
  stop_->setEnabled(!job.stopRequested);
  remove_->setVisible(job.finished());
  pause_->setAccessibleName((job.pauseRequested ? tr("Resume %1") : tr("Pause %1")).arg(job.title));
  stop_->setAccessibleName(tr("Stop %1").arg(job.title));
  remove_->setAccessibleName(tr("Clear %1 from the list").arg(job.title));
}

} // namespace stratoscope::ui
