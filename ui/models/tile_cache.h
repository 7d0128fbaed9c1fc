#pragma once

#include "core/base/image.h"

#include <QCache>
#include <QImage>
#include <QObject>
#include <QSet>
#include <QThreadPool>

#include <optional>

namespace stratoscope::ui {

/// A picture as Qt shows it; 1 or 3 channels.
[[nodiscard]] QImage toImage(const Picture& picture);

/// Pictures of items, made off the window's thread when first asked for and kept while memory allows. Lives on the
/// window's thread.
class TileCache : public QObject {
  Q_OBJECT

public:
  explicit TileCache(QObject* parent = nullptr);
  ~TileCache() override;

  /// Forgets all pictures and shows another cohort's items from now on.
  void setStack(const ImageStack& stack);
  [[nodiscard]] const ImageStack& stack() const { return stack_; }
  /// The item's picture if it is at hand; otherwise nothing, and ready() follows.
  [[nodiscard]] std::optional<QImage> tile(int row);

Q_SIGNALS:
  void ready(int row);

private:
  void load(int row);
  void keep(int row, const QImage& image, int generation);

  ImageStack stack_;
  QCache<int, QImage> tiles_;
  QSet<int> loading_;
  QThreadPool readers_;
  /// Tells pictures of a former cohort, still on their way, from those of this one.
  int generation_ = 0;
};

} // namespace stratoscope::ui
