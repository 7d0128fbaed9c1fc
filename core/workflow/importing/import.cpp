#include "core/workflow/importing/import.h"

#include "core/base/error.h"
#include "core/base/npy.h"
#include "core/base/sha256.h"
#include "core/cohort/items.h"
#include "core/imaging/index.h"
#include "core/workflow/importing/reading.h"
#include "core/workflow/importing/recipe.h"
#include "core/workflow/importing/selection.h"
#include "core/workflow/importing/source_kinds.h"
#include "core/workflow/importing/staging.h"
#include "core/workflow/metadata/metadata_csv.h"
#include "core/workflow/provenance.h"
#include "core/workflow/results_json.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>

namespace stratoscope::workflow {
namespace {

namespace fs = std::filesystem;

/// The series as the cohort is told of it.
cohort::NewSeries rowOf(const ChosenSeries& chosen, ReadSeries&& read) {
  cohort::NewSeries row;
  row.kind = nameOf(chosen.series.kind);
  row.patient = chosen.series.patient;
  row.study = chosen.series.study;
  row.uid = chosen.series.uid;
  row.modality = chosen.series.modality;
  row.pixelHash = std::move(read.pixelHash);
  row.columns = chosen.series.columns;
  row.files = chosen.files;
  row.items = std::move(read.items);
  return row;
}

void checkFits(const cohort::Cohort& cohort, const imaging::Recipe& recipe) {
  imaging::checkRecipe(recipe);
  const auto images = cohort.images();
  if (images.count > 0 && (images.channels != recipe.channels || images.width != recipe.size)) {
    throw Error(
        ErrorCode::InvalidArgument,
        {STRATOSCOPE_TEXT("the cohort's items have %1 pixels a side and %2 channels; new ones must have the same"),
         {std::to_string(images.width), std::to_string(images.channels)}},
        cohort.folder().string());
  }
}

/// Image files that no committed import names: what a killed process left behind.
void removeLeftovers(const cohort::Cohort& cohort, const fs::path& current) {
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(cohort.imagesFolder(), ignored)) {
    if (entry.path() != current) {
      fs::remove(entry.path(), ignored);
    }
  }
}

/// All that one import has found, in the order of the series' paths.
struct Found {
  imaging::Index index; ///< but for the series
  std::vector<ChosenSeries> series;
  std::vector<std::string> keys;
  Reading reading;
};

/// Writes the image file of all items, old and new, from what is staged.
std::optional<fs::path> writeItems(const cohort::Cohort& cohort, const imaging::Recipe& recipe, const Found& found,
                                   ImportStaging& staging, ImportResult& result) {
  if (found.series.empty()) {
    return std::nullopt;
  }
  const auto path = cohort.imagesFolder() / "importing.npy";
  const auto side = static_cast<std::size_t>(recipe.size);
  const auto channels = static_cast<std::size_t>(recipe.channels);
  const auto itemBytes = channels * side * side;
  NpyRowWriter writer(path, "|u1", {channels, side, side});
  const auto before = cohort.images();
  for (std::size_t i = 0; i < before.count; ++i) {
    writer.append(before.item(i));
  }
  for (std::size_t i = 0; i < found.series.size(); ++i) {
    if (!found.reading.failed.contains(i)) {
      const auto read = staging.read(found.keys[i], true);
      for (std::size_t item = 0; item < read.items.size(); ++item) {
        writer.append(std::as_bytes(std::span(read.pixels)).subspan(item * itemBytes, itemBytes));
      }
    }
  }
  result.items = static_cast<int>(writer.rows() - before.count);
  if (result.items == 0) {
    return std::nullopt;
  }
  writer.finish();
  return nameByContent(path);
}

std::string parametersJson(const ImportOptions& options) {
  nlohmann::json json{{"recipe", nlohmann::json::parse(toJson(options.recipe))},
                      {"truth", options.truth},
                      {"sources", nlohmann::json::array()}};
  for (const auto& source : options.sources) {
    json["sources"].push_back(fs::absolute(source).string());
  }
  if (options.labels) {
    json["labels"] = fs::absolute(*options.labels).string();
  }
  // Bytes of a path that are not UTF-8 are replaced.
  return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

void joinLabels(cohort::Cohort& cohort, const CsvTable& table, const fs::path& file, ImportResult& result) {
  const auto report = joinMetadata(cohort, table);
  if (!report.unmatched.empty()) {
    result.warnings.push_back({file,
                               {STRATOSCOPE_TEXT("%1 rows of the table belong to no item, the first of them is %2"),
                                {std::to_string(report.unmatched.size()), report.unmatched.front()}}});
  }
}

void checkTruth(const cohort::Cohort& cohort, const std::string& truth) {
  if (!truth.empty()) {
    (void)cohort::columnValues(cohort, truth); // throws where there is no such column
  }
}

void count(const cohort::Cohort& cohort, ImportResult& result) {
  result.patients = static_cast<int>(cohort::patients(cohort).size());
  result.studies = static_cast<int>(cohort::studies(cohort).size());
  result.series = static_cast<int>(cohort::series(cohort).size());
}

/// Adds the series that could be read; the others and all warnings go to the result. @return the run's hash of the
/// pixels.
std::string addSeries(cohort::Cohort& cohort, const Found& found, ImportStaging& staging, ImportResult& result) {
  std::string hashes;
  cohort::SeriesWriter writer(cohort);
  for (std::size_t i = 0; i < found.series.size(); ++i) {
    if (const auto failed = found.reading.failed.find(i); failed != found.reading.failed.end()) {
      result.skipped.push_back(failed->second);
      continue;
    }
    auto read = staging.read(found.keys[i], false);
    std::ranges::move(read.warnings, std::back_inserter(result.warnings));
    if (read.skipped) {
      result.skipped.push_back(std::move(*read.skipped));
      continue;
    }
    const auto row = rowOf(found.series[i], std::move(read));
    hashes += row.pixelHash;
    writer.add(row);
  }
  return sha256(std::as_bytes(std::span(hashes)));
}

/// What lies in an archive is called by its place there.
void nameAsInArchives(const imaging::Index& index, ImportResult& result) {
  std::ranges::for_each(result.skipped, [&](auto& one) { one.path = imaging::shownPath(index, one.path); });
  std::ranges::for_each(result.warnings, [&](auto& one) { one.path = imaging::shownPath(index, one.path); });
}

/// Everything that the import changes in the database, in one transaction.
void commit(cohort::Cohort& cohort, const ImportOptions& options, const std::optional<CsvTable>& table,
            const Found& found, ImportStaging& staging, const std::optional<fs::path>& imageFile,
            const StepClock& clock, ImportResult& result) {
  cohort::Transaction transaction(cohort);
  const auto hash = addSeries(cohort, found, staging, result);
  nameAsInArchives(found.index, result);
  if (!found.series.empty()) {
    staging.clear();
  }
  if (table) {
    joinLabels(cohort, *table, *options.labels, result);
  }
  checkTruth(cohort, options.truth);
  if (imageFile) {
    cohort::setImageFile(cohort, imageFile->filename().string());
  }
  count(cohort, result);
  result.seconds = clock.seconds();
  if (imageFile || table || !options.truth.empty()) {
    auto run = clock.record(parametersJson(options));
    run.inputsJson = nlohmann::json{{"pixels", hash}}.dump();
    run.resultJson = toJson(result);
    run.file = imageFile ? "images/" + imageFile->filename().string() : "";
    result.run = cohort::addRun(cohort, run);
  }
  transaction.commit();
}

/// Indexes the sources and reads what is new of them into the staging.
Found findAndRead(cohort::Cohort& cohort, const ImportOptions& options, ImportStaging& staging, ImportResult& result,
                  Progress& progress, const std::stop_token& stop) {
  Found found;
  found.index = imaging::indexSources(options.sources, progress, stop, cohort.sourcesFolder());
  result.skipped = std::move(found.index.skipped);
  result.warnings = std::move(found.index.warnings);
  found.series = chooseNew(cohort, found.index, result);
  for (const auto& chosen : found.series) {
    found.keys.push_back(staging.keyOf(chosen.series, chosen.files));
  }
  if (!found.series.empty()) {
    found.reading = readSeries(found.series, found.keys, options.recipe, staging, progress, stop);
    result.continuedSeries = found.reading.continued;
  }
  return found;
}

} // namespace

ImportResult importSources(cohort::Cohort& cohort, const ImportOptions& options, Progress& progress,
                           const std::stop_token& stop) {
  const StepClock clock("import");
  checkFits(cohort, options.recipe);
  const auto table = options.labels ? std::optional(readCsv(*options.labels)) : std::nullopt;
  ImportResult result;
  ImportStaging staging(cohort, options.recipe);
  const auto found = findAndRead(cohort, options, staging, result, progress, stop);
  const auto imageFile = writeItems(cohort, options.recipe, found, staging, result);
  commit(cohort, options, table, found, staging, imageFile, clock, result);
  if (cohort::stagedCount(cohort) == 0) {
    staging.removeFile();
  }
  if (imageFile) {
    removeLeftovers(cohort, *imageFile);
  }
  return result;
}

std::string truthColumn(const cohort::Cohort& cohort) {
  std::string newest;
  for (const auto& run : cohort::runs(cohort)) { // the oldest first
    if (run.step != "import") {
      continue;
    }
    if (auto truth = nlohmann::json::parse(run.parametersJson).value("truth", ""); !truth.empty()) {
      newest = std::move(truth);
    }
  }
  return newest;
}

} // namespace stratoscope::workflow
