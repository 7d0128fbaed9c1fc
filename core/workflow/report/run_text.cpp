#include "core/workflow/report/run_text.h"

#include "core/workflow/report/number_text.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

namespace stratoscope::workflow {
namespace {

using Json = nlohmann::ordered_json;
using Fields = std::vector<std::pair<std::string, std::string>>;

constexpr const char* leftOut = "(a place on disk, left out)";

/// Fields that name files or folders whatever their value looks like.
bool namesPlace(const std::string& field) {
  static const std::set<std::string> names{"source", "sources", "labels", "file", "files", "path",
                                           "paths",  "folder",  "out",    "from", "query", "manifest"};
  return names.contains(field);
}

/// A file of the cohort folder itself, whose name is its content's hash.
bool isCohortFile(const std::string& value) {
  const auto slash = value.find('/');
  return slash != std::string::npos && value.find_first_of("/\\", slash + 1) == std::string::npos &&
         std::set<std::string>{"images", "models", "embeddings", "maps"}.contains(value.substr(0, slash));
}

bool looksLikePlace(const std::string& value) {
  return value.find_first_of("/\\") != std::string::npos && !isCohortFile(value);
}

std::string valueText(const Json& value) {
  if (value.is_string()) {
    const auto text = value.get<std::string>();
    return looksLikePlace(text) ? leftOut : text;
  }
  if (value.is_boolean()) {
    return value.get<bool>() ? "yes" : "no";
  }
  if (value.is_number_float()) {
    return shortestText(value.get<double>());
  }
  const auto text = value.is_null() ? std::string("none") : value.dump();
  return looksLikePlace(text) ? leftOut : text;
}

std::string listText(const Json& list) {
  std::string text;
  for (const auto& value : list) {
    if (text.size() > 400) {
      return text + " \u2026";
    }
    text += (text.empty() ? "" : ", ") + valueText(value);
  }
  return text;
}

void collect(const Json& object, const std::string& prefix, Fields& fields) {
  for (const auto& [name, value] : object.items()) {
    const auto field = prefix + (looksLikePlace(name) ? leftOut : name);
    if (namesPlace(name)) {
      fields.emplace_back(field, leftOut);
    } else if (value.is_object()) {
      collect(value, field + ".", fields);
    } else {
      fields.emplace_back(field, value.is_array() ? listText(value) : valueText(value));
    }
  }
}

} // namespace

Fields fieldsOf(const std::string& json) {
  Fields fields;
  if (const auto object = Json::parse(json, nullptr, false); object.is_object()) {
    collect(object, "", fields);
  }
  return fields;
}

std::string fieldOf(const std::string& json, const std::string& field) {
  const auto fields = fieldsOf(json);
  const auto found = std::ranges::find(fields, field, &Fields::value_type::first);
  return found == fields.end() ? std::string() : found->second;
}

const cohort::Run* findRun(const std::vector<cohort::Run>& runs, std::int64_t id) {
  const auto found = std::ranges::find(runs, id, &cohort::Run::id);
  return found == runs.end() ? nullptr : &*found;
}

std::string timeText(std::string isoTime) {
  if (isoTime.size() > 10 && isoTime[10] == 'T') {
    isoTime[10] = ' ';
  }
  if (isoTime.ends_with('Z')) {
    isoTime.pop_back();
  }
  return isoTime;
}

} // namespace stratoscope::workflow
