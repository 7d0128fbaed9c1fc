#pragma once

#include <QLabel>

namespace stratoscope::ui {

/// A line of plain text that takes the width it is given, and shows the whole as a tooltip where it must cut.
class ElidedLabel : public QLabel {
  Q_OBJECT

public:
  explicit ElidedLabel(QWidget* parent = nullptr);

  [[nodiscard]] QSize minimumSizeHint() const override;

protected:
  void paintEvent(QPaintEvent* event) override;
  bool event(QEvent* event) override;
};

} // namespace stratoscope::ui
