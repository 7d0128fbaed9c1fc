#include "core/workflow/report/inline_image.h"
#include "core/workflow/report/number_text.h"
#include "core/workflow/report/run_text.h"
#include "core/workflow/report/sections.h"

#include <cmath>
#include <functional>
#include <numeric>

namespace stratoscope::workflow {
namespace {

using Reading = std::function<std::string(const Figures&)>;

struct Measure {
  const char* name;
  const char* meaning;
  Reading read;
};

Reading intervals(std::optional<ShareInterval> Figures::*interval) {
  return [interval](const Figures& figures) {
    const auto& range = figures.*interval;
    return range ? decimalText(range->low, 3) + "\u2013" + decimalText(range->high, 3)
                 : decimalText(std::optional<double>(), 3);
  };
}

Reading decimals(double Figures::*field) {
  return [field](const Figures& figures) { return decimalText(figures.*field, 3); };
}

Reading optionalDecimals(std::optional<double> Figures::*field, int places) {
  return [field, places](const Figures& figures) { return decimalText(figures.*field, places); };
}

const std::vector<Measure>& measures() {
  static const std::vector<Measure> all{
      {"ACC", "share in the right class, one cluster for each class", decimals(&Figures::acc)},
      {"ACC, 95 % interval", "what so few images leave open (Wilson)", intervals(&Figures::accInterval)},
      {"Purity", "share in the right class, any number of clusters for a class", decimals(&Figures::purity)},
      {"Majority floor", "what guessing the most frequent class gives", decimals(&Figures::floor)},
      {"Balanced ACC", "mean recall over the classes", decimals(&Figures::balancedAcc)},
      {"Macro F1", "mean F1 over the classes", decimals(&Figures::f1)},
      {"NMI", "normalised mutual information", decimals(&Figures::nmi)},
      {"ARI", "adjusted Rand index, 0 for chance", decimals(&Figures::ari)},
      {"kNN accuracy", "class of the 20 nearest by cosine", optionalDecimals(&Figures::knn, 3)},
      {"kNN, 95 % interval", "of the same kind", intervals(&Figures::knnInterval)},
      {"Linear probe", "accuracy of a linear classifier on the embedding", optionalDecimals(&Figures::probe, 3)},
      {"Probe, 95 % interval", "of the same kind", intervals(&Figures::probeInterval)},
      {"PSNR (dB)", "of reconstructions, mean over images", optionalDecimals(&Figures::psnr, 2)},
      {"SSIM", "of reconstructions, mean over images", optionalDecimals(&Figures::ssim, 3)}};
  return all;
}

struct Part {
  std::string name;
  const Figures* figures;
};

std::vector<Part> partsOf(const Evaluation& evaluation) {
  std::vector<Part> parts;
  const auto add = [&](const std::string& name, const std::optional<Figures>& figures) {
    if (figures) {
      parts.push_back({name, &*figures});
    }
  };
  add("Test", evaluation.test);
  parts.push_back({evaluation.test ? "Train" : "All images", &evaluation.train});
  add("Raw pixels, test", evaluation.baselineTest);
  add(evaluation.test ? "Raw pixels, train" : "Raw pixels, all", evaluation.baselineTrain);
  if (evaluation.supervised) {
    add("Supervised, test", evaluation.supervised->test);
    parts.push_back({evaluation.test ? "Supervised, train" : "Supervised, all", &evaluation.supervised->train});
  }
  return parts;
}

void writeFigures(HtmlWriter& html, const Evaluation& evaluation) {
  const auto parts = partsOf(evaluation);
  html.open("div", {{"class", "wide"}}).open("table");
  std::vector<std::string> head{"Figure", "Meaning"};
  for (const auto& part : parts) {
    head.push_back(part.name + " (" + countText(part.figures->items) + ")");
  }
  writeTableHead(html, head, 2);
  html.open("tbody");
  for (const auto& measure : measures()) {
    html.open("tr").element("th", measure.name, {{"scope", "row"}});
    html.element("td", measure.meaning, {{"class", "quiet"}});
    for (const auto& part : parts) {
      html.element("td", measure.read(*part.figures), {{"class", &part == parts.data() ? "number best" : "number"}});
    }
    html.close();
  }
  html.close().close().close();
}

std::string protocol(const Evaluation& evaluation, bool heldOut) {
  const std::string fitted =
      heldOut ? "Centres and the mapping from clusters to classes were fitted on the split \u201ctrain\u201d "
                "alone and applied unchanged to the split \u201ctest\u201d, which training never saw"
              : "The cohort has no split \u201ctrain\u201d beside a split \u201ctest\u201d: model, clusters and "
                "mapping were fitted on the very "
                "images they are judged on, so these figures flatter";
  const std::string baseline =
      evaluation.baselineTrain
          ? " \u201cRaw pixels\u201d is the same protocol without learning: 32 principal components of the pixels, "
            "k-means with as many clusters as classes."
          : "";
  return "The column \u201c" + evaluation.truth + "\u201d (" +
         countText(static_cast<std::int64_t>(evaluation.classes.size())) + " classes) was compared with " +
         countText(evaluation.k) + " clusters; it took no part in training or clustering. " + fitted +
         ". ACC gives each class the one cluster that fits it best (Hungarian matching); purity gives each cluster "
         "its most frequent class." +
         baseline;
}

std::string backboneText(const std::string& name) {
  return name == "resnet18"   ? "a ResNet-18"
         : name == "resnet50" ? "a ResNet-50"
                              : "the contrastive autoencoder\u2019s encoder with a linear layer";
}

/// How far the clusters are from what labels give.
void writeSupervised(HtmlWriter& html, const Evaluation& evaluation) {
  if (!evaluation.supervised) {
    return;
  }
  const auto& supervised = *evaluation.supervised;
  const bool onTest = evaluation.test && supervised.test;
  const auto& clusters = onTest ? *evaluation.test : evaluation.train;
  const auto& classifier = onTest ? *supervised.test : supervised.train;
  const auto difference = clusters.acc - classifier.acc;
  html.element("p", "The supervised baseline is " + backboneText(supervised.backbone) +
                        ", trained on the labels of the training part for " +
                        countedText(supervised.epochs, "epoch", "epochs") +
                        " (Adam, the epoch kept that did best on "
                        "held-out images: " +
                        countText(supervised.bestEpoch) + "). On the " +
                        (onTest ? "split \u201ctest\u201d" : "images it was trained on") + " it reaches " +
                        decimalText(classifier.acc, 3) + ", the clusters " + decimalText(clusters.acc, 3) + " (" +
                        (difference < 0 ? "\u2212" : "+") + decimalText(std::abs(difference), 3) +
                        "), the majority floor is " + decimalText(clusters.floor, 3) + ".");
}

/// Figures outlive the clustering they are about.
void writeAge(HtmlWriter& html, const ReportData& data, const Evaluation& evaluation) {
  const auto* run = findRun(data.snapshot.runs, evaluation.run);
  const auto judged = run != nullptr ? fieldOf(run->inputsJson, "clustering") : std::string();
  if (judged != std::to_string(data.clustering.run)) {
    html.element("p",
                 "These figures are about an earlier clustering (run " + judged +
                     "), not about the one that this report shows. Evaluate again to renew them.",
                 {{"class", "best"}});
  }
}

void writeConfusionRow(HtmlWriter& html, const std::vector<int>& counts, int cluster) {
  const int total = std::accumulate(counts.begin(), counts.end(), 0);
  html.open("tr").open("th", {{"scope", "row"}});
  writeSwatch(html, cluster);
  html.text(clusterName(cluster)).close();
  for (const int count : counts) {
    const double share = total == 0 ? 0 : static_cast<double>(count) / total;
    html.element("td", countText(count),
                 {{"style", "background:rgba(86,180,233," + decimalText(share * 0.55, 2) + ")"}});
  }
  html.element("td", countText(total)).close();
}

void writeConfusion(HtmlWriter& html, const ReportData& data) {
  const auto confusion = confusionOf(data);
  html.element("h3", "Clusters against \u201c" + data.truth->name + "\u201d");
  html.open("div", {{"class", "wide"}}).open("table", {{"class", "counts"}});
  html.element("caption", std::string("Images of ") + (confusion.onTest ? "the split \u201ctest\u201d" : "the cohort") +
                              " whose class is known; colour is the share of the cluster.");
  std::vector<std::string> head{""};
  head.insert(head.end(), data.truth->classes.begin(), data.truth->classes.end());
  head.emplace_back("All");
  writeTableHead(html, head, 1);
  html.open("tbody");
  for (std::size_t i = 0; i < confusion.counts.size(); ++i) {
    writeConfusionRow(html, confusion.counts[i], static_cast<int>(i));
  }
  html.close().close().close();
}

} // namespace

Confusion confusionOf(const ReportData& data) {
  Confusion confusion;
  confusion.onTest = data.hasHeldOut;
  confusion.counts.assign(static_cast<std::size_t>(data.clustering.k), std::vector<int>(data.truth->classes.size()));
  for (std::size_t i = 0; i < data.truth->values.size(); ++i) {
    const int value = data.truth->values[i];
    if (value >= 0 && (!confusion.onTest || data.split[i] == "test")) {
      ++confusion.counts[static_cast<std::size_t>(data.clustering.clusters[i])][static_cast<std::size_t>(value)];
    }
  }
  return confusion;
}

void writeEvaluationSection(HtmlWriter& html, const ReportData& data) {
  const auto& evaluation = data.snapshot.evaluation;
  if (evaluation) {
    writeFigures(html, *evaluation);
    html.element("p", protocol(*evaluation, data.hasHeldOut));
    writeSupervised(html, *evaluation);
    writeAge(html, data, *evaluation);
  } else {
    html.element("p", "The clusters have not been compared with a truth column.");
  }
  if (data.truth && data.truth->classes.size() > 1) {
    writeConfusion(html, data);
  }
}

} // namespace stratoscope::workflow
