#include "core/workflow/thumbnails/thumbnails.h"

#include "core/base/error.h"
#include "core/base/threads.h"
#include "core/cohort/items.h"
#include "core/workflow/importing/recipe.h"
#include "core/workflow/source_image.h"
#include "core/workflow/thumbnails/thumbnail_source.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>
#include <numeric>
#include <set>
#include <span>
#include <unordered_map>

namespace stratoscope::workflow {
namespace {

namespace fs = std::filesystem;

/// Series decoded between two looks at the stop token.
constexpr std::size_t chunk = 16;
/// So long what the files of a series were counts as what they are.
constexpr std::chrono::seconds fresh(2);
/// Of a series of more items only those asked for are made at once; the background pass makes all.
constexpr std::size_t mostAlongside = 64;

void checkSize(int size) {
  if (size != smallThumbnail && size != largeThumbnail) {
    throw Error(ErrorCode::InvalidArgument,
                {STRATOSCOPE_TEXT("there are no thumbnails of %1 pixels"), {std::to_string(size)}});
  }
}

/// Series that are being decoded, so that no two threads decode one.
class Busy {
public:
  void enter(std::int64_t series) {
    std::unique_lock lock(mutex_);
    left_.wait(lock, [&] { return !series_.contains(series); });
    series_.insert(series);
  }
  void leave(std::int64_t series) {
    {
      const std::lock_guard lock(mutex_);
      series_.erase(series);
    }
    left_.notify_all();
  }

private:
  std::mutex mutex_;
  std::condition_variable left_;
  std::set<std::int64_t> series_;
};

class BusyGuard {
public:
  BusyGuard(Busy& busy, std::int64_t series) : busy_(busy), series_(series) { busy_.enter(series); }
  ~BusyGuard() { busy_.leave(series_); }
  BusyGuard(const BusyGuard&) = delete;
  BusyGuard& operator=(const BusyGuard&) = delete;

private:
  Busy& busy_;
  std::int64_t series_;
};

} // namespace

class ThumbnailStore::State {
public:
  State(const fs::path& folder, const ThumbnailOptions& options) : folder_(folder), decoder_(imaging::makeDecoder()) {
    const auto cohort = cohort::Cohort::open(folder);
    // Only now: where there is no cohort no folder is made.
    small_.emplace(folder / "thumbnails" / "64.pack", options.mostBytes);
    large_.emplace(folder / "thumbnails" / "256.pack", options.mostBytes);
    images_ = cohort.images();
    recipe_ = importRecipe(cohort);
    items_ = cohort::items(cohort);
    for (auto& row : cohort::series(cohort)) {
      series_[row.id] = std::move(row);
    }
    for (const auto& item : items_) {
      itemsOfSeries_[item.series].push_back(item);
    }
  }

  [[nodiscard]] std::size_t count() const { return items_.size(); }
  [[nodiscard]] std::size_t decodings() const { return decodings_; }
  [[nodiscard]] const cohort::Item& item(int row) const {
    if (row < 0 || static_cast<std::size_t>(row) >= items_.size()) {
      throw Error(ErrorCode::InvalidArgument, {STRATOSCOPE_TEXT("the cohort has no item %1"), {std::to_string(row)}},
                  folder_.string());
    }
    return items_[static_cast<std::size_t>(row)];
  }

  /// Whether the item tensor will do.
  [[nodiscard]] bool isInTensor(const cohort::Item& one, int size) const {
    return images_.width >= size || series_.at(one.series).kind == "npz";
  }
  [[nodiscard]] Thumbnail fromTensor(const cohort::Item& one, int size) const {
    auto planes = middlePlanes(images_, static_cast<std::size_t>(one.row));
    planes.resize(std::min(planes.size(), planesOf(size)));
    return {arranged(planes, size), false};
  }

