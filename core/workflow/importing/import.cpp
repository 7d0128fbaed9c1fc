#include "core/workflow/importing/import.h"

#include "core/base/error.h"
#include "core/base/sha256.h"
#include "core/cohort/items.h"
#include "core/imaging/index.h"
#include "core/workflow/importing/item_file.h"
#include "core/workflow/importing/reading.h"
#include "core/workflow/importing/recipe.h"
#include "core/workflow/importing/selection.h"
#include "core/workflow/importing/source_kinds.h"
#include "core/workflow/importing/staging.h"
#include "core/workflow/importing/unfinished.h"
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

[[noreturn]] void refuseOthers(const cohort::Cohort& cohort, Text reason) {
  throw Error(ErrorCode::InvalidArgument, std::move(reason), cohort.folder().string(),
              STRATOSCOPE_TEXT("Import it into a cohort of its own"));
}

void checkBits(const cohort::Cohort& cohort, const imaging::Recipe& recipe) {
  const bool wide = cohort.images().type == PixelType::UInt16;
  if (wide != (recipe.bits == imaging::BitDepth::Sixteen) && recipe.bits != imaging::BitDepth::Auto) {
    refuseOthers(cohort, {STRATOSCOPE_TEXT("the cohort's items have %1 bits; new ones must have the same"),
                          {wide ? "16" : "8"}});
  }
}

void checkFits(const cohort::Cohort& cohort, const ImportOptions& options) {
  const auto& recipe = options.recipe;
  const auto images = cohort.images();
  const bool volumes = recipe.depth() > 1;
  if (volumes != (images.depth > 1)) {
    const auto source = options.sources.empty() ? std::string() : options.sources.front().string();
    refuseOthers(cohort,
                 {volumes ? STRATOSCOPE_TEXT("%1 would come in as whole volumes, but the cohort holds pictures")
                          : STRATOSCOPE_TEXT("%1 would come in as pictures, but the cohort holds whole volumes"),
                  {source}});
  }
  if (images.channels != recipe.channels || images.width != recipe.size) {
    refuseOthers(cohort, {STRATOSCOPE_TEXT(
                              "the cohort's items have %1 pixels a side and %2 channels; new ones must have the same"),
                          {std::to_string(images.width), std::to_string(images.channels)}});
  }
  checkBits(cohort, recipe);
}

/// New items have the bits of those there, where the recipe leaves it open.
ImportOptions fittingOptions(const cohort::Cohort& cohort, ImportOptions options) {
  imaging::checkRecipe(options.recipe);
  const auto images = cohort.images();
  if (images.count > 0) {
    checkFits(cohort, options);
    const bool wide = images.type == PixelType::UInt16;
    options.recipe.bits = wide ? imaging::BitDepth::Sixteen : imaging::BitDepth::Eight;
  }
  return options;
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

/// Of the image file: where the recipe leaves it open, 16 as soon as one series needs them.
int bitsOf(const imaging::Recipe& recipe, const Found& found, ImportStaging& staging) {
  if (recipe.bits != imaging::BitDepth::Auto) {
    return recipe.bits == imaging::BitDepth::Sixteen ? 16 : 8;
  }
  for (std::size_t i = 0; i < found.series.size(); ++i) {
    if (!found.reading.failed.contains(i) && staging.read(found.keys[i], false).bits == 16) {
      return 16;
    }
  }
  return 8;
}

struct WrittenItems {
  fs::path file;
  std::uint16_t white = 65535; ///< as ImageStack::white
};

/// Writes the image file of all items, old and new, from what is staged.
std::optional<WrittenItems> writeItems(const cohort::Cohort& cohort, const imaging::Recipe& recipe, const Found& found,
                                       ImportStaging& staging, ImportResult& result) {
  if (found.series.empty()) {
    return std::nullopt;
  }
  const auto path = cohort.imagesFolder() / "importing.npy";
  ItemFile file(path, recipe, bitsOf(recipe, found, staging));
  const auto before = cohort.images();
  for (std::size_t i = 0; i < before.count; ++i) {
    file.append(before.item(i), static_cast<int>(8 * before.bytesPerPixel()));
  }
  for (std::size_t i = 0; i < found.series.size(); ++i) {
    if (!found.reading.failed.contains(i)) {
      const auto read = staging.read(found.keys[i], true);
      const auto itemBytes = file.itemBytes(read.bits);
      for (std::size_t item = 0; item < read.items.size(); ++item) {
        file.append(std::as_bytes(std::span(read.pixels)).subspan(item * itemBytes, itemBytes), read.bits);
      }
    }
  }
  result.items = static_cast<int>(file.rows() - before.count);
  if (result.items == 0) {
    return std::nullopt;
  }
  file.finish();
  return WrittenItems{nameByContent(path), file.white()};
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
            const Found& found, ImportStaging& staging, const std::optional<WrittenItems>& images,
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
  if (images) {
    cohort::setImageFile(cohort, images->file.filename().string(), images->white);
  }
  count(cohort, result);
  result.seconds = clock.seconds();
  if (images || table || !options.truth.empty()) {
    auto run = clock.record(parametersJson(options));
    run.inputsJson = nlohmann::json{{"pixels", hash}}.dump();
    run.resultJson = toJson(result);
    run.file = images ? "images/" + images->file.filename().string() : "";
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
    rememberImport(cohort, options);
    found.reading = readSeries(found.series, found.keys, options.recipe, staging, progress, stop);
    result.continuedSeries = found.reading.continued;
  }
  return found;
}

} // namespace

ImportResult importSources(cohort::Cohort& cohort, const ImportOptions& asked, Progress& progress,
                           const std::stop_token& stop) {
  const StepClock clock("import");
  const auto options = fittingOptions(cohort, asked);
  const auto table = options.labels ? std::optional(readCsv(*options.labels)) : std::nullopt;
  ImportResult result;
  ImportStaging staging(cohort, options.recipe);
  const auto found = findAndRead(cohort, options, staging, result, progress, stop);
  const auto images = writeItems(cohort, options.recipe, found, staging, result);
  commit(cohort, options, table, found, staging, images, clock, result);
  if (cohort::stagedCount(cohort) == 0) {
    staging.removeFile();
  }
  if (images) {
    removeLeftovers(cohort, images->file);
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
