#include "core/workflow/similar/similar_json.h"

#include "core/workflow/similar/item_index.h"

#include <nlohmann/json.hpp>

namespace stratoscope::workflow {
namespace {

using Json = nlohmann::ordered_json;

Json jsonOf(const QueryBox& box) {
  return {{"x", box.x},
          {"y", box.y},
          {"width", box.width},
          {"height", box.height},
          {"unit", box.unit == QueryBox::Unit::SourcePixels ? "pixels" : "share"}};
}

std::string wordOf(PatientFilter filter) {
  if (filter == PatientFilter::Any) {
    return "any";
  }
  return filter == PatientFilter::Others ? "others" : "same";
}

Json jsonOf(const SimilarQuery& query, const SimilarOptions& options) {
  auto files = Json::array();
  for (const auto& file : query.files) {
    files.push_back(file.string());
  }
  auto where = Json::array();
  for (const auto& filter : options.where) {
    where.push_back({{"column", filter.column}, {"value", filter.value}});
  }
  return {{"items", query.items},
          {"files", files},
          {"box", query.box ? jsonOf(*query.box) : Json()},
          {"combine", query.combine == CombineBy::Max ? "max" : "mean"},
          {"liked", query.liked},
          {"disliked", query.disliked},
          {"patients", wordOf(options.patients)},
          {"where", where}};
}

} // namespace

std::string toJson(const SimilarQuery& query, const SimilarOptions& options, const SimilarResult& result) {
  auto items = Json::array();
  for (const auto& item : result.items) {
    items.push_back(
        {{"item", item.item}, {"patient", item.patient}, {"score", item.score}, {"path", item.path.string()}});
  }
  auto notes = Json::array();
  for (const auto& note : result.notes) {
    notes.push_back(note.english());
  }
  return Json{{"results", items},
              {"query", jsonOf(query, options)},
              {"search", wordOf(result.searched)},
              {"expanded", result.expanded},
              {"reranked", result.reranked},
              {"warnings", notes}}
      .dump(2);
}

} // namespace stratoscope::workflow
