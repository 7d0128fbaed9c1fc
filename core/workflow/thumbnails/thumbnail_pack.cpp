#include "core/workflow/thumbnails/thumbnail_pack.h"

#include "core/workflow/thumbnails/thumbnail_record.h"

#include <algorithm>
#include <cstring>
#include <fcntl.h>
#include <functional>
#include <mutex>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <unordered_map>
#include <vector>

namespace stratoscope::workflow {
namespace {

namespace fs = std::filesystem;

/// A file's descriptor, closed at the end; -1 for none.
class Descriptor {
public:
  explicit Descriptor(int number = -1) : number_(number) {}
  ~Descriptor() { close(); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  void reset(int number) {
    close();
    number_ = number;
  }
  [[nodiscard]] int get() const { return number_; }
  [[nodiscard]] bool valid() const { return number_ >= 0; }

private:
  void close() const {
    if (number_ >= 0) {
      ::close(number_);
    }
  }
  int number_;
};

/// No other process appends or rewrites while it lives.
class FileLock {
public:
  explicit FileLock(int file) : file_(file) { (void)::flock(file_, LOCK_EX); }
  ~FileLock() { (void)::flock(file_, LOCK_UN); }
  FileLock(const FileLock&) = delete;
  FileLock& operator=(const FileLock&) = delete;

private:
  int file_;
};

std::uint64_t sizeOf(int file) {
  struct stat status {};
  return ::fstat(file, &status) == 0 ? static_cast<std::uint64_t>(status.st_size) : 0;
}

bool readAt(int file, std::uint64_t offset, std::span<char> bytes) {
  std::size_t done = 0;
  while (done < bytes.size()) {
    const auto got = ::pread(file, bytes.data() + done, bytes.size() - done, static_cast<off_t>(offset + done));
    if (got <= 0) {
      return false;
    }
    done += static_cast<std::size_t>(got);
  }
  return true;
}

bool writeAll(int file, std::span<const char> bytes) {
  while (!bytes.empty()) {
    const auto written = ::write(file, bytes.data(), bytes.size());
    if (written <= 0) {
      return false;
    }
    bytes = bytes.subspan(static_cast<std::size_t>(written));
  }
  return true;
}

struct Found {
  ThumbnailRecord record;
  std::uint64_t offset = 0; ///< of its head
};

struct KeyHash {
  std::size_t operator()(const ThumbnailKey& key) const {
    std::size_t hash = 0;
    std::memcpy(&hash, key.data(), sizeof hash);
    return hash;
  }
};

/// All records whose heads are whole; what lies between them is damage and passed over.
std::vector<Found> recordsOf(std::span<const char> bytes) {
  std::vector<Found> found;
  for (std::size_t at = 0; at < bytes.size();) {
    const auto head = headOf(bytes.subspan(at));
    if (head && at + ThumbnailRecord::headBytes + head->bodyBytes <= bytes.size()) {
      found.push_back({*head, at});
      at += ThumbnailRecord::headBytes + head->bodyBytes;
      continue;
    }
    const auto* const next = std::search(bytes.data() + at + 1, bytes.data() + bytes.size(),
                                         ThumbnailRecord::mark.begin(), ThumbnailRecord::mark.end());
    at = static_cast<std::size_t>(next - bytes.data());
  }
  return found;
}

/// Looks through the file as it lies in memory.
std::vector<Found> scan(int file) {
  const auto size = sizeOf(file);
  if (size == 0) {
    return {};
  }
  void* const mapped = ::mmap(nullptr, size, PROT_READ, MAP_SHARED, file, 0);
  if (mapped == MAP_FAILED) {
    return {};
  }
  auto found = recordsOf({static_cast<const char*>(mapped), size});
  ::munmap(mapped, size);
  return found;
}

std::uint64_t endOf(const std::vector<Found>& found) {
  return found.empty() ? 0 : found.back().offset + ThumbnailRecord::headBytes + found.back().record.bodyBytes;
}

} // namespace

struct ThumbnailPack::State {
  fs::path path;
  std::uint64_t most;
  mutable std::mutex mutex;
  Descriptor file;
  std::unordered_map<ThumbnailKey, Found, KeyHash> index;

