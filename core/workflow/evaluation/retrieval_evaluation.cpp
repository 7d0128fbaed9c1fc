#include "core/workflow/evaluation/retrieval_evaluation.h"

#include "core/base/error.h"
#include "core/cohort/items.h"
#include "core/cohort/runs.h"
#include "core/retrieval/full_ranking.h"
#include "core/retrieval/ground_truth.h"
#include "core/retrieval/ranking.h"
#include "core/workflow/evaluation/retrieval_json.h"
#include "core/workflow/evaluation/retrieval_systems.h"
#include "core/workflow/item_groups.h"
#include "core/workflow/item_rows.h"
#include "core/workflow/provenance.h"
#include "core/workflow/retrieval_training/training_items.h"
#include "core/workflow/similar/query_images.h"

#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>
#include <numeric>

namespace stratoscope::workflow {
namespace {

struct Roles {
  std::vector<std::size_t> queries;
  std::vector<std::size_t> database;
};

Roles rolesOf(const cohort::Cohort& cohort, const std::string& database) {
  if (database != "train" && database != "test" && database != "all") {
    throw Error(ErrorCode::InvalidArgument, {STRATOSCOPE_TEXT("%1 is no database; train, test or all is"), {database}});
  }
  std::vector<std::size_t> all(static_cast<std::size_t>(cohort::itemCount(cohort)));
  std::iota(all.begin(), all.end(), std::size_t{0});
  Roles roles{rowsWith(cohort, "split", "test"), rowsWith(cohort, "split", "train")};
  if (roles.queries.empty() || roles.database.empty()) {
    return {all, all};
  }
  if (database != "train") {
    roles.database = database == "test" ? roles.queries : all;
  }
  return roles;
}

/// Which places of the database answer a query, and which do not count.
class Answers {
public:
  Answers(const cohort::Cohort& cohort, const RetrievalOptions& options, const Roles& roles)
      : roles_(roles), groups_(itemGroups(cohort, groupingOf(options.positives))),
        patients_(options.otherPatientsOnly ? itemGroups(cohort, "patient").values : std::vector<int>()) {
    for (std::size_t place = 0; place < roles.database.size(); ++place) {
      members_[groups_.values[roles.database[place]]].push_back(static_cast<int>(place));
      if (!patients_.empty()) {
        ofPatient_[patients_[roles.database[place]]].push_back(static_cast<int>(place));
      }
    }
  }

  [[nodiscard]] retrieval::RankedPositives rank(std::size_t query, std::span<const int> order) const {
    const auto row = roles_.queries[query];
    const int group = groups_.values[row];
    std::vector<int> ignored = patients_.empty() ? std::vector<int>() : placesIn(ofPatient_, patients_[row]);
    if (const auto own = std::ranges::lower_bound(roles_.database, row);
        own != roles_.database.end() && *own == row && patients_.empty()) {
      ignored.push_back(static_cast<int>(own - roles_.database.begin()));
    }
    return retrieval::rankPositives(order, group < 0 ? std::vector<int>() : placesIn(members_, group), ignored);
  }

private:
  static std::vector<int> placesIn(const std::map<int, std::vector<int>>& places, int key) {
    const auto found = places.find(key);
    return found == places.end() ? std::vector<int>() : found->second;
  }

