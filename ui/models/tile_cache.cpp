#include "ui/models/tile_cache.h"

namespace stratoscope::ui {
namespace {

constexpr int cacheKilobytes = 64 * 1024;

} // namespace

QImage toImage(const Picture& picture) {
  const bool colour = picture.channels == 3;
  const QImage shared(picture.pixels.data(), picture.width, picture.height, picture.width * picture.channels,
                      colour ? QImage::Format_RGB888 : QImage::Format_Grayscale8);
  return shared.copy();
}

TileCache::TileCache(QObject* parent) : QObject(parent), tiles_(cacheKilobytes) { readers_.setMaxThreadCount(1); }

TileCache::~TileCache() {
  readers_.clear();
  readers_.waitForDone();
}

void TileCache::setStack(const ImageStack& stack) {
  readers_.clear();
  tiles_.clear();
  loading_.clear();
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
  tiles_.insert(row, new QImage(image), static_cast<int>(image.sizeInBytes() / 1024) + 1);
  Q_EMIT ready(row);
}

} // namespace stratoscope::ui
