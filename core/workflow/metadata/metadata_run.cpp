#include "core/base/error.h"
#include "core/base/sha256.h"
#include "core/workflow/metadata/metadata_csv.h"
#include "core/workflow/provenance.h"

#include <nlohmann/json.hpp>

namespace stratoscope::workflow {
namespace {

using Json = nlohmann::ordered_json;

std::string textOf(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

Json columnsOf(const JoinReport& report) {
  auto columns = Json::array();
  for (const auto& column : report.joined) {
    columns.push_back({{"column", column.header},
                       {"name", column.name},
                       {"kind", nameOf(column.profile.kind)},
                       {"filled", column.profile.filled},
                       {"missing", column.profile.missing},
                       {"distinct", column.profile.distinct},
                       {"decimal_comma", column.decimalComma}});
  }
  return columns;
}

Json jsonOf(const MetadataResult& result) {
  const auto& report = result.report;
  auto warnings = Json::array();
  for (const auto& warning : report.warnings) {
    warnings.push_back(warning.english());
  }
  return {{"run", result.run},
          {"key", nameOf(report.key)},
          {"key_column", report.keyColumn},
          {"rows", report.rows},
          {"matched", report.matchedRows},
          {"matched_several", report.rowsOfSeveral},
          {"unmatched", report.unmatched},
          {"ambiguous", report.ambiguous},
          {"conflicting", report.conflicting},
          {"items", report.items},
          {"items_without", report.itemsWithout},
          {"columns", columnsOf(report)},
          {"patients_set", report.itemsOfPatients},
          {"warnings", std::move(warnings)},
          {"seconds", result.seconds}};
}

const char* nameOf(ClashRule rule) {
  switch (rule) {
  case ClashRule::Rename:
    return "rename";
  case ClashRule::Replace:
    return "replace";
  case ClashRule::LeaveOut:
    break;
  }
  return "leave out";
}

std::string parametersOf(const std::filesystem::path& file, const JoinOptions& options) {
  return textOf({{"table", std::filesystem::absolute(file).string()},
                 {"join_by", options.joinBy},
                 {"clash", nameOf(options.clash)}});
}

} // namespace

MetadataResult addMetadata(cohort::Cohort& cohort, const std::filesystem::path& file, const JoinOptions& options) {
  const StepClock clock("metadata");
  const auto table = readCsv(file);
  cohort::Transaction transaction(cohort);
  MetadataResult result;
  result.report = joinMetadata(cohort, table, options);
  if (result.report.matchedRows == 0) {
    throw Error(ErrorCode::NotFound, STRATOSCOPE_TEXT("no row belongs to an item of this cohort"), file.string(),
                STRATOSCOPE_TEXT("Say which column names the items, and how"));
  }
  result.seconds = clock.seconds();
  auto run = clock.record(parametersOf(file, options));
  run.inputsJson = textOf({{"table", sha256OfFile(file)}});
  run.resultJson = textOf(jsonOf(result));
  result.run = cohort::addRun(cohort, run);
  transaction.commit();
  return result;
}

std::string toJson(const MetadataResult& result) { return textOf(jsonOf(result)); }

} // namespace stratoscope::workflow
