#include "core/workflow/results_json.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

namespace stratoscope::workflow {
namespace {

/// Fields in the order they are written in.
using Json = nlohmann::ordered_json;

/// Bytes of a path that are not UTF-8 are replaced, so that the object can always be read.
std::string textOf(const Json& json) {
  return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

template <typename Value> Json orNull(const std::optional<Value>& value) {
  return value ? Json(*value) : Json(nullptr);
}

/// What a run stored, as an object again; text that is none stays text.
Json parsed(const std::string& text) {
  auto json = Json::parse(text, nullptr, false);
  return json.is_discarded() ? Json(text) : json;
}

Json jsonOf(const ImportResult& result) {
  auto skipped = Json::array();
  for (const auto& file : result.skipped) {
    skipped.push_back({{"path", file.path.string()}, {"reason", file.reason.english()}});
  }
  auto warnings = Json::array();
  for (const auto& warning : result.warnings) {
    warnings.push_back({{"path", warning.path.string()}, {"message", warning.message.english()}});
  }
  return {{"run", result.run},
          {"items", result.items},
          {"patients", result.patients},
          {"studies", result.studies},
          {"series", result.series},
          {"known_series", result.knownSeries},
          {"continued_series", result.continuedSeries},
          {"skipped", skipped},
          {"warnings", warnings},
          {"seconds", result.seconds}};
}

Json jsonOf(const std::vector<learning::EpochReport>& losses) {
  auto all = Json::array();
  for (const auto& epoch : losses) {
    all.push_back({{"epoch", epoch.epoch},
                   {"loss", epoch.loss},
                   {"contrastive", epoch.contrastive},
                   {"reconstruction", epoch.reconstruction},
                   {"divergence", epoch.divergence},
                   {"batch", epoch.batch},
                   {"images_per_second", epoch.imagesPerSecond}});
  }
  return all;
}

Json jsonOf(const TrainResult& result) {
  return {{"run", result.run},
          {"epochs", result.epochs},
          {"items", result.items},
          {"losses", jsonOf(result.losses)},
          {"images_per_second", result.imagesPerSecond},
          {"seconds", result.seconds},
          {"device", result.device}};
}

Json jsonOf(const EmbedResult& result) {
  return {{"run", result.run},
          {"items", result.items},
          {"dimension", result.dimension},
          {"images_per_second", result.imagesPerSecond},
          {"seconds", result.seconds}};
}

Json jsonOf(const ValidityCurves& curves) {
  return {{"k", curves.k},
          {"inertia", curves.inertia},
          {"silhouette", curves.silhouette},
          {"calinski_harabasz", curves.calinskiHarabasz},
          {"davies_bouldin", curves.daviesBouldin},
          {"gap", curves.gap},
          {"gap_error", curves.gapError},
          {"gap_choice", curves.gapChoice},
          {"stability", curves.stability},
          {"consensus", curves.consensus},
          {"consensus_area", curves.consensusArea},
          {"consensus_choice", curves.consensusChoice}};
}

Json jsonOf(const ClusterResult& result) {
  Json json{{"run", result.run},
            {"k", result.k},
            {"sizes", result.sizes},
            {"silhouette", result.silhouette},
            {"neighbour_agreement", result.neighbourAgreement},
            {"curves", {{"k", result.curves.k}, {"inertia", result.curves.inertia}, {"bic", result.curves.bic}}},
            {"seconds", result.seconds}};
  if (result.modularity) {
    json["modularity"] = *result.modularity;
  }
  if (!result.headLosses.empty()) {
    json["head_losses"] = result.headLosses;
    json["head"] = std::ranges::min_element(result.headLosses) - result.headLosses.begin();
  }
  if (!result.assignsBy.empty()) {
    json["assigns_by"] = result.assignsBy;
  }
  if (result.parent) {
    json["parent"] = *result.parent;
    json["assigned"] = result.assigned;
  }
  if (result.validity) {
    json["validity"] = jsonOf(*result.validity);
  }
  return json;
}

Json jsonOf(const MapResult& result) {
  return {{"run", result.run},
          {"method", result.method},
          {"trustworthiness", result.trustworthiness},
          {"seconds", result.seconds}};
}

Json orNull(const std::optional<ShareInterval>& interval) {
  return interval ? Json{interval->low, interval->high} : Json(nullptr);
}

Json jsonOf(const Figures& figures) {
  return {{"items", figures.items},
          {"acc", figures.acc},
          {"purity", figures.purity},
          {"balanced_acc", figures.balancedAcc},
          {"nmi", figures.nmi},
          {"ari", figures.ari},
          {"f1", figures.f1},
          {"floor", figures.floor},
          {"knn", orNull(figures.knn)},
          {"probe", orNull(figures.probe)},
          {"psnr", orNull(figures.psnr)},
          {"ssim", orNull(figures.ssim)},
          {"acc_interval", orNull(figures.accInterval)},
          {"knn_interval", orNull(figures.knnInterval)},
          {"probe_interval", orNull(figures.probeInterval)}};
}

Json jsonOf(const std::optional<Figures>& figures) { return figures ? jsonOf(*figures) : Json(nullptr); }

Json baselineOf(const Evaluation& result) {
  if (!result.baselineTrain) {
    return nullptr;
  }
  return {{"train", jsonOf(result.baselineTrain)}, {"test", jsonOf(result.baselineTest)}};
}

/// `difference` is what the clustering lacks: its accuracy less the classifier's.
Json supervisedOf(const Evaluation& result) {
  if (!result.supervised) {
    return nullptr;
  }
  const auto& supervised = *result.supervised;
  const auto testDifference = result.test && supervised.test ? Json(result.test->acc - supervised.test->acc) : Json();
  return {{"run", supervised.run},
          {"backbone", supervised.backbone},
          {"epochs", supervised.epochs},
          {"best_epoch", supervised.bestEpoch},
          {"validation_acc", orNull(supervised.validationAcc)},
          {"trained_now", supervised.trainedNow},
          {"train", jsonOf(supervised.train)},
          {"test", jsonOf(supervised.test)},
          {"difference", {{"train", result.train.acc - supervised.train.acc}, {"test", testDifference}}}};
}

Json jsonOf(const Evaluation& result) {
  return {{"run", result.run},
          {"truth", result.truth},
          {"classes", result.classes},
          {"k", result.k},
          {"train", jsonOf(result.train)},
          {"test", jsonOf(result.test)},
          {"baseline", baselineOf(result)},
          {"supervised", supervisedOf(result)}};
}

template <typename Result> Json stepOf(const std::optional<Result>& result) {
  return result ? jsonOf(*result) : Json(nullptr);
}

Json syntheticOf(const SyntheticImages& images, const ExportedSynthetic& files, std::size_t i) {
  const auto& nearest = images.nearest.at(i);
  return {{"path", files.files.at(i).string()},
          {"nearest_item", nearest.item},
          {"distance", nearest.distance},
          {"too_close", nearest.tooClose}};
}

Json columnOf(const Column& column) {
  const auto filled =
      std::count_if(column.values.begin(), column.values.end(), [](const auto& v) { return !v.empty(); });
  std::set<std::string> distinct(column.values.begin(), column.values.end());
  distinct.erase(std::string());
  return {
      {"name", column.name}, {"kind", nameOf(column.profile.kind)}, {"filled", filled}, {"distinct", distinct.size()}};
}

Json runOf(const cohort::Run& run) {
  return {{"run", run.id},
          {"step", run.step},
          {"started", run.started},
          {"seconds", run.seconds},
          {"seed", run.seed},
          {"device", run.device},
          {"program_version", run.programVersion},
          {"model", run.modelHash},
          {"parameters", parsed(run.parametersJson)},
          {"inputs", parsed(run.inputsJson)},
          {"libraries", parsed(run.librariesJson)},
          {"result", parsed(run.resultJson)},
          {"file", run.file}};
}

template <typename Row> Json listOf(const std::vector<Row>& rows, Json (*make)(const Row&)) {
  auto list = Json::array();
  std::transform(rows.begin(), rows.end(), std::back_inserter(list), make);
  return list;
}

Json labelsOf(const Snapshot& snapshot) {
  auto classes = Json::array();
  for (std::size_t i = 0; i < snapshot.labelSet.classes.size(); ++i) {
    const auto count = std::count(snapshot.labels.begin(), snapshot.labels.end(), static_cast<int>(i));
    classes.push_back({{"name", snapshot.labelSet.classes[i]}, {"items", count}});
  }
  return {{"set", snapshot.labelSet.name}, {"classes", classes}, {"changes", snapshot.history.size()}};
}

Json unfinishedOf(const std::optional<UnfinishedTraining>& training) {
  if (!training) {
    return nullptr;
  }
  return {{"epochs_done", training->epochsDone}, {"epochs", training->options.epochs}};
}

} // namespace

std::string toJson(const ImportResult& result) { return textOf(jsonOf(result)); }
std::string toJson(const TrainResult& result) { return textOf(jsonOf(result)); }
std::string toJson(const EmbedResult& result) { return textOf(jsonOf(result)); }
std::string toJson(const ClusterResult& result) { return textOf(jsonOf(result)); }
std::string toJson(const MapResult& result) { return textOf(jsonOf(result)); }
std::string toJson(const Evaluation& result) { return textOf(jsonOf(result)); }

std::string toJson(const SyntheticImages& images, const ExportedSynthetic& files) {
  auto all = Json::array();
  for (std::size_t i = 0; i < files.files.size(); ++i) {
    all.push_back(syntheticOf(images, files, i));
  }
  const auto close =
      std::count_if(images.nearest.begin(), images.nearest.end(), [](const auto& n) { return n.tooClose; });
  const auto share = all.empty() ? 0.0 : static_cast<double>(close) / static_cast<double>(all.size());
  return textOf({{"run", files.run},
                 {"embed_run", images.embedRun},
                 {"images", all},
                 {"checks", {{"too_close", close}, {"too_close_share", share}}},
                 {"manifest", files.manifest.string()}});
}

std::string toJson(const DemoResult& result) {
  return textOf({{"cohort", result.cohort.string()},
                 {"import", stepOf(result.imported)},
                 {"train", stepOf(result.trained)},
                 {"embed", stepOf(result.embedded)},
                 {"cluster", stepOf(result.clustered)},
                 {"map", stepOf(result.mapped)},
                 {"evaluate", stepOf(result.evaluated)},
                 {"report", result.report.string()},
                 {"map_picture", result.map.string()},
                 {"gallery", result.gallery.string()},
                 {"seconds", result.seconds}});
}

std::string toJson(const Snapshot& snapshot) {
  return textOf({{"cohort", snapshot.folder.string()},
                 {"items", snapshot.items.size()},
                 {"patients", snapshot.patients.size()},
                 {"studies", snapshot.studies.size()},
                 {"series", snapshot.series.size()},
                 {"size", snapshot.images.width},
                 {"depth", snapshot.images.depth},
                 {"bits", 8 * snapshot.images.bytesPerPixel()},
                 {"channels", snapshot.images.channels},
                 {"truth", snapshot.truth},
                 {"has_model", snapshot.hasModel},
                 {"has_embedding", snapshot.hasEmbedding},
                 {"clusters", snapshot.clustering ? Json(snapshot.clustering->k) : Json(nullptr)},
                 {"unfinished_training", unfinishedOf(snapshot.unfinished)},
                 {"labels", labelsOf(snapshot)},
                 {"columns", listOf(snapshot.columns, columnOf)},
                 {"runs", listOf(snapshot.runs, runOf)}});
}

} // namespace stratoscope::workflow
