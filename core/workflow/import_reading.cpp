#include "core/workflow/import_reading.h"

#include "core/base/error.h"
#include "core/base/sha256.h"
#include "core/base/threads.h"
#include "core/imaging/file_rate.h"
#include "core/imaging/pixel_decoder.h"

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

class Report {
public:
  Report(Progress& progress, std::int64_t total) : progress_(progress), total_(total) {}

  /// Files that were read by an earlier import count as done, but not for the rate.
  void add(std::int64_t files, bool now) {
    done_ += files;
    now_ += now ? files : 0;
    progress_.report(done_, total_, {STRATOSCOPE_TEXT("Reading images, %1 files a second"), {rate_.of(now_)}});
  }

private:
  Progress& progress_;
  std::int64_t total_;
  std::int64_t done_ = 0;
  std::int64_t now_ = 0;
  imaging::FileRate rate_;
};

/// Decodes a portion and stages what is lasting of it.
void readPortion(const std::vector<ChosenSeries>& chosen, const std::vector<std::string>& keys,
                 const std::vector<std::size_t>& portion, const imaging::Recipe& recipe, ImportStaging& staging,
                 imaging::PixelDecoder& decoder, Reading& reading, const std::stop_token& stop) {
  std::vector<Attempt> attempts(portion.size());
  forEachParallel(portion.size(), [&](std::size_t i) {
    throwIfStopped(stop);
    attempts[i] = readOne(decoder, chosen[portion[i]].series, recipe);
  });
  std::vector<std::pair<std::string, ReadSeries>> lasting;
  for (std::size_t i = 0; i < portion.size(); ++i) {
    if (attempts[i].lasting) {
      lasting.emplace_back(keys[portion[i]], std::move(attempts[i].read));
    } else {
      reading.failed[portion[i]] = std::move(*attempts[i].read.skipped);
    }
  }
  staging.add(lasting);
}

std::int64_t filesOf(const std::vector<ChosenSeries>& chosen, const std::vector<std::size_t>& places) {
  std::int64_t files = 0;
  for (const auto place : places) {
    files += static_cast<std::int64_t>(chosen[place].files.size());
  }
  return files;
}

} // namespace

Reading readSeries(const std::vector<ChosenSeries>& chosen, const std::vector<std::string>& keys,
                   const imaging::Recipe& recipe, ImportStaging& staging, Progress& progress,
                   const std::stop_token& stop) {
  std::vector<std::size_t> waiting;
  std::vector<std::size_t> staged;
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    (staging.has(keys[i]) ? staged : waiting).push_back(i);
  }
  Reading reading;
  reading.continued = static_cast<int>(staged.size());
  Report report(progress, filesOf(chosen, staged) + filesOf(chosen, waiting));
  report.add(filesOf(chosen, staged), false);
  const auto decoder = imaging::makeDecoder();
  for (std::size_t from = 0; from < waiting.size();) {
    throwIfStopped(stop);
    const auto portion = nextPortion(chosen, waiting, from);
    readPortion(chosen, keys, portion, recipe, staging, *decoder, reading, stop);
    from += portion.size();
    report.add(filesOf(chosen, portion), true);
  }
  return reading;
}

} // namespace stratoscope::workflow
