#include "app/cli/checks.h"
#include "app/cli/commands.h"
#include "app/cli/failure.h"
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
  std::string precision = "fp32";
  std::string weights;
  bool variational = false;
  bool deterministic = false;
  bool resume = false;
  learning::TrainingOptions options;
};

void requireThisVersion(const Arguments& arguments, const std::string& device) {
  requireNow(arguments.model, {"cae"}, "the model");
  requireNow(arguments.loss, {"ntxent", "dcl"}, "the loss");
  requireNow(arguments.precision, {"fp32"}, "the precision");
  if (!arguments.positives.empty()) {
    throw NotInThisVersion("--positives", "The positive of an image is another view of it");
  }
  if (arguments.variational) {
    throw NotInThisVersion("--variational");
  }
  if (!arguments.weights.empty()) {
    throw NotInThisVersion("--weights");
  }
  if (arguments.deterministic && device != "cpu") {
    throw NotInThisVersion("--deterministic on another device than the processor",
                           "Use --device cpu, where a seed always gives the same bytes");
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

void runTrain(const Arguments& arguments, Context& context) {
  requireThisVersion(arguments, context.common.device);
  context.goOn = [&arguments] { return howToGoOn(arguments.cohort); };
  auto cohort = cohort::Cohort::open(arguments.cohort);
  const auto result = workflow::train(cohort, optionsOf(cohort, arguments, context.common), arguments.resume,
                                      context.progress, context.stop);
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
  command.add_flag("--variational", arguments.variational, "Train the variational form");
  command.add_option("--weights", arguments.weights, "Weights to start from, .safetensors");
}

void addTrainingOptions(CLI::App& command, Arguments& arguments) {
  auto& options = arguments.options;
  command.add_option("--preset", arguments.preset, "Augmentation; auto goes by the modality, unless told")
      ->check(CLI::IsMember({"auto", "radiograph", "slice", "microscopy", "photograph"}));
  command.add_option("--epochs", options.epochs, "Times that every image is seen")
      ->capture_default_str()
      ->check(CLI::Range(1, 100000));
  command.add_option("--batch", options.batch, "Images of a step")->capture_default_str()->check(CLI::Range(2, 65536));
  command.add_option("--loss", arguments.loss, "Contrastive loss; dcl unless told")
      ->check(CLI::IsMember({"ntxent", "dcl", "qap", "smoothap"}));
  command.add_option("--temperature", options.temperature, "Of the contrastive loss")
      ->capture_default_str()
      ->check(CLI::Range(1e-6, 1e3));
  command.add_option("--reconstruction-weight", options.reconstructionWeight, "Of the reconstruction beside it")
      ->capture_default_str()
      ->check(CLI::Range(0.0, 1e6));
  command.add_option("--refinement", options.refinement, "Passes of the decoder alone for each epoch, at the end")
      ->capture_default_str()
      ->check(CLI::Range(0.0, 1e3));
  command.add_option("--learning-rate", options.learningRate, "Of Adam, at the start")
      ->capture_default_str()
      ->check(CLI::Range(1e-9, 10.0));
  command.add_option("--positives", arguments.positives, "patient, series or label:COLUMN; what counts as alike");
  command.add_option("--precision", arguments.precision, "fp32 unless told")
      ->check(CLI::IsMember({"fp32", "bf16", "fp16"}));
  command.add_flag("--deterministic", arguments.deterministic, "The same bytes for the same seed");
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
}

} // namespace stratoscope::cli
