#pragma once

#include <QFrame>

class QLabel;

namespace stratoscope::ui {

/// One line under the stepper that tells what went wrong, or what is done, until it is closed or replaced. Interrupts
/// nothing.
class MessageBar : public QFrame {
  Q_OBJECT

public:
  enum class Kind { Notice, Fault };

  explicit MessageBar(QWidget* parent = nullptr);

  void tell(Kind kind, const QString& text);
  /// Empty while nothing is told.
  [[nodiscard]] QString text() const;

private:
  QLabel* icon_;
  QLabel* text_;
};

} // namespace stratoscope::ui
