#include "core/workflow/evaluation/evaluation_json.h"

#include "core/base/error.h"

#include <nlohmann/json.hpp>

namespace stratoscope::workflow {
namespace {

using nlohmann::json;

std::optional<double> numberOrNothing(const json& value) {
  return value.is_null() ? std::nullopt : std::optional(value.get<double>());
}

/// Records of the time before intervals have none.
std::optional<ShareInterval> intervalFrom(const json& figures, const char* name) {
  const auto found = figures.find(name);
  return found == figures.end() || found->is_null()
             ? std::nullopt
             : std::optional(ShareInterval{found->at(0).get<double>(), found->at(1).get<double>()});
}

Figures figuresFrom(const json& value) {
  Figures figures;
  figures.items = value.at("items");
  figures.acc = value.at("acc");
  figures.purity = value.at("purity");
  figures.balancedAcc = value.at("balanced_acc");
  figures.nmi = value.at("nmi");
  figures.ari = value.at("ari");
  figures.f1 = value.at("f1");
  figures.floor = value.at("floor");
  figures.knn = numberOrNothing(value.at("knn"));
  figures.probe = numberOrNothing(value.at("probe"));
  figures.psnr = numberOrNothing(value.at("psnr"));
  figures.ssim = numberOrNothing(value.at("ssim"));
  figures.accInterval = intervalFrom(value, "acc_interval");
  figures.knnInterval = intervalFrom(value, "knn_interval");
  figures.probeInterval = intervalFrom(value, "probe_interval");
  return figures;
}

std::optional<Figures> figuresOrNothing(const json& value) {
  return value.is_null() ? std::nullopt : std::optional(figuresFrom(value));
}

SupervisedFigures supervisedFrom(const json& value) {
  SupervisedFigures figures;
  figures.run = value.at("run");
  figures.backbone = value.at("backbone");
  figures.epochs = value.at("epochs");
  figures.bestEpoch = value.at("best_epoch");
  figures.validationAcc = numberOrNothing(value.at("validation_acc"));
  figures.trainedNow = value.at("trained_now");
  figures.train = figuresFrom(value.at("train"));
  figures.test = figuresOrNothing(value.at("test"));
  return figures;
}

} // namespace

Evaluation evaluationFromJson(const std::string& text) {
  try {
    const auto value = json::parse(text);
    Evaluation evaluation;
    evaluation.truth = value.at("truth");
    evaluation.classes = value.at("classes").get<std::vector<std::string>>();
    evaluation.k = value.at("k");
    evaluation.train = figuresFrom(value.at("train"));
    evaluation.test = figuresOrNothing(value.at("test"));
    if (const auto& baseline = value.at("baseline"); !baseline.is_null()) {
      evaluation.baselineTrain = figuresFrom(baseline.at("train"));
      evaluation.baselineTest = figuresOrNothing(baseline.at("test"));
    }
    if (const auto& supervised = value.at("supervised"); !supervised.is_null()) {
      evaluation.supervised = supervisedFrom(supervised);
    }
    return evaluation;
  } catch (const json::exception&) {
    throw Error(ErrorCode::Unreadable, STRATOSCOPE_TEXT("the record of an evaluation is damaged"));
  }
}

} // namespace stratoscope::workflow
