#include "ui/panels/stepper.h"

#include "ui/panels/elided_label.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace stratoscope::ui {
namespace {

constexpr int lineWidth = 36;
constexpr int lineGap = 6;

} // namespace

Stepper::Stepper(QWidget* parent) : QWidget(parent), name_(new ElidedLabel), facts_(new ElidedLabel) {
  const std::array<QString, stepCount> names{tr("Import"),  tr("Learn"), tr("Cluster"),
                                             tr("Explore"), tr("Label"), tr("Report")};
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(12, 6, 12, 6);
  layout->setSpacing(0);
  for (std::size_t i = 0; i < stepCount; ++i) {
    if (i > 0) {
      layout->addSpacing(lineWidth + 2 * lineGap);
    }
    buttons_[i] = new StepButton(static_cast<int>(i) + 1, names[i]);
    layout->addWidget(buttons_[i]);
    connect(buttons_[i], &StepButton::clicked, this, [this, i] { click(static_cast<Step>(i)); });
  }
  layout->addSpacing(lineWidth);
  layout->addWidget(makeCohort(), 1);
  setAccessibleName(tr("Steps"));
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
  setStep(Step::Import, StepState::Current);
}

QWidget* Stepper::makeCohort() {
  auto bold = name_->font();
  bold.setBold(true);
  name_->setFont(bold);
  facts_->setForegroundRole(QPalette::PlaceholderText);
  auto* cohort = new QWidget;
  auto* layout = new QVBoxLayout(cohort);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  for (auto* label : {name_, facts_}) {
    label->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    layout->addWidget(label);
  }
  return cohort;
}

void Stepper::setStep(Step step, StepState state, const QString& why) {
  button(step).setState(state, why);
  update();
}

void Stepper::setCohort(const QString& name, int images, int patients, bool saved) {
  name_->setText(name);
  facts_->setText(QStringList{tr("%Ln images", nullptr, images), tr("%Ln patients", nullptr, patients),
                              saved ? tr("saved") : tr("not saved yet")}
                      .join(QStringLiteral(" \u00b7 ")));
}

void Stepper::clearCohort() {
  name_->clear();
  facts_->clear();
}

void Stepper::click(Step step) {
  if (state(step) == StepState::Impossible) {
    Q_EMIT stepRefused(step, button(step).why());
  } else {
    Q_EMIT stepRequested(step);
  }
}

void Stepper::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  for (std::size_t i = 1; i < stepCount; ++i) {
    const bool reached = buttons_[i]->state() != StepState::Impossible;
    painter.setPen(reached ? palette().color(QPalette::PlaceholderText)
                           : palette().color(QPalette::Disabled, QPalette::WindowText));
    // Between the nearer edges of both, whichever side the text runs from.
    const auto before = buttons_[i - 1]->geometry();
    const auto after = buttons_[i]->geometry();
    const double left = std::min(before.right(), after.right()) + lineGap;
    const double right = std::max(before.left(), after.left()) - lineGap;
    const double middle = before.center().y() + 0.5;
    painter.drawLine(QPointF(left, middle), QPointF(right, middle));
  }
}

} // namespace stratoscope::ui
