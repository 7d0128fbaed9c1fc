#include "core/workflow/evaluation/retrieval_json.h"

#include <nlohmann/json.hpp>

namespace stratoscope::workflow {
namespace {

using Json = nlohmann::ordered_json;

Json jsonOf(const RetrievalFigures& figures) {
  return {{"name", figures.name},
          {"queries", figures.queries},
          {"database", figures.database},
          {"map", figures.map},
          {"map_at_5", figures.mapAt5},
          {"map_at_5_hits", figures.mapAt5Hits},
          {"p_at_1", figures.precisionAt1},
          {"p_at_5", figures.precisionAt5},
          {"p_at_10", figures.precisionAt10}};
}

Json jsonOf(const ProtocolRow& row) {
  return {{"name", row.name},           {"queries", row.queries},     {"map", row.map},
          {"p_at_1", row.precisionAt1}, {"p_at_5", row.precisionAt5}, {"p_at_10", row.precisionAt10}};
}

} // namespace

std::string toJson(const RetrievalEvaluation& result) {
  Json json{{"run", result.run}};
  for (const auto& system : result.systems) {
    json["systems"].push_back(jsonOf(system));
  }
  for (const auto& row : result.protocol) {
    json[row.difficulty].push_back(jsonOf(row));
  }
  json["seconds"] = result.seconds;
  return json.dump();
}

std::string toJson(const std::vector<LeakRow>& rows) {
  Json columns = Json::array();
  for (const auto& row : rows) {
    columns.push_back({{"column", row.column},
                       {"items", row.items},
                       {"values", row.values},
                       {"observed", row.observed},
                       {"expected", row.expected},
                       {"ratio", row.ratio},
                       {"p", row.p}});
  }
  return Json{{"columns", columns}}.dump();
}

std::string toJson(const std::vector<DuplicatePair>& pairs) {
  Json list = Json::array();
  for (const auto& pair : pairs) {
    list.push_back({{"first", pair.first},
                    {"second", pair.second},
                    {"correlation", pair.correlation},
                    {"identical", pair.identical},
                    {"same_patient", pair.samePatient},
                    {"first_path", pair.firstPath.string()},
                    {"second_path", pair.secondPath.string()}});
  }
  return Json{{"pairs", list}}.dump();
}

} // namespace stratoscope::workflow
