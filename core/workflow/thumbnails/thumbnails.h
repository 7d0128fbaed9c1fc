#pragma once

#include "core/base/image.h"
#include "core/base/progress.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

namespace stratoscope::workflow {

/// Sides of thumbnails in pixels.
inline constexpr int smallThumbnail = 64;
inline constexpr int largeThumbnail = 256;

struct Thumbnail {
  Picture picture;         ///< square, of the size asked for, or smaller where there are no more pixels
  bool fromSource = false; ///< made of the source file; else of the item tensor
};

struct ThumbnailOptions {
  std::uint64_t mostBytes = std::uint64_t{1} << 30; ///< of each size's file on disk; the newest half stays beyond
};

/// Thumbnails of a cohort's items, as the import's recipe shows them. An item tensor that has the pixels is scaled down
/// in memory (exact areas); where it has fewer than asked for, the source is decoded once, the recipe is applied at the
/// larger size to all items of the series, and the pictures are kept in COHORT/thumbnails/SIZE.pack, under a key of
/// paths, sizes and times of the series' files, place of the item, recipe and size: a changed file is read again
/// (noticed within two seconds), and what was made stays when the source is moved away. A source that cannot be read,
/// and the images of an NPZ (which are small, and whole only with their whole file), give the item tensor. Of a 3-D
/// item the small one is the middle slice, the large one has three middle planes in its quarters.
///
/// For any number of threads at once; two that want one series wait for one decoding. Opens the cohort by itself, and
/// knows the items that it has then: make a new one after an import. Reading and decoding block: never on the window's
/// thread.
class ThumbnailStore {
public:
  /// Throws as Cohort::open.
  explicit ThumbnailStore(const std::filesystem::path& cohort, const ThumbnailOptions& options = {});
  ~ThumbnailStore();
  ThumbnailStore(const ThumbnailStore&) = delete;
  ThumbnailStore& operator=(const ThumbnailStore&) = delete;

  [[nodiscard]] std::size_t count() const; ///< of items
  /// Throws Error::InvalidArgument for no such item or another size than the two.
  [[nodiscard]] Thumbnail thumbnail(int item, int size);
  /// In the order asked for; series are decoded several at a time.
  /// Throws as thumbnail(), Error::Cancelled.
  [[nodiscard]] std::vector<Thumbnail> thumbnails(const std::vector<int>& items, int size,
                                                  const std::stop_token& stop = {});
  /// What is there without decoding: from the tensor or the disk; nothing where the source has to be read.
  [[nodiscard]] std::optional<Thumbnail> ready(int item, int size);
  /// Series of which fill() would make thumbnails. Looks at the files of all series.
  [[nodiscard]] std::size_t unfinished(int size);
  /// The background pass after an import: makes what is not there yet, series by series. Throws Error::Cancelled.
  void fill(int size, Progress& progress, const std::stop_token& stop);
  /// Sources decoded so far, failures included.
  [[nodiscard]] std::size_t decodings() const;

private:
  class State;
  std::unique_ptr<State> state_;
};

/// One alone, from a store of its own: for a command, not for a gallery. Throws as the store does.
[[nodiscard]] Thumbnail thumbnail(const std::filesystem::path& cohort, int item, int size);

} // namespace stratoscope::workflow