  /// Looks at the files of these series, unless it did a moment ago; before every look-up, on the caller's thread.
  void refresh(const std::set<std::int64_t>& series) {
    std::vector<std::int64_t> stale;
    const auto now = std::chrono::steady_clock::now();
    {
      const std::lock_guard lock(mutex_);
      std::ranges::copy_if(series, std::back_inserter(stale), [&](std::int64_t one) {
        const auto known = fingerprints_.find(one);
        return known == fingerprints_.end() || now - known->second.taken > fresh;
      });
    }
    if (stale.empty()) {
      return;
    }
    const auto cohort = cohort::Cohort::open(folder_);
    for (const auto one : stale) {
      // Volumes of one file have the same files, but not the same uid.
      auto text = fingerprintOf(cohort::filesOf(cohort, one)) + series_.at(one).uid;
      const std::lock_guard lock(mutex_);
      fingerprints_[one] = {std::move(text), now};
    }
  }
  /// Series whose files have to be looked at for these items.
  [[nodiscard]] std::set<std::int64_t> seriesFor(const std::vector<int>& rows, int size) const {
    std::set<std::int64_t> series;
    for (const int row : rows) {
      if (!isInTensor(item(row), size)) {
        series.insert(item(row).series);
      }
    }
    return series;
  }

  [[nodiscard]] std::optional<Thumbnail> ready(const cohort::Item& one, int size) {
    if (isInTensor(one, size)) {
      return fromTensor(one, size);
    }
    const auto key = keyOf(one, size);
    if (auto picture = pack(size).read(key)) {
      return Thumbnail{std::move(*picture), true};
    }
    const std::lock_guard lock(mutex_);
    return unreadable_.contains(key) ? std::optional(fromTensor(one, size)) : std::nullopt;
  }

  /// Makes these items of one series, and the others of it where they are few, unless another thread just did.
  void make(std::int64_t series, const std::vector<int>& rows, int size) {
    const BusyGuard guard(busy_, series);
    const auto& all = itemsOfSeries_.at(series);
    std::vector<cohort::Item> missing;
    for (const auto& one : all) {
      const bool wanted = all.size() <= mostAlongside || std::ranges::find(rows, one.row) != rows.end();
      if (wanted && !isKnown(one, size)) {
        missing.push_back(one);
      }
    }
    if (!missing.empty()) {
      decode(series, missing, size);
    }
  }

  [[nodiscard]] std::vector<std::int64_t> unfinished(int size) {
    std::vector<int> all(items_.size());
    std::iota(all.begin(), all.end(), 0);
    refresh(seriesFor(all, size));
    std::vector<std::int64_t> unfinished;
    for (const auto& [series, items] : itemsOfSeries_) {
      if (!isInTensor(items.front(), size) &&
          std::ranges::any_of(items, [&](const auto& one) { return !isKnown(one, size); })) {
        unfinished.push_back(series);
      }
    }
    return unfinished;
  }
  [[nodiscard]] std::vector<int> rowsOf(std::int64_t series) const {
    std::vector<int> rows;
    std::ranges::transform(itemsOfSeries_.at(series), std::back_inserter(rows), &cohort::Item::row);
    return rows;
  }

private:
  struct Fingerprint {
    std::string text;
    std::chrono::steady_clock::time_point taken;
  };

  [[nodiscard]] ThumbnailPack& pack(int size) { return size == smallThumbnail ? *small_ : *large_; }

  [[nodiscard]] imaging::Recipe recipe(int size) const {
    auto recipe = recipe_;
    recipe.size = size;
    recipe.bits = imaging::BitDepth::Eight;
    return recipe;
  }

  /// The one that refresh() took last.
  [[nodiscard]] std::string fingerprint(std::int64_t series) {
    const std::lock_guard lock(mutex_);
    return fingerprints_[series].text;
  }

  [[nodiscard]] ThumbnailKey keyOf(const cohort::Item& one, int size) {
    return thumbnailKey(fingerprint(one.series), one, recipe(size));
  }

  [[nodiscard]] bool isKnown(const cohort::Item& one, int size) {
    const auto key = keyOf(one, size);
    if (pack(size).contains(key)) {
      return true;
    }
    const std::lock_guard lock(mutex_);
    return unreadable_.contains(key);
  }

