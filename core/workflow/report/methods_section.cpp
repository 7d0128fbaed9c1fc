#include "core/imaging/window.h"
#include "core/workflow/clustering/cluster_words.h"
#include "core/workflow/report/number_text.h"
#include "core/workflow/report/run_text.h"
#include "core/workflow/report/sections.h"

#include <algorithm>

namespace stratoscope::workflow {
namespace {

std::string windowWords(const imaging::Recipe& recipe) {
  switch (recipe.windowing) {
  case imaging::Windowing::Auto:
    return "the window of each file, or where it has none one chosen by modality";
  case imaging::Windowing::Preset:
    return "the preset window of the modality";
  case imaging::Windowing::Fixed:
    return "the window of centre " + shortestText(recipe.centre) + " and width " + shortestText(recipe.width);
  case imaging::Windowing::Percentiles:
    return "grey from percentile 1 to percentile 99 of each volume";
  default: {
    const auto window = imaging::namedWindow(recipe.windowing).value();
    return "the CT window of centre " + shortestText(window[0]) + " and width " + shortestText(window[1]) +
           " (what is no CT with the window of its file or modality)";
  }
  }
}

std::string sliceWords(const imaging::Recipe& recipe) {
  switch (recipe.slices) {
  case imaging::SliceChoice::Middle:
    return "the middle slice";
  case imaging::SliceChoice::Every:
    return "one slice in " + std::to_string(recipe.every);
  case imaging::SliceChoice::All:
    return "every slice";
  case imaging::SliceChoice::Orthogonal:
    return "the middle slice across each of three axes";
  case imaging::SliceChoice::MaximumProjection:
    return std::string("the maximum projection along the axis ") + recipe.axis;
  case imaging::SliceChoice::MeanProjection:
    return std::string("the mean projection along the axis ") + recipe.axis;
  case imaging::SliceChoice::Cube:
    return "the whole as one image in three dimensions";
  }
  return {};
}

std::string importSentence(const ReportData& data) {
  const auto& images = data.snapshot.images;
  const bool volumes = images.depth > 1;
  const std::string times = " \u00d7 ";
  return countedText(static_cast<std::int64_t>(images.count), volumes ? "volume" : "image",
                     volumes ? "volumes" : "images") +
         " of " + countedText(static_cast<std::int64_t>(data.snapshot.patients.size()), "patient", "patients") +
         " were brought to " + std::to_string(images.width) + times + std::to_string(images.height) +
         (volumes ? times + std::to_string(images.depth) + " voxels" : " pixels") + " in physical proportions (" +
         countedText(images.channels, "channel", "channels") + "), with " + windowWords(data.recipe) +
         ", and of volumes " + sliceWords(data.recipe) + ". ";
}

/// The encoder has no part in it, so that no figure of the clusters depends on it.
std::string refinementOf(const learning::TrainingOptions& options) {
  return options.refinement > 0 ? "; then the decoder alone on the images themselves, " +
                                      shortestText(options.refinement) + " passes for each epoch"
                                : std::string();
}

std::string variationalOf(const learning::TrainingOptions& options) {
  return options.model.variational ? ", plus the divergence of its normal distributions from the standard one with "
                                     "weight " +
                                         shortestText(options.divergenceWeight)
                                   : std::string();
}

/// Phase 2 of Ferrante et al.
std::string secondPhaseSentence(const ReportedTraining& training) {
  if (!training.secondPhase) {
    return {};
  }
  const auto& options = *training.secondPhase;
  return "Then the decoder alone was refined for " + countedText(options.epochs, "epoch", "epochs") + " with " +
         countedText(options.model.prototypes, "prototype", "prototypes") +
         " that began as the centroids of a clustering and followed their members" +
         (options.model.conditioned ? ", told the soft assignment of each image to them" : "") + ". ";
}

std::string modelSentence(const ReportedTraining& training) {
  const auto& options = training.options;
  const std::string network = options.model.architecture == learning::Architecture::Reference
                                  ? "the reference network of Ferrante et al. (2022, arXiv 2209.12005)"
                                  : "a residual encoder of width " + std::to_string(options.model.width);
  const std::string loss = options.loss == learning::ContrastiveLoss::NTXent ? "NT-Xent" : "decoupled contrastive";
  return "A contrastive autoencoder (" + network + ", embedding dimension " + std::to_string(options.model.latent) +
         ") was trained without labels on " + countedText(training.items, "image", "images") + " for " +
         countedText(options.epochs, "epoch", "epochs") + ": " + loss + " loss at temperature " +
         shortestText(options.temperature) + " between two augmentations of each image (preset \u201c" +
         fieldOf(training.run.parametersJson, "augmentation") + "\u201d" +
         (options.exposure > 0 ? ", brightness and contrast by at least " + shortestText(options.exposure) : "") +
         "), plus the mean squared error of their reconstructions with weight " +
         shortestText(options.reconstructionWeight) + variationalOf(options) + "; Adam from a learning rate of " +
         shortestText(options.learningRate) + " falling to 0 on half a cosine, batches of " +
         std::to_string(options.batch) + refinementOf(options) + ", seed " + std::to_string(options.seed) + ", on " +
         training.run.device + ". " + secondPhaseSentence(training);
}

std::string clusterSentence(const ReportData& data) {
  const auto* run = findRun(data.snapshot.runs, data.clustering.run);
  const bool trainOnly = std::ranges::find(data.split, "train") != data.split.end();
  return "The embeddings, L2-normalised, were clustered by " +
         (run != nullptr ? clusteringInWords(*run) : std::string("an unknown method")) +
         (trainOnly ? ", fitted on the split \u201ctrain\u201d and carried to every image" : "") +
         "; mean silhouette " + decimalText(data.clustering.silhouette, 3) + ". ";
}

std::string mapSentence(const ReportData& data) {
  const auto& map = data.snapshot.map;
  if (!map) {
    return {};
  }
  const std::string method =
      map->method == "pca" ? "the first two principal components" : "UMAP (McInnes, Healy and Melville 2018)";
  return "For display only, " + method + " laid the embeddings out in two dimensions (trustworthiness at k = 15: " +
         decimalText(map->trustworthiness, 3) + "). ";
}

std::string evaluationSentence(const ReportData& data) {
  const auto& evaluation = data.snapshot.evaluation;
  if (!evaluation) {
    return {};
  }
  const auto& figures = evaluation->test ? *evaluation->test : evaluation->train;
  std::string text = "Against the column \u201c" + evaluation->truth + "\u201d, on " +
                     countedText(figures.items, "image", "images") +
                     (evaluation->test && data.hasHeldOut ? " held out of training" : " that were also fitted on") +
                     ", the clusters reached an accuracy of " + decimalText(figures.acc, 3) +
                     " under one-to-one matching (majority floor " + decimalText(figures.floor, 3) + ")";
  if (figures.knn) {
    text += "; the 20 nearest neighbours by cosine gave " + decimalText(*figures.knn, 3);
  }
  return text + ". ";
}

std::string softwareSentence(const ReportData& data) {
  const auto& newest = data.snapshot.runs.back();
  std::string libraries;
  for (const auto& [name, version] : fieldsOf(newest.librariesJson)) {
    libraries.append(libraries.empty() ? "" : ", ").append(name).append(" ").append(version);
  }
  return "Software: Stratoscope " + newest.programVersion + " (" + libraries + ").";
}

} // namespace

void writeMethodsSection(HtmlWriter& html, const ReportData& data) {
  html.element("p", importSentence(data) + (data.training ? modelSentence(*data.training) : "") +
                        clusterSentence(data) + mapSentence(data) + evaluationSentence(data) + softwareSentence(data));
  html.element("p", "Written from the parameters that the runs recorded; check it before you publish it.",
               {{"class", "quiet"}});
}

} // namespace stratoscope::workflow
