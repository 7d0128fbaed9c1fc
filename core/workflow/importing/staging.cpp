#include "core/workflow/importing/staging.h"

#include "core/base/error.h"
#include "core/base/sha256.h"
#include "core/workflow/importing/recipe.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <nlohmann/json.hpp>
#include <span>
#include <sys/file.h>
#include <unistd.h>

namespace stratoscope::workflow {
namespace {

using Json = nlohmann::json;

[[noreturn]] void failWriting(const std::filesystem::path& path) {
  const int reason = errno;
  throw Error(ErrorCode::WriteFailed, {STRATOSCOPE_TEXT("cannot be written (%1)"), {std::strerror(reason)}},
              path.string(),
              reason == ENOSPC ? Text(STRATOSCOPE_TEXT("Free some disk space and run the step again")) : Text());
}

Json jsonOf(const Text& text) { return {{"source", text.source}, {"arguments", text.arguments}}; }

Text textOf(const Json& json) {
  Text text;
  text.source = json.at("source");
  text.arguments = json.at("arguments").get<std::vector<std::string>>();
  return text;
}

/// Bytes of a path that are not UTF-8 are replaced; the files themselves are never found by what is written here.
std::string recordOf(const ReadSeries& read) {
  Json json{{"hash", read.pixelHash}, {"bits", read.bits}, {"items", Json::array()}, {"warnings", Json::array()}};
  for (const auto& item : read.items) {
    json["items"].push_back({item.slice, std::string(1, item.axis), item.columns});
  }
  for (const auto& warning : read.warnings) {
    json["warnings"].push_back({warning.path.string(), jsonOf(warning.message)});
  }
  if (read.skipped) {
    json["skipped"] = {read.skipped->path.string(), jsonOf(read.skipped->reason)};
  }
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

ReadSeries readRecord(const std::string& record) {
  const auto json = Json::parse(record);
  ReadSeries read;
  read.pixelHash = json.at("hash");
  read.bits = json.value("bits", 8); // an earlier version's have none
  for (const auto& item : json.at("items")) {
    read.items.push_back({item.at(0), item.at(1).get<std::string>().at(0), item.at(2)});
  }
  for (const auto& warning : json.at("warnings")) {
    read.warnings.push_back({warning.at(0).get<std::string>(), textOf(warning.at(1))});
  }
  if (json.contains("skipped")) {
    read.skipped = imaging::SkippedFile{json.at("skipped").at(0).get<std::string>(), textOf(json.at("skipped").at(1))};
  }
  return read;
}

} // namespace

std::filesystem::path stagedPixels(const cohort::Cohort& cohort) { return cohort.imagesFolder() / "importing.pixels"; }

ImportStaging::ImportStaging(cohort::Cohort& cohort, const imaging::Recipe& recipe)
    : recipe_(toJson(recipe)), cohort_(cohort), journal_(cohort), path_(stagedPixels(cohort)),
      descriptor_(::open(path_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644)) {
  if (descriptor_ < 0) {
    failWriting(path_);
  }
  if (::flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
    ::close(descriptor_);
    throw Error(ErrorCode::Conflict, STRATOSCOPE_TEXT("another import into this cohort is running"),
                cohort.folder().string());
  }
  end_ = cohort::stagedEnd(cohort);
  if (::lseek(descriptor_, 0, SEEK_END) < end_) {
    cohort::Transaction transaction(cohort_);
    journal_.clear();
    transaction.commit();
    end_ = 0;
  }
  if (::ftruncate(descriptor_, end_) != 0) {
    ::close(descriptor_);
    failWriting(path_);
  }
}

ImportStaging::~ImportStaging() { ::close(descriptor_); }

std::string ImportStaging::keyOf(const imaging::Series& series, const std::vector<cohort::SourceFile>& files) const {
  Sha256 hash;
  const auto add = [&hash](const std::string& text) {
    hash.update(std::as_bytes(std::span(text.c_str(), text.size() + 1)));
  };
  add(recipe_);
  add(series.uid);
  add(std::to_string(series.part));
  for (const auto& file : files) {
    add(file.path.string());
    add(std::to_string(file.size));
    add(std::to_string(file.modified));
  }
  return hash.finish();
}

bool ImportStaging::has(const std::string& key) { return journal_.find(key).has_value(); }

ReadSeries ImportStaging::read(const std::string& key, bool pixels) {
  const auto staged = journal_.find(key).value();
  auto read = readRecord(staged.content);
  read.pixels.resize(pixels ? static_cast<std::size_t>(staged.bytes) : 0);
  std::size_t done = 0;
  while (done < read.pixels.size()) {
    const auto got = ::pread(descriptor_, read.pixels.data() + done, read.pixels.size() - done,
                             staged.begin + static_cast<std::int64_t>(done));
    if (got <= 0 && !(got < 0 && errno == EINTR)) {
      throw Error(ErrorCode::Unreadable, STRATOSCOPE_TEXT("the file cannot be read"), path_.string());
    }
    done += static_cast<std::size_t>(std::max<ssize_t>(got, 0));
  }
  return read;
}

void ImportStaging::add(const std::vector<std::pair<std::string, ReadSeries>>& read) {
  std::vector<cohort::StagedSeries> entries;
  auto place = end_;
  for (const auto& [key, series] : read) {
    entries.push_back({key, place, static_cast<std::int64_t>(series.pixels.size()), recordOf(series)});
    std::span<const std::uint8_t> left(series.pixels);
    while (!left.empty()) {
      const auto written = ::pwrite(descriptor_, left.data(), left.size(), place);
      if (written < 0 && errno != EINTR) {
        failWriting(path_);
      }
      left = left.subspan(static_cast<std::size_t>(std::max<ssize_t>(written, 0)));
      place += std::max<ssize_t>(written, 0);
    }
  }
  if (::fdatasync(descriptor_) != 0) {
    failWriting(path_);
  }
  cohort::Transaction transaction(cohort_);
  std::ranges::for_each(entries, [this](const auto& entry) { journal_.add(entry); });
  transaction.commit();
  end_ = place;
}

void ImportStaging::clear() { journal_.clear(); }

void ImportStaging::removeFile() const {
  std::error_code ignored;
  std::filesystem::remove(path_, ignored);
}

} // namespace stratoscope::workflow
