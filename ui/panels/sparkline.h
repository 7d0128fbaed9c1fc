#pragma once

#include <QWidget>

#include <vector>

namespace stratoscope::ui {

/// A small curve without axes: how a number went so far. Draws nothing before there are two points.
class Sparkline : public QWidget {
  Q_OBJECT

public:
  explicit Sparkline(QWidget* parent = nullptr);

  /// Beyond a few hundred points every second one is left out.
  void add(double value);
  void clear();
  [[nodiscard]] int count() const { return static_cast<int>(values_.size()); }
  [[nodiscard]] QSize sizeHint() const override;

protected:
  void paintEvent(QPaintEvent* event) override;

private:
  std::vector<double> values_;
  int every_ = 1; ///< so many values make one point
  int skipped_ = 0;
};

} // namespace stratoscope::ui
