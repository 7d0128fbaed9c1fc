#pragma once

#include <QKeyEvent>
#include <QKeySequence>
#include <QObject>
#include <QWidget>

#include <functional>
#include <utility>

namespace stratoscope::ui {

/// Lets a widget with the focus answer to a key before its own use of it and before any shortcut of the window, which a
/// QShortcut of the same key would make ambiguous.
class KeyFilter : public QObject {
public:
  /// @param widget the parent, too.
  KeyFilter(QWidget* widget, const QKeySequence& key, std::function<void()> call)
      : QObject(widget), key_(key), call_(std::move(call)) {
    widget->installEventFilter(this);
  }

  bool eventFilter(QObject* watched, QEvent* event) override {
    const bool announced = event->type() == QEvent::ShortcutOverride;
    if (!announced && event->type() != QEvent::KeyPress) {
      return QObject::eventFilter(watched, event);
    }
    const auto* pressed = static_cast<QKeyEvent*>(event);
    const QKeyCombination keypadOrNot(pressed->modifiers() & ~Qt::KeypadModifier, Qt::Key(pressed->key()));
    if (QKeySequence(keypadOrNot) != key_) {
      return QObject::eventFilter(watched, event);
    }
    event->accept();
    if (!announced) {
      call_();
    }
    return true;
  }

private:
  QKeySequence key_;
  std::function<void()> call_;
};

} // namespace stratoscope::ui