  const Roles& roles_;
  ItemGroups groups_;
  std::vector<int> patients_;
  std::map<int, std::vector<int>> members_;
  std::map<int, std::vector<int>> ofPatient_;
};

void add(RetrievalFigures& figures, const retrieval::RankedPositives& found) {
  using retrieval::Divisor;
  if (found.positives == 0) {
    return;
  }
  ++figures.queries;
  figures.map += retrieval::averagePrecision(found);
  figures.mapAt5 += retrieval::averagePrecisionAt(found, 5, Divisor::Positives);
  figures.mapAt5Hits += retrieval::averagePrecisionAt(found, 5, Divisor::Hits);
  figures.precisionAt1 += retrieval::precisionAt(found, 1);
  figures.precisionAt5 += retrieval::precisionAt(found, 5);
  figures.precisionAt10 += retrieval::precisionAt(found, 10);
}

RetrievalFigures measure(const RetrievalSystem& system, const Roles& roles, const Answers& answers, Progress& progress,
                         const std::stop_token& stop) {
  RetrievalFigures figures;
  figures.name = system.name;
  figures.database = static_cast<int>(roles.database.size());
  retrieval::rankDatabase(
      rowsOf(system, roles.database), rowsOf(system, roles.queries), system.metric,
      [&](std::size_t query, std::span<const int> order) { add(figures, answers.rank(query, order)); }, progress, stop);
  if (figures.queries == 0) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("no query has a right answer in the database"));
  }
  for (auto* sum : {&figures.map, &figures.mapAt5, &figures.mapAt5Hits, &figures.precisionAt1, &figures.precisionAt5,
                    &figures.precisionAt10}) {
    *sum /= figures.queries;
  }
  return figures;
}

/// Finds items by the ends of their files' paths.
class ItemsByName {
public:
  explicit ItemsByName(const cohort::Cohort& cohort) {
    std::map<std::int64_t, std::filesystem::path> paths;
    for (const auto& series : cohort::series(cohort)) {
      paths[series.id] = series.path;
    }
    for (const auto& item : cohort::items(cohort)) {
      const auto& path = paths.at(item.series);
      rows_.emplace(path.filename().string(), std::pair(path, static_cast<std::size_t>(item.row)));
      rows_.emplace(path.stem().string(), std::pair(path, static_cast<std::size_t>(item.row)));
    }
  }

  /// Throws Error::NotFound where no file's path ends so.
  [[nodiscard]] std::size_t rowOf(const std::string& name) const {
    const std::filesystem::path wanted(name);
    const auto [begin, end] = rows_.equal_range(wanted.filename().string());
    for (auto found = begin; found != end; ++found) {
      if (endsWith(found->second.first, wanted)) {
        return found->second.second;
      }
    }
    throw Error(ErrorCode::NotFound,
                {STRATOSCOPE_TEXT("the ground truth names the image %1, which the cohort does not have"), {name}});
  }

private:
  static bool endsWith(const std::filesystem::path& path, const std::filesystem::path& end) {
    auto part = path.parent_path();
    auto wanted = end.parent_path();
    while (!wanted.empty() && part.filename() == wanted.filename()) {
      part = part.parent_path();
      wanted = wanted.parent_path();
    }
    return wanted.empty();
  }

  std::multimap<std::string, std::pair<std::filesystem::path, std::size_t>> rows_;
};

Roles rolesOf(const cohort::Cohort& cohort, const retrieval::GroundTruth& truth) {
  const ItemsByName items(cohort);
  Roles roles;
  for (const auto& image : truth.images) {
    roles.database.push_back(items.rowOf(image));
  }
  for (const auto& query : truth.queries) {
    roles.queries.push_back(items.rowOf(query.image));
  }
  return roles;
}

/// The parts that queries with a box ask about, as items; one for each such query, in their order.
std::vector<ImageStack> boxedParts(const cohort::Cohort& cohort, const retrieval::GroundTruth& truth,
                                   const Roles& roles, Progress& progress, const std::stop_token& stop) {
  std::vector<ImageStack> parts;
  for (std::size_t i = 0; i < truth.queries.size(); ++i) {
    if (const auto& box = truth.queries[i].box) {
      const auto [left, top, right, bottom] = *box;
      const SimilarQuery query{.items = {static_cast<int>(roles.queries[i])},
                               .box = QueryBox{.x = left, .y = top, .width = right - left, .height = bottom - top}};
      parts.push_back(queryImages(cohort, query, progress, stop));
    }
  }
  return parts;
}

