#pragma once

#include <QAbstractButton>

namespace stratoscope::ui {

enum class StepState { Done, Current, Possible, Impossible };

/// One step of the stepper: a circle with its number, or a check where it is done, and its name.
class StepButton : public QAbstractButton {
  Q_OBJECT

public:
  StepButton(int number, const QString& name, QWidget* parent = nullptr);

  /// @param why the step is impossible; shown as a tooltip and in the status bar.
  void setState(StepState state, const QString& why);
  [[nodiscard]] StepState state() const { return state_; }
  [[nodiscard]] const QString& why() const { return why_; }
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
  void paintEvent(QPaintEvent* event) override;
  bool event(QEvent* event) override;

private:
  [[nodiscard]] QFont nameFont() const;
  void paintCircle(QPainter& painter, const QRectF& circle) const;

  int number_;
  StepState state_ = StepState::Impossible;
  QString why_;
};

} // namespace stratoscope::ui
