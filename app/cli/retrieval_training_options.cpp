#include "app/cli/retrieval_training_options.h"

#include "app/cli/checks.h"
#include "app/cli/failure.h"
#include "app/cli/text_table.h"
#include "core/workflow/retrieval_training/retrieval_training.h"

#include <algorithm>

namespace stratoscope::cli {
namespace {

using namespace retrieval;

ListLoss lossOf(const std::string& word) {
  return word == "smoothap"      ? ListLoss::SmoothAp
         : word == "triplet"     ? ListLoss::Triplet
         : word == "contrastive" ? ListLoss::Contrastive
                                 : ListLoss::QuantisedAp;
}

Pooling poolingOf(const std::string& word) {
  return word == "mac" ? Pooling::Mac : word == "spoc" ? Pooling::Spoc : word == "rmac" ? Pooling::RMac : Pooling::GeM;
}

Whitening whiteningOf(const std::string& word) {
  return word == "pca" ? Whitening::Pca : word == "learned" ? Whitening::Learned : Whitening::None;
}

BackboneKind backboneOf(const std::string& word) {
  return word == "resnet18"   ? BackboneKind::ResNet18
         : word == "resnet50" ? BackboneKind::ResNet50
                              : BackboneKind::Autoencoder;
}

RetrievalOptions trainingOf(const RetrievalTrainingArguments& arguments, const learning::TrainingOptions& common) {
  RetrievalOptions training;
  auto& encoder = training.encoder;
  encoder.backbone = backboneOf(arguments.backbone);
  encoder.model = common.model;
  encoder.smallStem = arguments.smallStem;
  auto& descriptor = encoder.descriptor;
  descriptor.pooling = poolingOf(arguments.pooling);
  descriptor.exponent = arguments.exponent;
  descriptor.dimension = arguments.dimension;
  descriptor.multiScale = arguments.multiScale;
  descriptor.whitening = whiteningOf(arguments.whitening);
  descriptor.whitenedDimension = arguments.whitenedDimension;
  training.loss = {.loss = lossOf(arguments.loss),
                   .bins = arguments.bins,
                   .temperature = arguments.rankTemperature,
                   .margin = arguments.margin};
  training.positives = arguments.positives;
  training.augmentation = common.augmentation;
  training.epochs = common.epochs;
  training.list = common.batch;
  training.perGroup = arguments.perGroup;
  training.chunk = arguments.chunk;
  training.tunedStages = std::max(wholeNumber(arguments.tune), 0);
  training.learningRate = common.learningRate;
  training.seed = common.seed;
  training.device = common.device;
  return training;
}

/// Whether the stop came after an epoch that was kept.
std::string howToGoOn(const std::filesystem::path& folder) {
  const auto unfinished = workflow::unfinishedRetrievalTraining(cohort::Cohort::open(folder));
  if (!unfinished) {
    return "No epoch was finished, the cohort is as it was; run the command again";
  }
  return "Epoch " + std::to_string(unfinished->epochsDone) + " of " + std::to_string(unfinished->options.epochs) +
         " is kept; go on with: stratoscope-cli train \"" + folder.string() + "\" --model retrieval --resume";
}

std::string textOf(const workflow::RetrievalTrainResult& result) {
  TextTable table({"epoch", "loss", "images/s"});
  for (const auto& epoch : result.losses) {
    table.add({std::to_string(epoch.epoch), decimal(epoch.loss, 4), decimal(epoch.imagesPerSecond, 0)});
  }
  return table.text() + "Run " + std::to_string(result.run) + ": trained on " + counted(result.items, "item") + " in " +
         counted(result.groups, "group") + " from " + result.start + " weights in " + duration(result.seconds) +
         " on " + result.device + "\n";
}

CLI::Validator stagesCheck() {
  return {[](std::string& word) {
            return word == "all" || wholeNumber(word) > 0 ? std::string()
                                                          : std::string("all or a number of stages from 1");
          },
          "all|N"};
}

void addDescriptorOptions(CLI::App& command, RetrievalTrainingArguments& arguments, const std::string& group) {
  command.add_option("--backbone", arguments.backbone, "Of random weights: cae unless told, resnet18 or resnet50")
      ->check(CLI::IsMember({"cae", "resnet18", "resnet50"}))
      ->group(group);
  command.add_flag("--small-stem", arguments.smallStem, "ResNet for images of 28 or 32 pixels")->group(group);
  command.add_option("--pooling", arguments.pooling, "gem unless told, spoc, mac or rmac")
      ->check(CLI::IsMember({"gem", "spoc", "mac", "rmac"}))
      ->group(group);
  command.add_option("--exponent", arguments.exponent, "Of gem, at the start; 3 unless told, 1 from an autoencoder")
      ->check(CLI::Range(0.01, 100.0))
      ->group(group);
  command
      .add_option(
          "--dimension", arguments.dimension,
          "Of a layer behind the pooling; none unless told. One of an autoencoder's latent size takes over its way "
          "to the embedding")
      ->check(CLI::Range(0, 65536))
      ->group(group);
  command.add_option("--whitening", arguments.whitening, "After the training: none unless told, pca or learned")
      ->check(CLI::IsMember({"none", "pca", "learned"}))
      ->group(group);
  command.add_option("--whitened-dimension", arguments.whitenedDimension, "Components kept; 0 for all")
      ->capture_default_str()
      ->check(CLI::Range(0, 65536))
      ->group(group);
  command.add_flag("--multi-scale", arguments.multiScale, "Describe images at three sizes")->group(group);
}

} // namespace

void addRetrievalTrainingOptions(CLI::App& command, RetrievalTrainingArguments& arguments) {
  const std::string group = "Options of --model retrieval";
  addDescriptorOptions(command, arguments, group);
  command.add_option("--tune", arguments.tune, "How many of the last stages are trained; all unless told")
      ->check(stagesCheck())
      ->group(group);
  command.add_option("--per-group", arguments.perGroup, "Items of a group in a list, at least")
      ->capture_default_str()
      ->check(CLI::Range(2, 1024))
      ->group(group);
  command.add_option("--chunk", arguments.chunk, "Images in memory at a time; the list (--batch) may be larger")
      ->capture_default_str()
      ->check(CLI::Range(1, 65536))
      ->group(group);
  command.add_option("--bins", arguments.bins, "Of the quantised average precision")
      ->capture_default_str()
      ->check(CLI::Range(2, 1000))
      ->group(group);
  command.add_option("--rank-temperature", arguments.rankTemperature, "Of smoothap")
      ->capture_default_str()
      ->check(CLI::Range(1e-6, 1e3))
      ->group(group);
  command.add_option("--margin", arguments.margin, "Of triplet and contrastive")
      ->capture_default_str()
      ->check(CLI::Range(1e-6, 4.0))
      ->group(group);
}

void runRetrievalTraining(const std::filesystem::path& cohort, const RetrievalTrainingArguments& arguments,
                          const learning::TrainingOptions& common, bool resume, Context& context) {
  if (!resume && arguments.positives.empty()) {
    throw UsageError("--positives is needed: patient, study, series or label:COLUMN");
  }
  if (arguments.loss == "dcl" || arguments.loss == "ntxent") {
    throw UsageError("--loss of a retrieval encoder is qap, smoothap, triplet or contrastive");
  }
  context.goOn = [&cohort] { return howToGoOn(cohort); };
  auto opened = cohort::Cohort::open(cohort);
  const workflow::RetrievalTrainOptions options{.training = trainingOf(arguments, common), .start = arguments.start};
  const auto result = workflow::trainRetrieval(opened, options, resume, context.progress, context.stop);
  context.output.write(workflow::toJson(result), textOf(result));
}

} // namespace stratoscope::cli
