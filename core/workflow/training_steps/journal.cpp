#include "core/workflow/training_steps/journal.h"

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/learning/options_json.h"

namespace stratoscope::workflow {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

fs::path journalOf(const fs::path& models) { return models / "unfinished.json"; }

json toJson(const learning::EpochReport& report) {
  return {{"epoch", report.epoch},
          {"loss", report.loss},
          {"contrastive", report.contrastive},
          {"reconstruction", report.reconstruction},
          {"divergence", report.divergence},
          {"images_per_second", report.imagesPerSecond},
          {"seconds", report.seconds},
          {"batch", report.batch},
          {"device", report.device}};
}

/// Records of earlier versions lack the later fields.
learning::EpochReport epochFrom(const json& entry) {
  return {.epoch = entry.at("epoch"),
          .loss = entry.at("loss"),
          .contrastive = entry.at("contrastive"),
          .reconstruction = entry.at("reconstruction"),
          .imagesPerSecond = entry.at("images_per_second"),
          .seconds = entry.value("seconds", 0.0),
          .divergence = entry.value("divergence", 0.0),
          .batch = entry.value("batch", 0),
          .device = entry.value("device", std::string())};
}

} // namespace

fs::path checkpointOf(const fs::path& models) { return models / "unfinished.safetensors"; }

void TrainingJournal::write(const fs::path& models) const {
  json content{{"inputs", inputs},
               {"options", json::parse(learning::toJson(options))},
               {"licence", licence},
               {"epochs", json::array()}};
  for (const auto& report : losses) {
    content["epochs"].push_back(toJson(report));
  }
  writeFileAtomically(journalOf(models), content.dump(1));
}

TrainingJournal TrainingJournal::read(const fs::path& models) {
  const auto path = journalOf(models);
  try {
    const auto content = json::parse(readFile(path));
    TrainingJournal journal{content.at("inputs"),
                            {},
                            learning::trainingOptionsFromJson(content.at("options").dump(), path.string()),
                            content.value("licence", std::string())};
    for (const auto& entry : content.at("epochs")) {
      journal.losses.push_back(epochFrom(entry));
    }
    return journal;
  } catch (const json::exception&) {
    throw Error(ErrorCode::Unreadable, STRATOSCOPE_TEXT("the record of the unfinished training is damaged"),
                path.string(), STRATOSCOPE_TEXT("Start the training anew"));
  }
}

bool hasUnfinished(const fs::path& models) { return fs::exists(checkpointOf(models)) && fs::exists(journalOf(models)); }

void removeUnfinished(const fs::path& models) {
  std::error_code ignored;
  fs::remove(checkpointOf(models), ignored);
  fs::remove(journalOf(models), ignored);
}

} // namespace stratoscope::workflow
