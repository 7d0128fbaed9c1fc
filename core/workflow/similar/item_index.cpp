#include "core/workflow/similar/item_index.h"

#include "core/base/error.h"
#include "core/base/sha256.h"
#include "core/cohort/runs.h"
#include "core/workflow/embedding.h"
#include "core/workflow/provenance.h"
#include "core/workflow/similar/index_store.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>
#include <utility>

namespace stratoscope::workflow {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;
using retrieval::SearchIndex;

constexpr std::array<std::pair<IndexKind, const char*>, 3> words{
    {{IndexKind::Exact, "exact"}, {IndexKind::Hnsw, "hnsw"}, {IndexKind::IvfPq, "ivfpq"}}};

retrieval::IndexKind inRetrieval(IndexKind kind) {
  switch (kind) {
  case IndexKind::Exact:
    return retrieval::IndexKind::Exact;
  case IndexKind::Hnsw:
    return retrieval::IndexKind::Hnsw;
  case IndexKind::IvfPq:
    break;
  }
  return retrieval::IndexKind::IvfPq;
}

IndexResult recordOf(const cohort::Run& run) {
  const auto json = Json::parse(run.resultJson);
  IndexResult record;
  record.run = run.id;
  record.kind = indexKindNamed(json.at("kind").get<std::string>()).value_or(IndexKind::Hnsw);
  record.items = json.at("items");
  record.added = json.at("added");
  record.recallAt10 = json.at("recall_at_10");
  record.seconds = json.at("seconds");
  record.megabytes = json.at("megabytes");
  record.file = run.file;
  return record;
}

/// The newest index of a kind, its record and the embedding it was made of.
struct Former {
  cohort::Run run;
  std::int64_t embedding = 0;
};
std::optional<Former> formerIndex(const cohort::Cohort& cohort, IndexKind kind) {
  std::optional<Former> newest;
  for (const auto& run : cohort::runs(cohort)) {
    if (run.step == "index" && Json::parse(run.resultJson).value("kind", std::string()) == wordOf(kind)) {
      newest = Former{run, Json::parse(run.inputsJson).value("embedding", std::int64_t{0})};
    }
  }
  return newest;
}

/// Whether the file is what its name, the hash of its content, says.
bool isWhole(const fs::path& file) {
  try {
    return sha256OfFile(file).starts_with(file.stem().string());
  } catch (const Error&) {
    return false;
  }
}

/// Nothing, with a note, where the file is gone or damaged.
std::optional<SearchIndex> loadWhole(const fs::path& file, retrieval::IndexUse use, std::vector<Text>& notes) {
  try {
    if (isWhole(file)) {
      return SearchIndex::load(file, use);
    }
  } catch (const Error& error) {
    if (error.code() != ErrorCode::Unreadable && error.code() != ErrorCode::NotFound) {
      throw;
    }
  }
  notes.push_back({STRATOSCOPE_TEXT("the search index %1 is damaged or gone; it is built again"), {file.string()}});
  return std::nullopt;
}

/// Whether an embedding begins with the rows of an older one. The same image comes out a little different in a batch of
/// another size.
bool continues(const retrieval::RowsView& rows, const retrieval::RowsView& older) {
  constexpr float tolerance = 1e-4F;
  if (older.columns != rows.columns || older.rows > rows.rows) {
    return false;
  }
  const auto count = older.rows * older.columns;
  return std::equal(older.values, older.values + count, rows.values, [](float a, float b) {
    return std::abs(a - b) <= tolerance * std::max(1.F, std::max(std::abs(a), std::abs(b)));
  });
}

/// An older index of the same model, with the items added that have come since; nothing where there is none.
std::optional<SearchIndex> extended(const cohort::Cohort& cohort, const Former& former, const retrieval::RowsView& rows,
                                    IndexResult& record, Progress& progress, const std::stop_token& stop) {
  const auto embedding = cohort::run(cohort, former.embedding);
  const auto now = cohort::latestRun(cohort, "embed");
  const auto rowsFile = cohort.folder() / embedding.file;
  if (embedding.modelHash != now->modelHash || !fs::exists(rowsFile) ||
      !continues(rows, retrieval::openRows(rowsFile))) {
    return std::nullopt;
  }
  auto index = loadWhole(cohort.folder() / former.run.file, retrieval::IndexUse::Add, record.notes);
  if (index) {
    record.added = static_cast<int>(rows.rows - index->size());
    index->addFrom(rows, progress, stop);
  }
  return index;
}

void write(cohort::Cohort& cohort, const SearchIndex& index, const IndexOptions& options, const StepClock& clock,
           IndexResult& record) {
  const auto folder = cohort.folder() / "indexes";
  fs::create_directories(folder);
  const auto fresh = folder / "new.faiss";
  index.save(fresh);
  const auto named = nameByContent(fresh);
  record.file = "indexes/" + named.filename().string();
  record.megabytes = static_cast<double>(fs::file_size(named)) / 1e6;
  record.seconds = clock.seconds();
  const auto embedding = cohort::latestRun(cohort, "embed");
  cohort::Transaction transaction(cohort);
  auto run = clock.record(Json{{"kind", wordOf(options.kind)}}.dump(), options.seed);
  run.inputsJson = Json{{"embedding", embedding->id}}.dump();
  run.modelHash = embedding->modelHash;
  run.resultJson = toJson(record);
  run.file = record.file;
  record.run = cohort::addRun(cohort, run);
  transaction.commit();
}

} // namespace

