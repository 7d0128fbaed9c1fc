#include "core/workflow/inspection.h"

#include "core/base/error.h"
#include "core/base/threads.h"
#include "core/imaging/index.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <mutex>
#include <new>
#include <variant>

namespace stratoscope::workflow {
namespace {

using Json = nlohmann::ordered_json;
using Finding = std::variant<imaging::SkippedFile, InspectedSeries>;

Finding inspectOne(const imaging::Series& series, imaging::PixelDecoder& decoder) {
  try {
    return InspectedSeries{series, imaging::inspect(series, decoder)};
  } catch (const Error& error) {
    return imaging::SkippedFile{series.path, error.reason()};
  } catch (const std::bad_alloc&) {
    return imaging::SkippedFile{series.path, STRATOSCOPE_TEXT("there is not enough memory for the image")};
  }
}

std::vector<Finding> inspectAll(const std::vector<imaging::Series>& series, Progress& progress,
                                const std::stop_token& stop) {
  const auto decoder = imaging::makeDecoder();
  std::vector<Finding> findings(series.size());
  std::mutex reporting;
  std::int64_t done = 0;
  forEachParallel(series.size(), [&](std::size_t i) {
    throwIfStopped(stop);
    findings[i] = inspectOne(series[i], *decoder);
    const std::lock_guard lock(reporting);
    progress.report(++done, static_cast<std::int64_t>(series.size()), STRATOSCOPE_TEXT("Reading images"));
  });
  return findings;
}

/// Hands each warning of the index to the series whose file it is about.
void giveWarnings(std::vector<imaging::FileWarning> warnings, SourceInspection& inspection) {
  std::map<std::filesystem::path, InspectedSeries*> owners;
  for (auto& one : inspection.series) {
    for (const auto& file : one.series.files) {
      owners.emplace(file, &one);
    }
  }
  for (auto& warning : warnings) {
    const auto owner = owners.find(warning.path);
    auto& list = owner == owners.end() ? inspection.warnings : owner->second->content.warnings;
    list.push_back(std::move(warning));
  }
}

/// What lies in an archive is called by its place there.
void nameAsInArchives(const imaging::Index& index, SourceInspection& inspection) {
  const auto rename = [&index](std::vector<imaging::FileWarning>& warnings) {
    std::ranges::for_each(warnings, [&](auto& one) { one.path = imaging::shownPath(index, one.path); });
  };
  for (auto& one : inspection.series) {
    one.series.path = imaging::shownPath(index, one.series.path);
    rename(one.content.warnings);
  }
  std::ranges::for_each(inspection.skipped, [&](auto& one) { one.path = imaging::shownPath(index, one.path); });
  rename(inspection.warnings);
}

Json textOrNull(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json jsonOf(const std::vector<imaging::FileWarning>& warnings) {
  auto list = Json::array();
  for (const auto& warning : warnings) {
    list.push_back({{"path", warning.path.string()}, {"message", warning.message.english()}});
  }
  return list;
}

Json jsonOf(const std::vector<imaging::SkippedFile>& skipped) {
  auto list = Json::array();
  for (const auto& file : skipped) {
    list.push_back({{"path", file.path.string()}, {"reason", file.reason.english()}});
  }
  return list;
}

void addStored(Json& record, const std::optional<imaging::StoredValues>& stored) {
  record["stored_min"] = stored ? Json(stored->range.least) : Json(nullptr);
  record["stored_max"] = stored ? Json(stored->range.most) : Json(nullptr);
  record["stored_mean"] = stored ? Json(stored->range.mean) : Json(nullptr);
  record["stored_sha256"] = stored ? Json(stored->sha256) : Json(nullptr);
}

Json jsonOf(const InspectedSeries& one) {
  const auto& content = one.content;
  Json record{{"path", one.series.path.string()},
              {"files", one.series.files.size()},
              {"uid", textOrNull(one.series.uid)},
              {"modality", textOrNull(one.series.modality)},
              {"shape", content.size},
              {"channels", content.channels},
              {"spacing", content.geometry.spacing},
              {"direction", content.geometry.direction},
              {"origin", content.geometry.origin}};
  addStored(record, content.stored);
  record["value_min"] = content.values.least;
  record["value_max"] = content.values.most;
  record["value_mean"] = content.values.mean;
  record["unit"] = textOrNull(content.unit);
  record["transfer_syntax"] = textOrNull(one.series.transferSyntax);
  record["photometric"] = textOrNull(one.series.photometric);
  record["frames"] = one.series.frames;
  record["warnings"] = jsonOf(content.warnings);
  return record;
}

} // namespace

SourceInspection inspectSources(const std::vector<std::filesystem::path>& sources, Progress& progress,
                                const std::stop_token& stop) {
  auto index = imaging::indexSources(sources, progress, stop);
  // An import takes an image once; here all files are shown.
  std::ranges::move(index.copies, std::back_inserter(index.series));
  std::ranges::stable_sort(index.series, {}, &imaging::Series::path);
  SourceInspection inspection;
  inspection.skipped = std::move(index.skipped);
  for (auto& finding : inspectAll(index.series, progress, stop)) {
    if (auto* series = std::get_if<InspectedSeries>(&finding)) {
      inspection.series.push_back(std::move(*series));
    } else {
      inspection.skipped.push_back(std::move(std::get<imaging::SkippedFile>(finding)));
    }
  }
  giveWarnings(std::move(index.warnings), inspection);
  nameAsInArchives(index, inspection);
  return inspection;
}

std::string toJson(const SourceInspection& inspection) {
  auto series = Json::array();
  for (const auto& one : inspection.series) {
    series.push_back(jsonOf(one));
  }
  const Json object{
      {"series", series}, {"skipped", jsonOf(inspection.skipped)}, {"warnings", jsonOf(inspection.warnings)}};
  return object.dump(-1, ' ', false, Json::error_handler_t::replace);
}

} // namespace stratoscope::workflow
