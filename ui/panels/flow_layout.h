#pragma once

#include <QLayout>

#include <memory>
#include <vector>

namespace stratoscope::ui {

/// Widgets one after the other, in as many lines as the width needs; its height follows from its width.
class FlowLayout : public QLayout {
  Q_OBJECT

public:
  explicit FlowLayout(QWidget* parent = nullptr);
  ~FlowLayout() override;

  void addItem(QLayoutItem* item) override;
  [[nodiscard]] int count() const override { return static_cast<int>(items_.size()); }
  [[nodiscard]] QLayoutItem* itemAt(int index) const override;
  QLayoutItem* takeAt(int index) override;
  void setGeometry(const QRect& area) override;
  [[nodiscard]] QSize sizeHint() const override { return minimumSize(); }
  /// Of the widest widget.
  [[nodiscard]] QSize minimumSize() const override;
  [[nodiscard]] bool hasHeightForWidth() const override { return true; }
  [[nodiscard]] int heightForWidth(int width) const override;
  [[nodiscard]] Qt::Orientations expandingDirections() const override { return {}; }

private:
  /// Where each widget goes in an area of this width, from (0, 0).
  [[nodiscard]] std::vector<QRect> places(int width) const;

  std::vector<std::unique_ptr<QLayoutItem>> items_;
};

} // namespace stratoscope::ui
