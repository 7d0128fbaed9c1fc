#include "core/workflow/import.h"

#include "core/base/error.h"
#include "core/base/npy.h"
#include "core/base/sha256.h"
#include "core/base/threads.h"
#include "core/cohort/items.h"
#include "core/imaging/index.h"
#include "core/imaging/pixel_decoder.h"
#include "core/workflow/import_recipe.h"
#include "core/workflow/metadata_csv.h"
#include "core/workflow/provenance.h"
#include "core/workflow/results_json.h"

#include <algorithm>
#include <chrono>
#include <nlohmann/json.hpp>
#include <optional>

namespace stratoscope::workflow {
namespace {

namespace fs = std::filesystem;

/// Series decoded at once before their items are written; bounds what is held in memory.
constexpr std::size_t chunk = 64;

cohort::SourceFile sourceFile(const fs::path& path) {
  const auto absolute = fs::absolute(path).lexically_normal();
  const auto modified = std::chrono::file_clock::to_sys(fs::last_write_time(absolute));
  return {absolute, static_cast<std::int64_t>(fs::file_size(absolute)),
          std::chrono::duration_cast<std::chrono::seconds>(modified.time_since_epoch()).count()};
}

const char* nameOf(imaging::SourceKind kind) {
  switch (kind) {
  case imaging::SourceKind::Picture:
    return "picture";
  case imaging::SourceKind::Nifti:
    return "nifti";
  case imaging::SourceKind::Dicom:
    return "dicom";
  case imaging::SourceKind::Npz:
    return "npz";
  }
  return "";
}

std::string hashOf(const imaging::Volume& volume) { return sha256(std::as_bytes(std::span(volume.values))); }

/// What decoding one series gave: its rows for the database and its items' pixels, or why it is left out.
struct Decoded {
  std::optional<cohort::NewSeries> series;
  std::vector<std::vector<std::uint8_t>> pixels;
  std::vector<imaging::FileWarning> warnings;
  std::optional<imaging::SkippedFile> skipped;
};

cohort::NewSeries describe(const imaging::Series& series, const imaging::Volume& volume) {
  cohort::NewSeries row;
  row.kind = nameOf(series.kind);
  row.patient = series.patient;
  row.study = series.study;
  row.uid = series.uid;
  row.modality = series.modality;
  row.pixelHash = hashOf(volume);
  row.columns = series.columns;
  for (const auto& file : series.files) {
    row.files.push_back(sourceFile(file));
  }
  return row;
}

Decoded decode(imaging::PixelDecoder& decoder, const imaging::Series& series, const imaging::Recipe& recipe) {
  Decoded decoded;
  try {
    auto volume = decoder.decode(series);
    decoded.warnings = std::move(volume.warnings);
    decoded.series = describe(series, volume);
    imaging::makeItems(series, volume, recipe, [&](imaging::ItemTensor&& item) {
      decoded.series->items.push_back({item.slice, item.axis, std::move(item.columns)});
      decoded.pixels.push_back(std::move(item.pixels));
    });
  } catch (const Error& error) {
    decoded = {};
    decoded.skipped = imaging::SkippedFile{series.path, error.reason()};
  } catch (const std::bad_alloc&) {
    decoded = {};
    decoded.skipped = imaging::SkippedFile{series.path, STRATOSCOPE_TEXT("there is not enough memory for the image")};
  }
  return decoded;
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

/// Series of which every file is in the cohort already.
std::size_t dropKnown(const cohort::Cohort& cohort, std::vector<imaging::Series>& series) {
  return std::erase_if(series, [&](const imaging::Series& candidate) {
    return std::ranges::all_of(candidate.files,
                               [&](const fs::path& file) { return cohort::isKnown(cohort, sourceFile(file)); });
  });
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

/// The image file of all items, old and new, being written.
class ItemWriter {
public:
  ItemWriter(const cohort::Cohort& cohort, const imaging::Recipe& recipe)
      : path_(cohort.imagesFolder() / "importing.npy"),
        writer_(path_, "|u1",
                {static_cast<std::size_t>(recipe.channels), static_cast<std::size_t>(recipe.size),
                 static_cast<std::size_t>(recipe.size)}) {
    const auto before = cohort.images();
    for (std::size_t i = 0; i < before.count; ++i) {
      writer_.append(before.item(i));
    }
  }
  void append(const std::vector<std::uint8_t>& pixels) { writer_.append(std::as_bytes(std::span(pixels))); }
  /// The file under its final name.
  fs::path finish() {
    writer_.finish();
    return nameByContent(path_);
  }

private:
  fs::path path_;
  NpyRowWriter writer_;
};

/// Decodes all series, several at a time, and writes their items in the order of the series.
std::vector<cohort::NewSeries> decodeAll(const std::vector<imaging::Series>& series, const imaging::Recipe& recipe,
                                         ItemWriter& writer, ImportResult& result, Progress& progress,
                                         const std::stop_token& stop) {
  const auto decoder = imaging::makeDecoder();
  std::vector<cohort::NewSeries> added;
  for (std::size_t begin = 0; begin < series.size(); begin += chunk) {
    throwIfStopped(stop);
    std::vector<Decoded> decoded(std::min(chunk, series.size() - begin));
    forEachParallel(decoded.size(), [&](std::size_t i) {
      throwIfStopped(stop);
      decoded[i] = decode(*decoder, series[begin + i], recipe);
    });
    for (auto& one : decoded) {
      std::ranges::move(one.warnings, std::back_inserter(result.warnings));
      if (one.skipped) {
        result.skipped.push_back(std::move(*one.skipped));
        continue;
      }
      std::ranges::for_each(one.pixels, [&](const auto& pixels) { writer.append(pixels); });
      result.items += static_cast<int>(one.pixels.size());
      added.push_back(std::move(*one.series));
    }
    progress.report(static_cast<std::int64_t>(begin + decoded.size()), static_cast<std::int64_t>(series.size()),
                    STRATOSCOPE_TEXT("Reading images"));
  }
  return added;
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
  return json.dump();
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

/// Everything that the import changes in the database, in one transaction.
void commit(cohort::Cohort& cohort, const ImportOptions& options, const std::optional<CsvTable>& table,
            const std::vector<cohort::NewSeries>& added, const std::optional<fs::path>& imageFile,
            const StepClock& clock, ImportResult& result) {
  cohort::Transaction transaction(cohort);
  std::string hashes;
  {
    cohort::SeriesWriter writer(cohort);
    for (const auto& series : added) {
      writer.add(series);
      hashes += series.pixelHash;
    }
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
  auto run = clock.record(parametersJson(options));
  run.inputsJson = nlohmann::json{{"pixels", sha256(std::as_bytes(std::span(hashes)))}}.dump();
  run.resultJson = toJson(result);
  run.file = imageFile ? "images/" + imageFile->filename().string() : "";
  result.run = cohort::addRun(cohort, run);
  transaction.commit();
}

} // namespace

ImportResult importSources(cohort::Cohort& cohort, const ImportOptions& options, Progress& progress,
                           const std::stop_token& stop) {
  const StepClock clock("import");
  checkFits(cohort, options.recipe);
  const auto table = options.labels ? std::optional(readCsv(*options.labels)) : std::nullopt;
  auto index = imaging::indexSources(options.sources, progress, stop);
  ImportResult result;
  result.skipped = std::move(index.skipped);
  result.warnings = std::move(index.warnings);
  result.knownSeries = static_cast<int>(dropKnown(cohort, index.series));

  std::vector<cohort::NewSeries> added;
  std::optional<fs::path> imageFile;
  if (!index.series.empty()) {
    ItemWriter writer(cohort, options.recipe);
    added = decodeAll(index.series, options.recipe, writer, result, progress, stop);
    if (!added.empty()) {
      imageFile = writer.finish();
    }
  }
  if (added.empty() && !table && options.truth.empty()) {
    count(cohort, result);
    result.seconds = clock.seconds();
    return result;
  }
  commit(cohort, options, table, added, imageFile, clock, result);
  if (imageFile) {
    removeLeftovers(cohort, *imageFile);
  }
  return result;
}

std::string truthColumn(const cohort::Cohort& cohort) {
  const auto runs = cohort::runs(cohort);
  for (auto run = runs.rbegin(); run != runs.rend(); ++run) {
    if (run->step == "import") {
      if (const auto truth = nlohmann::json::parse(run->parametersJson).value("truth", ""); !truth.empty()) {
        return truth;
      }
    }
  }
  return {};
}

} // namespace stratoscope::workflow
