#pragma once

#include <QImage>
#include <QRectF>
#include <QWidget>

#include <optional>

namespace stratoscope::ui {

/// The picture that is asked about. A drag on it asks about that part alone; so do the keys: arrows move the part, plus
/// and minus change its size, Esc takes it away.
class SimilarQueryPicture : public QWidget {
  Q_OBJECT

public:
  explicit SimilarQueryPicture(QWidget* parent = nullptr);

  /// @param picture null for none yet. @param croppable whether a part can be asked about.
  void setPicture(const QImage& picture, bool croppable);
  /// Shows the part; tells nobody.
  void setBox(const std::optional<QRectF>& box);

Q_SIGNALS:
  /// @param box of the picture's square, 0 to 1 on each side; nothing for the whole.
  void boxChosen(const std::optional<QRectF>& box);

protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

private:
  [[nodiscard]] QRectF square() const;
  [[nodiscard]] QPointF shareOf(QPointF place) const;
  void choose(const std::optional<QRectF>& box);

  QImage picture_;
  bool croppable_ = false;
  std::optional<QRectF> box_;
  std::optional<QPointF> pressed_; ///< in shares
  std::optional<QRectF> before_;   ///< the part when the drag began
};

} // namespace stratoscope::ui
