#include "core/learning/supervised/supervised_json.h"

#include "core/base/error.h"
#include "core/learning/options_json.h"

#include <array>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>

namespace stratoscope::learning {

NLOHMANN_JSON_SERIALIZE_ENUM(Backbone, {{Backbone::Encoder, "cae"},
                                        {Backbone::ResNet18, "resnet18"},
                                        {Backbone::ResNet50, "resnet50"}})

namespace {

using Json = nlohmann::json;

/// The fields that a contrastive training has too, in its form.
TrainingOptions sharedOptions(const SupervisedOptions& options) {
  TrainingOptions shared;
  shared.model = options.model;
  shared.augmentation = options.augmentation;
  shared.epochs = options.epochs;
  shared.batch = options.batch;
  shared.learningRate = options.learningRate;
  shared.seed = options.seed;
  shared.device = options.device;
  return shared;
}

constexpr std::array sharedNames{"model", "augmentation", "epochs", "batch", "learningRate", "seed", "device"};

SupervisedOptions read(const Json& json, const std::string& subject) {
  auto contrastive = Json::parse(toJson(TrainingOptions{}));
  for (const auto* name : sharedNames) {
    contrastive[name] = json.at(name);
  }
  const auto shared = trainingOptionsFromJson(contrastive.dump(), subject);
  SupervisedOptions options;
  options.backbone = json.at("backbone").get<Backbone>();
  options.model = shared.model;
  options.classes = json.at("classes").get<std::vector<std::string>>();
  options.inputSize = json.at("inputSize").get<int>();
  options.augment = json.at("augment").get<bool>();
  options.augmentation = shared.augmentation;
  options.epochs = shared.epochs;
  options.batch = shared.batch;
  options.learningRate = shared.learningRate;
  options.seed = shared.seed;
  options.device = shared.device;
  return options;
}

bool isBelievable(const SupervisedOptions& options) {
  return options.classes.size() >= 2 && options.classes.size() <= 100'000 && options.inputSize >= 0 &&
         options.inputSize <= 4096 && options.epochs >= 1 && options.batch >= 2 && options.learningRate > 0;
}

double numberOrNaN(const Json& value) {
  return value.is_null() ? std::numeric_limits<double>::quiet_NaN() : value.get<double>();
}

Json orNull(double value) { return std::isnan(value) ? Json(nullptr) : Json(value); }

Json jsonOf(const SupervisedReport& report) {
  return {{"epoch", report.epoch},
          {"loss", orNull(report.loss)},
          {"accuracy", report.accuracy},
          {"validation_loss", orNull(report.validationLoss)},
          {"validation_accuracy", orNull(report.validationAccuracy)},
          {"best", report.best},
          {"images_per_second", report.imagesPerSecond},
          {"seconds", report.seconds}};
}

SupervisedReport reportFrom(const Json& json) {
  return {.epoch = json.at("epoch"),
          .loss = numberOrNaN(json.at("loss")),
          .accuracy = json.at("accuracy"),
          .validationLoss = numberOrNaN(json.at("validation_loss")),
          .validationAccuracy = numberOrNaN(json.at("validation_accuracy")),
          .best = json.at("best"),
          .imagesPerSecond = json.at("images_per_second"),
          .seconds = json.at("seconds")};
}

} // namespace

std::string nameOf(Backbone backbone) { return Json(backbone).get<std::string>(); }

std::string toJson(const SupervisedOptions& options) {
  const auto shared = Json::parse(toJson(sharedOptions(options)));
  Json json{{"backbone", options.backbone},
            {"classes", options.classes},
            {"inputSize", options.inputSize},
            {"augment", options.augment}};
  for (const auto* name : sharedNames) {
    json[name] = shared.at(name);
  }
  return json.dump();
}

SupervisedOptions supervisedOptionsFromJson(const std::string& text, const std::string& subject) {
  try {
    auto options = read(Json::parse(text), subject);
    if (isBelievable(options)) {
      return options;
    }
  } catch (const Json::exception&) {
    // said below
  }
  throw Error(ErrorCode::Unreadable, STRATOSCOPE_TEXT("does not hold the options of a classifier"), subject);
}

std::string toJson(const std::vector<SupervisedReport>& reports) {
  auto json = Json::array();
  for (const auto& report : reports) {
    json.push_back(jsonOf(report));
  }
  return json.dump();
}

std::vector<SupervisedReport> supervisedReportsFromJson(const std::string& text, const std::string& subject) {
  try {
    std::vector<SupervisedReport> reports;
    for (const auto& entry : Json::parse(text)) {
      reports.push_back(reportFrom(entry));
    }
    return reports;
  } catch (const Json::exception&) {
    throw Error(ErrorCode::Unreadable, STRATOSCOPE_TEXT("does not hold the curve of a classifier's training"), subject);
  }
}

} // namespace stratoscope::learning