OpenIndex openIndex(cohort::Cohort& cohort, const IndexOptions& options, const retrieval::ExactSearch& exact,
                    Progress& progress, const std::stop_token& stop) {
  const StepClock clock("index");
  const auto& rows = exact.rows();
  IndexResult record;
  record.kind = options.kind;
  record.items = record.added = static_cast<int>(rows.rows);
  const auto former = formerIndex(cohort, options.kind);
  const auto embedding = cohort::latestRun(cohort, "embed");
  if (former && former->embedding == embedding->id) {
    auto found = loadWhole(cohort.folder() / former->run.file, retrieval::IndexUse::Ask, record.notes);
    if (found && found->size() == rows.rows && found->dimension() == rows.columns) {
      return {std::move(*found), recordOf(former->run)};
    }
  }
  auto index = former && former->embedding != embedding->id ? extended(cohort, *former, rows, record, progress, stop)
                                                            : std::optional<SearchIndex>();
  if (!index) {
    index = SearchIndex::build(rows, {inRetrieval(options.kind), options.seed}, progress, stop);
  }
  record.recallAt10 = retrieval::recallAt10(*index, exact);
  write(cohort, *index, options, clock, record);
  return {std::move(*index), std::move(record)};
}

IndexResult updateIndex(cohort::Cohort& cohort, const IndexOptions& options, Progress& progress,
                        const std::stop_token& stop) {
  const retrieval::ExactSearch exact(retrieval::openRows(latestEmbeddingFile(cohort).values));
  return openIndex(cohort, options, exact, progress, stop).record;
}

std::optional<IndexKind> readyIndex(const cohort::Cohort& cohort) {
  const auto embedding = cohort::latestRun(cohort, "embed");
  const auto index = cohort::latestRun(cohort, "index");
  const bool fits =
      embedding && index && Json::parse(index->inputsJson).value("embedding", std::int64_t{0}) == embedding->id;
  return fits ? std::optional(recordOf(*index).kind) : std::nullopt;
}

std::string wordOf(IndexKind kind) {
  return std::ranges::find(words, kind, [](const auto& word) { return word.first; })->second;
}

std::optional<IndexKind> indexKindNamed(const std::string& word) {
  const auto* const found = std::ranges::find(words, word, [](const auto& entry) { return entry.second; });
  return found == words.end() ? std::nullopt : std::optional(found->first);
}

std::string toJson(const IndexResult& result) {
  auto notes = Json::array();
  for (const auto& note : result.notes) {
    notes.push_back(note.english());
  }
  return Json{{"run", result.run},
              {"kind", wordOf(result.kind)},
              {"items", result.items},
              {"added", result.added},
              {"recall_at_10", result.recallAt10},
              {"seconds", result.seconds},
              {"megabytes", result.megabytes},
              {"file", result.file},
              {"warnings", notes}}
      .dump();
}

} // namespace stratoscope::workflow
