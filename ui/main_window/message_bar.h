#pragma once

#include <QFrame>

#include <functional>

class QLabel;
class QPushButton;

namespace stratoscope::ui {

/// One line under the stepper that tells what went wrong, or what is done, until it is closed or replaced. Interrupts
/// nothing.
class MessageBar : public QFrame {
  Q_OBJECT

public:
  enum class Kind { Notice, Fault };

  explicit MessageBar(QWidget* parent = nullptr);

  void tell(Kind kind, const QString& text);
  /// With a button that does what the message suggests and closes it.
  void offer(const QString& text, const QString& action, std::function<void()> deed);
  /// Empty while nothing is told.
  [[nodiscard]] QString text() const;

private:
  QLabel* icon_;
  QLabel* text_;
  QPushButton* action_;
  std::function<void()> deed_;
};

} // namespace stratoscope::ui
