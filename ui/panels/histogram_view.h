#pragma once

#include "ui/models/column_profile.h"

#include <QWidget>

#include <optional>

namespace stratoscope::ui {

/// The numbers of a column as upright bars. A click asks for the rows of a bar, a drag for a range of numbers; the part
/// of a bar that is selected is drawn in the colour of the selection. Left and Right walk the bars, Return asks.
class HistogramView : public QWidget {
  Q_OBJECT

public:
  explicit HistogramView(QWidget* parent = nullptr);

  void setProfile(const ColumnProfile& profile);
  /// Numbers outside are drawn pale; nothing for all.
  void setRange(std::optional<double> least, std::optional<double> most);
  [[nodiscard]] QSize sizeHint() const override;
  /// Where the bar stands, for those who point at it.
  [[nodiscard]] QRect barPlace(int bar) const;

Q_SIGNALS:
  void barChosen(int bar, bool adds);
  void rangeChosen(double least, double most);

protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  bool event(QEvent* event) override;

private:
  [[nodiscard]] int barAt(int x) const;
  [[nodiscard]] QRect stage() const;
  [[nodiscard]] bool inRange(const ProfileBar& bar) const;
  void paintBar(QPainter& painter, int bar) const;
  void paintEnds(QPainter& painter) const;
  void point(int bar);

  ColumnProfile profile_;
  std::optional<double> least_;
  std::optional<double> most_;
  int pressed_ = -1; ///< bar under the button
  int pointed_ = -1; ///< bar under the cursor or chosen by key
};

} // namespace stratoscope::ui
