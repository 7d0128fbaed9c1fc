#include "app/cli/autoencoder_options.h"
#include "app/cli/checks.h"
#include "app/cli/commands.h"
#include "app/cli/failure.h"
#include "app/cli/retrieval_training_options.h"
#include "app/cli/supervised_training_options.h"
#include "app/cli/text_table.h"
#include "core/workflow/preset.h"
#include "core/workflow/results_json.h"
#include "core/workflow/training.h"

#include <memory>

namespace stratoscope::cli {
namespace {

using learning::Architecture;
using learning::AugmentationPreset;
using learning::ContrastiveLoss;

struct Arguments {
  std::filesystem::path cohort;
  std::string model = "cae";
  std::string architecture = "residual";
  std::string preset = "auto";
  std::string loss = "dcl";
  std::string positives;
  std::string weights;
  bool resume = false;
  learning::TrainingOptions options;
  AutoencoderArguments autoencoder;
  RetrievalTrainingArguments retrieval;
  SupervisedTrainingArguments supervised;
  const CLI::Option* lossOption = nullptr; ///< whether they were told
  const CLI::Option* rateOption = nullptr;
  const CLI::Option* epochsOption = nullptr;
  const CLI::Option* batchOption = nullptr;
};

void checkAutoencoder(const Arguments& arguments) {
  if (!arguments.positives.empty()) {
    throw UsageError("--positives is of --model retrieval; the positive of an image is another view of it here");
  }
  if (arguments.loss != "ntxent" && arguments.loss != "dcl") {
    throw UsageError("--loss " + arguments.loss + " is of --model retrieval; use ntxent or dcl");
  }
  if (arguments.autoencoder.phase == 2 && !arguments.weights.empty()) {
    throw UsageError("--phase 2 starts from the newest embedding's model and takes no --weights");
  }
}

AugmentationPreset presetOf(const cohort::Cohort& cohort, const std::string& word) {
  return word == "auto"         ? workflow::suggestedPreset(cohort)
         : word == "slice"      ? AugmentationPreset::Slice
         : word == "microscopy" ? AugmentationPreset::Microscopy
         : word == "photograph" ? AugmentationPreset::Photograph
                                : AugmentationPreset::Radiograph;
}

learning::TrainingOptions optionsOf(const cohort::Cohort& cohort, const Arguments& arguments,
                                    const CommonOptions& common) {
  auto options = arguments.options;
  options.model.architecture = arguments.architecture == "reference" ? Architecture::Reference : Architecture::Residual;
  options.loss = arguments.loss == "ntxent" ? ContrastiveLoss::NTXent : ContrastiveLoss::Decoupled;
  options.augmentation = presetOf(cohort, arguments.preset);
  options.seed = common.seed;
  options.device = common.device;
  return options;
}

/// What phase 2 takes unless told otherwise.
void fillUsual(learning::TrainingOptions& options, const Arguments& arguments) {
  if (options.phase == 2) {
    const auto usual = workflow::secondPhaseOptions();
    options.batch = arguments.batchOption->count() > 0 ? options.batch : usual.batch;
    options.learningRate = arguments.rateOption->count() > 0 ? options.learningRate : usual.learningRate;
  }
}

/// Whether the stop came after an epoch that was kept.
std::string howToGoOn(const std::filesystem::path& folder) {
  const auto unfinished = workflow::unfinishedTraining(cohort::Cohort::open(folder));
  return unfinished
             ? "Epoch " + std::to_string(unfinished->epochsDone) + " of " + std::to_string(unfinished->options.epochs) +
                   " is kept; go on with: stratoscope-cli train \"" + folder.string() + "\" --resume"
             : std::string("No epoch was finished, the cohort is as it was; run the command again");
}

std::string textOf(const workflow::TrainResult& result) {
  TextTable table({"epoch", "loss", "contrastive", "reconstruction", "images/s"});
  for (const auto& epoch : result.losses) {
    table.add({std::to_string(epoch.epoch), decimal(epoch.loss, 4), decimal(epoch.contrastive, 4),
               decimal(epoch.reconstruction, 5), decimal(epoch.imagesPerSecond, 0)});
  }
  return table.text() + "Run " + std::to_string(result.run) + ": trained on " + counted(result.items, "item") + " in " +
         duration(result.seconds) + " on " + result.device + "\n";
}

/// What both trainings have goes to where it is asked for.
void runRetrieval(const Arguments& arguments, Context& context) {
  auto retrieval = arguments.retrieval;
  retrieval.positives = arguments.positives;
  retrieval.loss = arguments.lossOption->count() > 0 ? arguments.loss : "qap";
  retrieval.start = arguments.weights.empty() ? "auto" : arguments.weights;
  auto options = optionsOf(cohort::Cohort::open(arguments.cohort), arguments, context.common);
  if (arguments.rateOption->count() == 0) {
    options.learningRate = 0; // as suits the weights
  }
  runRetrievalTraining(arguments.cohort, retrieval, options, arguments.resume, context);
}

/// Epochs and rate are those of MedMNIST's protocol unless told.
void runSupervised(const Arguments& arguments, Context& context) {
  const auto common = optionsOf(cohort::Cohort::open(arguments.cohort), arguments, context.common);
  workflow::SupervisedOrder order;
  order.weights = arguments.weights;
  auto& options = order.options;
  options.backbone = arguments.retrieval.backbone == "resnet18"   ? learning::Backbone::ResNet18
                     : arguments.retrieval.backbone == "resnet50" ? learning::Backbone::ResNet50
                                                                  : learning::Backbone::Encoder;
  options.model = common.model;
  options.augmentation = common.augmentation;
  options.epochs = arguments.epochsOption->count() > 0 ? common.epochs : options.epochs;
  options.learningRate = arguments.rateOption->count() > 0 ? common.learningRate : options.learningRate;
  options.batch = common.batch;
  options.seed = common.seed;
  options.device = common.device;
  runSupervisedTraining(arguments.cohort, arguments.supervised, std::move(order), arguments.resume, context);
}

void runTrain(const Arguments& arguments, Context& context) {
  if (arguments.model == "retrieval") {
    runRetrieval(arguments, context);
    return;
  }
  if (arguments.model == "supervised") {
    runSupervised(arguments, context);
    return;
  }
  checkAutoencoder(arguments);
  context.goOn = [&arguments] { return howToGoOn(arguments.cohort); };
  auto cohort = cohort::Cohort::open(arguments.cohort);
  auto options = optionsOf(cohort, arguments, context.common);
  apply(arguments.autoencoder, options);
  fillUsual(options, arguments);
  const auto result = workflow::train(cohort, options, arguments.resume, context.progress, context.stop,
                                      {arguments.weights, arguments.autoencoder.licence});
  context.output.write(toJson(result), textOf(result));
}

void addModelOptions(CLI::App& command, Arguments& arguments) {
  auto& options = arguments.options;
  command.add_option("--model", arguments.model, "What is trained; cae (contrastive autoencoder) unless told")
      ->check(CLI::IsMember({"cae", "retrieval", "supervised"}));
  command.add_option("--architecture", arguments.architecture, "residual unless told, or reference")
      ->check(CLI::IsMember({"residual", "reference"}));
  command.add_option("--latent", options.model.latent, "Dimension of the embedding")
      ->capture_default_str()
      ->check(CLI::Range(1, 4096));
  command.add_option("--width", options.model.width, "Width of the residual network")
      ->capture_default_str()
      ->check(CLI::Range(1, 512));
  command.add_option("--weights", arguments.weights,
                     "Weights to start from, .safetensors; of a retrieval encoder also auto, random or a training run");
}

void addTrainingOptions(CLI::App& command, Arguments& arguments) {
  auto& options = arguments.options;
  command.add_option("--preset", arguments.preset, "Augmentation; auto goes by the modality, unless told")
      ->check(CLI::IsMember({"auto", "radiograph", "slice", "microscopy", "photograph"}));
  arguments.epochsOption =
      command.add_option("--epochs", options.epochs, "Times that every image is seen; of a classifier 100 unless told")
          ->capture_default_str()
          ->check(CLI::Range(1, 100000));
  arguments.batchOption = command.add_option("--batch", options.batch, "Images of a step; of phase 2 32 unless told")
                              ->capture_default_str()
                              ->check(CLI::Range(2, 65536));
  arguments.lossOption =
      command
          .add_option(
              "--loss", arguments.loss,
              "dcl unless told, or ntxent; of a retrieval encoder qap unless told, smoothap, triplet, contrastive")
          ->check(CLI::IsMember({"ntxent", "dcl", "qap", "smoothap", "triplet", "contrastive"}));
  command.add_option("--temperature", options.temperature, "Of the contrastive loss")
      ->capture_default_str()
      ->check(CLI::Range(1e-6, 1e3));
  command.add_option("--reconstruction-weight", options.reconstructionWeight, "Of the reconstruction beside it")
      ->capture_default_str()
      ->check(CLI::Range(0.0, 1e6));
  command.add_option("--refinement", options.refinement, "Passes of the decoder alone for each epoch, at the end")
      ->capture_default_str()
      ->check(CLI::Range(0.0, 1e3));
  arguments.rateOption =
      command
          .add_option("--learning-rate", options.learningRate,
                      "Of Adam, at the start; of a retrieval encoder 1e-4 unless told, from random 1e-3")
          ->capture_default_str()
          ->check(CLI::Range(1e-9, 10.0));
  command.add_option("--positives", arguments.positives, "patient, series or label:COLUMN; what counts as alike");
  command.add_flag("--resume", arguments.resume, "Go on with the training that was stopped, with its own options");
}

} // namespace

void addTrain(CommandLine& commands) {
  const auto arguments = std::make_shared<Arguments>();
  auto& command = commands.add("train", "Train on the split train where the cohort has one, else on all items",
                               [arguments](Context& context) { runTrain(*arguments, context); });
  command.add_option("COHORT", arguments->cohort, "Cohort folder")->required();
  addModelOptions(command, *arguments);
  addTrainingOptions(command, *arguments);
  addAutoencoderOptions(command, arguments->autoencoder);
  addRetrievalTrainingOptions(command, arguments->retrieval);
  addSupervisedTrainingOptions(command, arguments->supervised);
}

} // namespace stratoscope::cli
