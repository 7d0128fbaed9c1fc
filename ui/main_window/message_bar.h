#pragma once

#include <QFrame>

#include <array>
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

  /// What a message suggests, and the words on its button; no words for none.
  struct Suggestion {
    QString text;
    std::function<void()> deed;
  };

  explicit MessageBar(QWidget* parent = nullptr);

  void tell(Kind kind, const QString& text);
  /// With a button for each suggestion, which does it and closes the message.
  void offer(const QString& text, Suggestion first, Suggestion second = {});
  /// Empty while nothing is told.
  [[nodiscard]] QString text() const;

private:
  QLabel* icon_;
  QLabel* text_;
  std::array<QPushButton*, 2> buttons_;
  std::array<std::function<void()>, 2> deeds_;
};

} // namespace stratoscope::ui
