#pragma once

#include "core/workflow/importing/preview.h"

#include <QImage>
#include <QWidget>

#include <vector>

namespace stratoscope::ui {

/// The images that the recipe makes of the chosen series, beside each other, with what is known of the source.
class ItemPreviewBox : public QWidget {
  Q_OBJECT

public:
  explicit ItemPreviewBox(QWidget* parent = nullptr);

  /// How many pictures are worth making.
  static constexpr std::size_t mostPictures = 3;

  void setPreview(const workflow::ItemPreview& preview);
  /// Words in place of the pictures; the former ones stay, dimmed, while new ones are on their way.
  void setWaiting();
  void setMessage(const QString& text);
  [[nodiscard]] QString caption() const { return caption_; }
  [[nodiscard]] int pictureCount() const { return static_cast<int>(pictures_.size()); }
  [[nodiscard]] QSize sizeHint() const override;

protected:
  void paintEvent(QPaintEvent* event) override;

private:
  std::vector<QImage> pictures_;
  QString caption_;
  QString message_;
  bool waiting_ = false;
};

} // namespace stratoscope::ui
