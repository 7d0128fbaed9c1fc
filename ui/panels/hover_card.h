#pragma once

#include <QFrame>
#include <QImage>

class QLabel;

namespace stratoscope::ui {

/// A card beside a point of the map: thumbnail and a few lines of text. Takes no events of its own.
class HoverCard : public QFrame {
  Q_OBJECT

public:
  explicit HoverCard(QWidget* parent);

  /// Keeps the place free for the picture while it is on its way.
  void setContent(const QString& text, const QImage& picture);
  void setPicture(const QImage& picture);
  /// Shows the card beside the place, inside the parent.
  void showBeside(QPoint place);

private:
  QLabel* picture_;
  QLabel* text_;
};

} // namespace stratoscope::ui
