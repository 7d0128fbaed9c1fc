#pragma once

#include "core/workflow/thumbnails/thumbnails.h"

#include <filesystem>
#include <memory>
#include <mutex>

namespace stratoscope::ui {

/// The thumbnails of one cohort: one store for all who show and make them, so that none is made twice. Opened at the
/// first use. For any thread but the window's, which must not wait for a disk.
class CohortThumbnails {
public:
  explicit CohortThumbnails(std::filesystem::path cohort) : cohort_(std::move(cohort)) {}

  [[nodiscard]] const std::filesystem::path& cohort() const { return cohort_; }
  /// Throws as the store does.
  [[nodiscard]] workflow::ThumbnailStore& store() {
    const std::lock_guard lock(mutex_);
    if (!store_) {
      store_ = std::make_unique<workflow::ThumbnailStore>(cohort_);
    }
    return *store_;
  }

private:
  std::filesystem::path cohort_;
  std::mutex mutex_;
  std::unique_ptr<workflow::ThumbnailStore> store_;
};

} // namespace stratoscope::ui
