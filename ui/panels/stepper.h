#pragma once

#include "ui/panels/step_button.h"

#include <QWidget>

#include <array>

namespace stratoscope::ui {

class ElidedLabel;

enum class Step { Import, Learn, Cluster, Explore, Label, Report };

/// The strip across the top: the six steps with what is done, what can be done and what is missing, and the cohort's
/// name at the right. Says what was clicked; moves nothing itself.
class Stepper : public QWidget {
  Q_OBJECT

public:
  static constexpr std::size_t stepCount = 6;

  explicit Stepper(QWidget* parent = nullptr);

  /// @param why what is missing for an impossible step, such as "Import images first".
  void setStep(Step step, StepState state, const QString& why = {});
  [[nodiscard]] StepState state(Step step) const { return button(step).state(); }
  /// @param saved whether all that was done is on disk.
  void setCohort(const QString& name, int images, int patients, bool saved);
  /// No cohort is open.
  void clearCohort();

Q_SIGNALS:
  void stepRequested(stratoscope::ui::Step step);
  /// An impossible step was clicked.
  void stepRefused(stratoscope::ui::Step step, const QString& why);

protected:
  void paintEvent(QPaintEvent* event) override;

private:
  QWidget* makeCohort();
  [[nodiscard]] StepButton& button(Step step) const { return *buttons_[static_cast<std::size_t>(step)]; }
  void click(Step step);

  std::array<StepButton*, stepCount> buttons_{};
  ElidedLabel* name_;
  ElidedLabel* facts_;
};

} // namespace stratoscope::ui