Matrix queryDescriptors(RetrievalSystem& system, const retrieval::GroundTruth& truth, const Roles& roles,
                        const std::vector<ImageStack>& parts, const std::stop_token& stop) {
  SilentProgress silent;
  const auto source = rowsOf(system, roles.queries);
  Matrix queries(source.rows, source.columns);
  std::vector<float> room;
  std::ranges::copy(source.read(0, source.rows, room), queries.values.begin());
  std::size_t part = 0;
  for (std::size_t i = 0; i < truth.queries.size(); ++i) {
    if (truth.queries[i].box) {
      std::ranges::copy(describe(system, parts.at(part), silent, stop).values, queries.row(i).begin());
      ++part;
    }
  }
  return queries;
}

void measureProtocol(RetrievalSystem& system, const retrieval::GroundTruth& truth, const Roles& roles,
                     const std::vector<ImageStack>& parts, RetrievalEvaluation& result, Progress& progress,
                     const std::stop_token& stop) {
  const auto queries = queryDescriptors(system, truth, roles, parts, stop);
  std::vector<std::vector<int>> rankings(roles.queries.size());
  retrieval::rankDatabase(
      rowsOf(system, roles.database), retrieval::sourceOf(queries), system.metric,
      [&](std::size_t query, std::span<const int> order) { rankings[query].assign(order.begin(), order.end()); },
      progress, stop);
  using retrieval::Difficulty;
  constexpr std::array difficulties{std::pair("easy", Difficulty::Easy), std::pair("medium", Difficulty::Medium),
                                    std::pair("hard", Difficulty::Hard)};
  for (const auto& [name, difficulty] : difficulties) {
    const auto found = retrieval::evaluateRankings(truth, rankings, difficulty);
    result.protocol.push_back(
        {system.name, name, found.queries, found.map, found.precisionAt1, found.precisionAt5, found.precisionAt10});
  }
}

std::string parametersOf(const RetrievalOptions& options) {
  nlohmann::json json{{"positives", options.positives},
                      {"other_patients_only", options.otherPatientsOnly},
                      {"database", options.database},
                      {"compare", options.compare}};
  if (options.groundTruth) {
    json["ground_truth"] = std::filesystem::absolute(*options.groundTruth).string();
  }
  return json.dump();
}

/// Each system with the run that made it.
std::string inputsOf(const std::vector<RetrievalSystem>& systems) {
  auto json = nlohmann::json::object();
  for (const auto& system : systems) {
    if (system.run != 0) {
      json[system.name] = system.run;
    }
  }
  return json.dump();
}

} // namespace

RetrievalEvaluation evaluateRetrieval(cohort::Cohort& cohort, const RetrievalOptions& options, Progress& progress,
                                      const std::stop_token& stop) {
  const StepClock clock("evaluate-retrieval");
  RetrievalEvaluation result;
  auto systems = options.compare ? comparedSystems(cohort, options.device, options.seed, progress, stop)
                                 : currentSystems(cohort, options.device);
  if (options.groundTruth) {
    const auto truth = retrieval::readGroundTruth(*options.groundTruth);
    const auto roles = rolesOf(cohort, truth);
    const auto parts = boxedParts(cohort, truth, roles, progress, stop);
    for (auto& system : systems) {
      measureProtocol(system, truth, roles, parts, result, progress, stop);
    }
  } else {
    const auto roles = rolesOf(cohort, options.database);
    const Answers answers(cohort, options, roles);
    for (const auto& system : systems) {
      result.systems.push_back(measure(system, roles, answers, progress, stop));
    }
  }
  result.seconds = clock.seconds();
  cohort::Transaction transaction(cohort);
  auto run = clock.record(parametersOf(options), options.seed);
  run.inputsJson = inputsOf(systems);
  run.resultJson = toJson(result);
  result.run = cohort::addRun(cohort, run);
  transaction.commit();
  return result;
}

} // namespace stratoscope::workflow
