#include "ui/models/tile_cache.h"

#include "core/base/error.h"

namespace stratoscope::ui {
namespace {

constexpr int cacheKilobytes = 64 * 1024;
constexpr int mostWaiting = 200; ///< large pictures, about as many as a screen shows

int kilobytesOf(const QImage& image) { return static_cast<int>(image.sizeInBytes() / 1024) + 1; }

} // namespace

QImage toImage(const Picture& picture) {
  const bool colour = picture.channels == 3;
  const QImage shared(picture.pixels.data(), picture.width, picture.height, qsizetype{picture.width} * picture.channels,
                      colour ? QImage::Format_RGB888 : QImage::Format_Grayscale8);
  return shared.copy();
}

TileCache::TileCache(QObject* parent) : QObject(parent), tiles_(cacheKilobytes), large_(qsizetype{2} * cacheKilobytes) {
  readers_.setMaxThreadCount(1);
  largeReaders_.setMaxThreadCount(1);
}

TileCache::~TileCache() {
  for (auto* pool : {&readers_, &largeReaders_}) {
    pool->clear();
    pool->waitForDone();
  }
}

void TileCache::setStack(const ImageStack& stack, const std::filesystem::path& cohort) {
  readers_.clear();
  largeReaders_.clear();
  tiles_.clear();
  large_.clear();
  loading_.clear();
  loadingLarge_.clear();
  thumbnails_ = cohort.empty() ? nullptr : std::make_shared<CohortThumbnails>(cohort);
  ++generation_;
  stack_ = stack;
}

std::optional<QImage> TileCache::tile(int row) {
  if (const auto* known = tiles_.object(row)) {
    return *known;
  }
  const bool exists = row >= 0 && static_cast<std::size_t>(row) < stack_.count;
  if (exists && !loading_.contains(row)) {
    loading_.insert(row);
    load(row);
  }
  return std::nullopt;
}

std::optional<QImage> TileCache::largeTile(int row) {
  if (const auto* known = large_.object(row)) {
    return *known;
  }
  const bool exists = row >= 0 && static_cast<std::size_t>(row) < stack_.count;
  if (exists && thumbnails_ && !loadingLarge_.contains(row)) {
    loadingLarge_.insert(row);
    loadLarge(row);
  }
  return tile(row);
}

void TileCache::loadLarge(int row) {
  const int number = ++*asked_;
  // What was asked for last is what a person looks at.
  largeReaders_.start(
      [this, row, number, thumbnails = thumbnails_, asked = asked_, generation = generation_] {
        QImage image;
        if (*asked - number < mostWaiting) {
          try {
            image = toImage(thumbnails->store().thumbnail(row, workflow::largeThumbnail).picture);
          } catch (const Error&) {
            // The small picture stays; the Viewer tells what is wrong with the source.
          }
        }
        QMetaObject::invokeMethod(
            this, [this, row, image, generation] { keepLarge(row, image, generation); }, Qt::QueuedConnection);
      },
      number);
}

void TileCache::keepLarge(int row, const QImage& image, int generation) {
  if (generation != generation_) {
    return;
  }
  loadingLarge_.remove(row);
  if (!image.isNull()) {
    large_.insert(row, new QImage(image), kilobytesOf(image));
    Q_EMIT ready(row);
  }
}

void TileCache::load(int row) {
  // The stack is copied into the task: it shares the memory map, which so outlives a change of cohort.
  readers_.start([this, row, stack = stack_, generation = generation_] {
    const auto image = toImage(pictureOf(stack, static_cast<std::size_t>(row)));
    QMetaObject::invokeMethod(
        this, [this, row, image, generation] { keep(row, image, generation); }, Qt::QueuedConnection);
  });
}

void TileCache::keep(int row, const QImage& image, int generation) {
  if (generation != generation_) {
    return;
  }
  loading_.remove(row);
  tiles_.insert(row, new QImage(image), kilobytesOf(image));
  Q_EMIT ready(row);
}

} // namespace stratoscope::ui
