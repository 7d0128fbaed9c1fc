#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <type_traits>
#include <vector>

namespace stratoscope::imaging {

/// A few readers of compressed files, kept where they stand: whoever wants something further on in the same file goes
/// on from there, instead of decompressing all that lies before it once more. Reader is made of a path and has
/// position(). Safe to use from any thread; a reader belongs to one at a time.
template <typename Reader> class ForwardReaders {
public:
  /// A reader that stands at `position` of the file or before it: a kept one, or a new one. Throws as Reader's
  /// constructor.
  [[nodiscard]] std::unique_ptr<Reader> take(const std::filesystem::path& path, std::int64_t position,
                                             const std::string& inside = {}) {
    const Version version = versionOf(path);
    {
      const std::lock_guard lock(mutex_);
      auto best = kept_.end();
      for (auto one = kept_.begin(); one != kept_.end(); ++one) {
        const bool fits = one->path == path && one->inside == inside && one->version == version &&
                          one->reader->position() <= position;
        best = fits && (best == kept_.end() || best->reader->position() < one->reader->position()) ? one : best;
      }
      if (best != kept_.end()) {
        auto reader = std::move(best->reader);
        kept_.erase(best);
        return reader;
      }
    }
    if constexpr (std::is_constructible_v<Reader, std::filesystem::path, std::string>) {
      return std::make_unique<Reader>(path, inside);
    } else {
      return std::make_unique<Reader>(path);
    }
  }

  /// Gives a reader back; of many the one that was kept longest is closed.
  void keep(const std::filesystem::path& path, std::unique_ptr<Reader> reader, const std::string& inside = {}) {
    constexpr std::size_t most = 4;
    Kept one{path, inside, versionOf(path), std::move(reader)};
    const std::lock_guard lock(mutex_);
    kept_.push_back(std::move(one));
    if (kept_.size() > most) {
      kept_.erase(kept_.begin());
    }
  }

private:
  /// A file that was written anew is another one.
  struct Version {
    std::uintmax_t size = 0;
    std::filesystem::file_time_type modified;
    friend bool operator==(const Version&, const Version&) = default;
  };
  struct Kept {
    std::filesystem::path path;
    std::string inside;
    Version version;
    std::unique_ptr<Reader> reader;
  };

  static Version versionOf(const std::filesystem::path& path) {
    std::error_code gone;
    return {std::filesystem::file_size(path, gone), std::filesystem::last_write_time(path, gone)};
  }

  std::mutex mutex_;
  std::vector<Kept> kept_;
};

} // namespace stratoscope::imaging
