#include "core/workflow/evaluation/supervised_json.h"

#include "core/base/error.h"
#include "core/learning/supervised/supervised_json.h"

#include <cmath>
#include <nlohmann/json.hpp>

namespace stratoscope::workflow {
namespace {

using Json = nlohmann::ordered_json;
using learning::Backbone;

Backbone backboneFrom(const std::string& name) {
  for (const auto backbone : {Backbone::ResNet18, Backbone::ResNet50}) {
    if (learning::nameOf(backbone) == name) {
      return backbone;
    }
  }
  return Backbone::Encoder;
}

} // namespace

void fillCurve(SupervisedResult& result, const std::vector<learning::SupervisedReport>& reports) {
  result.reports = reports;
  double speed = 0;
  for (const auto& report : reports) {
    speed += report.imagesPerSecond / static_cast<double>(reports.size());
    result.seconds += report.seconds;
    if (report.best) {
      result.bestEpoch = report.epoch;
      result.validationAccuracy =
          std::isnan(report.validationAccuracy) ? std::nullopt : std::optional(report.validationAccuracy);
    }
  }
  result.imagesPerSecond = speed;
}

std::string toJson(const SupervisedResult& result) {
  const auto accuracy = result.validationAccuracy ? Json(*result.validationAccuracy) : Json(nullptr);
  return Json{{"run", result.run},
              {"truth", result.truth},
              {"backbone", learning::nameOf(result.backbone)},
              {"epochs", result.reports.size()},
              {"best_epoch", result.bestEpoch},
              {"validation_acc", accuracy},
              {"items", result.items},
              {"validation_items", result.validationItems},
              {"held_out", result.heldOut},
              {"losses", Json::parse(learning::toJson(result.reports))},
              {"images_per_second", result.imagesPerSecond},
              {"seconds", result.seconds},
              {"device", result.device}}
      .dump(-1, ' ', false, Json::error_handler_t::replace);
}

SupervisedResult supervisedResultFromJson(const std::string& text) {
  try {
    const auto json = Json::parse(text);
    SupervisedResult result;
    result.run = json.at("run");
    result.truth = json.at("truth");
    result.backbone = backboneFrom(json.at("backbone"));
    result.items = json.at("items");
    result.validationItems = json.at("validation_items");
    result.heldOut = json.at("held_out");
    result.device = json.at("device");
    fillCurve(result, learning::supervisedReportsFromJson(json.at("losses").dump(), "run"));
    return result;
  } catch (const Json::exception&) {
    throw Error(ErrorCode::Unreadable, STRATOSCOPE_TEXT("the record of a classifier's training is damaged"));
  }
}

} // namespace stratoscope::workflow
