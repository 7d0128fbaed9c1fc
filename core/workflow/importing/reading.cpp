#include "core/workflow/importing/reading.h"

#include "core/base/error.h"
#include "core/base/sha256.h"
#include "core/base/threads.h"
#include "core/imaging/decoding/pixel_decoder.h"

#include <memory>
#include <mutex>
#include <optional>
#include <span>

namespace stratoscope::workflow {
namespace {

/// A portion bounds what is held in memory and what a kill can lose.
constexpr std::size_t mostSeries = 64;
constexpr std::size_t enoughFiles = 256;

struct Attempt {
  ReadSeries read;
  bool lasting = true; ///< the next attempt would give the same
};

bool isOfTheFile(ErrorCode code) { return code == ErrorCode::Unreadable || code == ErrorCode::Unsupported; }

Attempt readOne(imaging::PixelDecoder& decoder, const imaging::Series& series, const imaging::Recipe& recipe) {
  Attempt attempt;
  auto& read = attempt.read;
  const auto skip = [&](Text reason, bool lasting) {
    read = {};
    read.skipped = imaging::SkippedFile{series.path, std::move(reason)};
    attempt.lasting = lasting;
  };
  try {
    auto volume = decoder.decode(series);
    read.warnings = std::move(volume.warnings);
    read.pixelHash = sha256(std::as_bytes(std::span(volume.values)));
    imaging::makeItems(series, volume, recipe, [&](imaging::ItemTensor&& item) {
      read.items.push_back({item.slice, item.axis, std::move(item.columns)});
      read.bits = item.bits;
      read.pixels.insert(read.pixels.end(), item.pixels.begin(), item.pixels.end());
    });
  } catch (const Error& error) {
    skip(error.reason(), isOfTheFile(error.code()));
  } catch (const std::bad_alloc&) {
    skip(STRATOSCOPE_TEXT("there is not enough memory for the image"), false);
  }
  return attempt;
}

/// The next of the waiting series, by their places: enough for all threads, but no more files than need be.
std::vector<std::size_t> nextPortion(const std::vector<ChosenSeries>& chosen, const std::vector<std::size_t>& waiting,
                                     std::size_t from) {
  std::vector<std::size_t> portion;
  std::size_t files = 0;
  while (from < waiting.size() && portion.size() < mostSeries &&
         (files < enoughFiles || portion.size() < static_cast<std::size_t>(threadCount()))) {
    files += chosen[waiting[from]].files.size();
    portion.push_back(waiting[from++]);
  }
  return portion;
}

/// The reading of one import.
class SeriesReader {
public:
  SeriesReader(const std::vector<ChosenSeries>& chosen, const std::vector<std::string>& keys,
               const imaging::Recipe& recipe, ImportStaging& staging, Progress& progress, const std::stop_token& stop)
      : chosen_(chosen), keys_(keys), recipe_(recipe), staging_(staging), progress_(progress), stop_(stop) {}

  Reading run() {
    std::vector<std::size_t> waiting;
    for (std::size_t i = 0; i < chosen_.size(); ++i) {
      total_ += filesOf(i);
      if (staging_.has(keys_[i])) {
        done_ += filesOf(i);
        ++reading_.continued;
      } else {
        waiting.push_back(i);
      }
    }
    report();
    for (std::size_t from = 0; from < waiting.size();) {
      throwIfStopped(stop_);
      const auto portion = nextPortion(chosen_, waiting, from);
      readPortion(portion);
      from += portion.size();
    }
    return std::move(reading_);
  }

private:
  [[nodiscard]] std::int64_t filesOf(std::size_t place) const {
    return static_cast<std::int64_t>(chosen_[place].files.size());
  }
  void report() { progress_.report(done_, total_, STRATOSCOPE_TEXT("Reading images")); }

  /// What is read when a stop comes is kept, too.
  void readPortion(const std::vector<std::size_t>& portion) {
    std::vector<std::optional<Attempt>> attempts(portion.size());
    try {
      forEachParallel(portion.size(), [&](std::size_t i) {
        throwIfStopped(stop_);
        attempts[i] = readOne(*decoder_, chosen_[portion[i]].series, recipe_);
        count(filesOf(portion[i]));
      });
    } catch (...) {
      stage(portion, attempts);
      throw;
    }
    stage(portion, attempts);
    report();
  }

  /// Called from all threads. Of many small series only the portion is reported.
  void count(std::int64_t files) {
    constexpr std::int64_t worthReporting = 8;
    const std::lock_guard lock(reporting_);
    done_ += files;
    if (files >= worthReporting) {
      report();
    }
  }

  void stage(const std::vector<std::size_t>& portion, std::vector<std::optional<Attempt>>& attempts) {
    std::vector<std::pair<std::string, ReadSeries>> lasting;
    for (std::size_t i = 0; i < portion.size(); ++i) {
      if (attempts[i] && attempts[i]->lasting) {
        lasting.emplace_back(keys_[portion[i]], std::move(attempts[i]->read));
      } else if (attempts[i]) {
        reading_.failed[portion[i]] = std::move(attempts[i]->read.skipped.value());
      }
    }
    staging_.add(lasting);
  }

  const std::vector<ChosenSeries>& chosen_;
  const std::vector<std::string>& keys_;
  const imaging::Recipe& recipe_;
  ImportStaging& staging_;
  Progress& progress_;
  const std::stop_token& stop_;
  std::unique_ptr<imaging::PixelDecoder> decoder_ = imaging::makeDecoder();
  std::mutex reporting_;
  std::int64_t done_ = 0;
  std::int64_t total_ = 0;
  Reading reading_;
};

} // namespace

Reading readSeries(const std::vector<ChosenSeries>& chosen, const std::vector<std::string>& keys,
                   const imaging::Recipe& recipe, ImportStaging& staging, Progress& progress,
                   const std::stop_token& stop) {
  return SeriesReader(chosen, keys, recipe, staging, progress, stop).run();
}

} // namespace stratoscope::workflow
