#pragma once

#include "core/base/image.h"
#include "ui/models/cohort_thumbnails.h"

#include <QCache>
#include <QImage>
#include <QObject>
#include <QSet>
#include <QThreadPool>

#include <atomic>
#include <filesystem>
#include <memory>
#include <optional>

namespace stratoscope::ui {

/// A picture as Qt shows it; 1 or 3 channels.
[[nodiscard]] QImage toImage(const Picture& picture);

/// Pictures of items, made off the window's thread when first asked for and kept while memory allows: small ones of the
/// item tensors, large ones of the source files through the cohort's thumbnails on disk. Lives on the window's
/// thread.
class TileCache : public QObject {
  Q_OBJECT

public:
  explicit TileCache(QObject* parent = nullptr);
  ~TileCache() override;

  /// Forgets all pictures and shows another cohort's items from now on.
  /// @param cohort folder for the large pictures; without it there are none.
  void setStack(const ImageStack& stack, const std::filesystem::path& cohort = {});
  [[nodiscard]] const ImageStack& stack() const { return stack_; }
  /// Those that the large pictures come from; null without a cohort.
  [[nodiscard]] const std::shared_ptr<CohortThumbnails>& thumbnails() const { return thumbnails_; }
  /// The item's picture if it is at hand; otherwise nothing, and ready() follows.
  [[nodiscard]] std::optional<QImage> tile(int row);
  /// The same at up to workflow::largeThumbnail pixels a side; the small one until it is at hand, and where there is no
  /// larger.
  [[nodiscard]] std::optional<QImage> largeTile(int row);

Q_SIGNALS:
  void ready(int row);

private:
  void load(int row);
  void loadLarge(int row);
  void keep(int row, const QImage& image, int generation);
  void keepLarge(int row, const QImage& image, int generation);

  ImageStack stack_;
  QCache<int, QImage> tiles_;
  QSet<int> loading_;
  QCache<int, QImage> large_;
  QSet<int> loadingLarge_;
  std::shared_ptr<CohortThumbnails> thumbnails_; ///< the store is touched on the readers' threads only
  /// Counts what was asked for, so that what a person scrolled past long ago is left out.
  std::shared_ptr<std::atomic<int>> asked_ = std::make_shared<std::atomic<int>>(0);
  QThreadPool readers_;
  QThreadPool largeReaders_;
  /// Tells pictures of a former cohort, still on their way, from those of this one.
  int generation_ = 0;
};

} // namespace stratoscope::ui