  void decode(std::int64_t series, const std::vector<cohort::Item>& missing, int size) {
    ++decodings_;
    std::map<int, Picture> pictures;
    try {
      const auto source = sourceSeries(cohort::Cohort::open(folder_), series_.at(series));
      pictures = showItems(*decoder_, source, missing, recipe(size));
    } catch (const Error&) {
      pictures.clear(); // the item tensor is shown instead
    } catch (const std::bad_alloc&) {
      pictures.clear();
    }
    for (const auto& one : missing) {
      const auto key = keyOf(one, size);
      if (const auto picture = pictures.find(one.row); picture != pictures.end()) {
        pack(size).append(key, picture->second);
      } else {
        const std::lock_guard lock(mutex_);
        unreadable_.insert(key);
      }
    }
  }

  fs::path folder_;
  std::optional<ThumbnailPack> small_;
  std::optional<ThumbnailPack> large_;
  std::unique_ptr<imaging::PixelDecoder> decoder_;
  ImageStack images_;
  imaging::Recipe recipe_;
  std::vector<cohort::Item> items_;
  std::map<std::int64_t, cohort::SeriesRow> series_;
  std::map<std::int64_t, std::vector<cohort::Item>> itemsOfSeries_;
  Busy busy_;
  std::atomic<std::size_t> decodings_{0};
  std::mutex mutex_; ///< of the two below
  std::unordered_map<std::int64_t, Fingerprint> fingerprints_;
  std::set<ThumbnailKey> unreadable_; ///< not tried again while the files stay as they are
};

ThumbnailStore::ThumbnailStore(const fs::path& cohort, const ThumbnailOptions& options)
    : state_(std::make_unique<State>(cohort, options)) {}
ThumbnailStore::~ThumbnailStore() = default;

std::size_t ThumbnailStore::count() const { return state_->count(); }
std::size_t ThumbnailStore::decodings() const { return state_->decodings(); }

std::optional<Thumbnail> ThumbnailStore::ready(int item, int size) {
  checkSize(size);
  state_->refresh(state_->seriesFor({item}, size));
  return state_->ready(state_->item(item), size);
}

Thumbnail ThumbnailStore::thumbnail(int item, int size) { return std::move(thumbnails({item}, size).front()); }

std::vector<Thumbnail> ThumbnailStore::thumbnails(const std::vector<int>& items, int size,
                                                  const std::stop_token& stop) {
  checkSize(size);
  state_->refresh(state_->seriesFor(items, size));
  std::vector<std::optional<Thumbnail>> found(items.size());
  forEachParallel(items.size(), [&](std::size_t i) { found[i] = state_->ready(state_->item(items[i]), size); });
  std::map<std::int64_t, std::vector<int>> missing;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (!found[i]) {
      missing[state_->item(items[i]).series].push_back(items[i]);
    }
  }
  const std::vector<std::pair<std::int64_t, std::vector<int>>> work(missing.begin(), missing.end());
  forEachParallel(work.size(), [&](std::size_t i) {
    throwIfStopped(stop);
    state_->make(work[i].first, work[i].second, size);
  });
  std::vector<Thumbnail> thumbnails;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const auto& item = state_->item(items[i]);
    auto one = found[i] ? std::move(found[i]) : state_->ready(item, size);
    thumbnails.push_back(one ? std::move(*one) : state_->fromTensor(item, size));
  }
  return thumbnails;
}

std::size_t ThumbnailStore::unfinished(int size) {
  checkSize(size);
  return state_->unfinished(size).size();
}

void ThumbnailStore::fill(int size, Progress& progress, const std::stop_token& stop) {
  checkSize(size);
  const auto unfinished = state_->unfinished(size);
  for (std::size_t begin = 0; begin < unfinished.size(); begin += chunk) {
    throwIfStopped(stop);
    const auto count = std::min(chunk, unfinished.size() - begin);
    forEachParallel(count, [&](std::size_t i) {
      throwIfStopped(stop);
      state_->make(unfinished[begin + i], state_->rowsOf(unfinished[begin + i]), size);
    });
    progress.report(static_cast<std::int64_t>(begin + count), static_cast<std::int64_t>(unfinished.size()),
                    STRATOSCOPE_TEXT("Making thumbnails"));
  }
}

Thumbnail thumbnail(const fs::path& cohort, int item, int size) { return ThumbnailStore(cohort).thumbnail(item, size); }

} // namespace stratoscope::workflow
