#pragma once

#include <QWidget>

class QLabel;

namespace stratoscope::ui {

/// The answers of a review, each with its key: Enter accepts, Backspace rejects, U is unsure, Shift+Enter goes back,
/// Esc ends. The keys work in the whole window while the bar is seen, but not in fields that are written in.
class ReviewBar : public QWidget {
  Q_OBJECT

public:
  explicit ReviewBar(QWidget* parent = nullptr);

  /// @param name of the class. @param place from 0. @param count 0 hides the bar.
  void showPlace(const QString& name, int place, int count);

Q_SIGNALS:
  void accepted();
  void rejected();
  void unsure();
  void wentBack();
  void ended();

private:
  void addAnswer(const QString& text, const QList<QKeySequence>& keys, void (ReviewBar::*answer)());

  QLabel* text_;
};

} // namespace stratoscope::ui