  void open() {
    std::error_code ignored;
    fs::create_directories(path.parent_path(), ignored);
    file.reset(::open(path.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0644));
    index.clear();
    if (!file.valid()) {
      return;
    }
    const FileLock lock(file.get());
    const auto found = scan(file.get());
    if (endOf(found) < sizeOf(file.get())) {
      (void)::ftruncate(file.get(), static_cast<off_t>(endOf(found)));
    }
    for (const auto& one : found) {
      index[one.record.key] = one;
    }
  }

  /// Writes the newest records, up to half of what the file may hold, beside the file and puts them in its place.
  void shrink() {
    auto next = path;
    next += ".new";
    Descriptor smaller(::open(next.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0644));
    bool whole = smaller.valid();
    for (const auto& one : newest(most / 2)) {
      std::vector<char> bytes(ThumbnailRecord::headBytes + one.record.bodyBytes);
      whole = whole && readAt(file.get(), one.offset, bytes) && writeAll(smaller.get(), bytes);
    }
    std::error_code failed;
    if (whole) {
      fs::rename(next, path, failed);
    }
    if (!whole || failed) {
      fs::remove(next, failed);
      return;
    }
    open();
  }

  /// In the order in which they lie.
  [[nodiscard]] std::vector<Found> newest(std::uint64_t bytes) const {
    std::vector<Found> found;
    for (const auto& [key, one] : index) {
      found.push_back(one);
    }
    std::ranges::sort(found, std::greater<>(), &Found::offset);
    std::uint64_t sum = 0;
    const auto beyond = std::ranges::find_if(found, [&](const Found& one) {
      sum += ThumbnailRecord::headBytes + one.record.bodyBytes;
      return sum > bytes;
    });
    found.erase(beyond, found.end());
    std::ranges::reverse(found);
    return found;
  }
};

ThumbnailPack::ThumbnailPack(fs::path file, std::uint64_t most) : state_(std::make_unique<State>()) {
  state_->path = std::move(file);
  state_->most = most;
  state_->open();
}
ThumbnailPack::~ThumbnailPack() = default;

std::optional<Picture> ThumbnailPack::read(const ThumbnailKey& key) {
  std::unique_lock lock(state_->mutex);
  const auto place = state_->index.find(key);
  if (place == state_->index.end()) {
    return std::nullopt;
  }
  const auto found = place->second;
  std::vector<char> body(found.record.bodyBytes);
  const bool got = readAt(state_->file.get(), found.offset + ThumbnailRecord::headBytes, body);
  lock.unlock(); // inflating needs no lock
  auto picture = got ? pictureOfBody(found.record, body) : std::nullopt;
  if (!picture) {
    lock.lock();
    state_->index.erase(key);
  }
  return picture;
}

bool ThumbnailPack::contains(const ThumbnailKey& key) const {
  const std::lock_guard lock(state_->mutex);
  return state_->index.contains(key);
}

void ThumbnailPack::append(const ThumbnailKey& key, const Picture& picture) {
  const auto record = recordOf(key, picture);
  const std::lock_guard lock(state_->mutex);
  if (!record || !state_->file.valid() || record->size() > state_->most / 2) {
    return;
  }
  if (sizeOf(state_->file.get()) + record->size() > state_->most) {
    state_->shrink();
  }
  const FileLock fileLock(state_->file.get());
  const auto offset = sizeOf(state_->file.get());
  if (!state_->file.valid() || !writeAll(state_->file.get(), *record)) {
    return;
  }
  state_->index[key] = {*headOf(*record), offset};
}

} // namespace stratoscope::workflow
