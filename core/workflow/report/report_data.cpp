#include "core/workflow/report/report_data.h"

#include "core/analysis/picture_quality.h"
#include "core/base/error.h"
#include "core/learning/options_json.h"
#include "core/workflow/clustering/cluster_members.h"
#include "core/workflow/importing/recipe.h"
#include "core/workflow/source_image.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

namespace stratoscope::workflow {
namespace {

const Column* findColumn(const Snapshot& snapshot, const std::string& name) {
  const auto found = std::ranges::find(snapshot.columns, name, &Column::name);
  return found == snapshot.columns.end() ? nullptr : &*found;
}

TruthColumn codedTruth(const Column& column) {
  std::set<std::string> distinct(column.values.begin(), column.values.end());
  distinct.erase("");
  TruthColumn truth{column.name, {distinct.begin(), distinct.end()}, {}};
  for (const auto& value : column.values) {
    const auto place = std::ranges::lower_bound(truth.classes, value);
    truth.values.push_back(value.empty() ? -1 : static_cast<int>(place - truth.classes.begin()));
  }
  return truth;
}

std::optional<TruthColumn> readTruth(const Snapshot& snapshot) {
  const auto name = snapshot.evaluation ? snapshot.evaluation->truth : snapshot.truth;
  const auto* column = name.empty() ? nullptr : findColumn(snapshot, name);
  return column == nullptr ? std::nullopt : std::optional(codedTruth(*column));
}

/// The newest training with the weights that the newest embedding used.
const cohort::Run* trainingRun(const std::vector<cohort::Run>& runs) {
  const auto newest = [&](auto&& fits) {
    const auto found = std::find_if(runs.rbegin(), runs.rend(), fits);
    return found == runs.rend() ? nullptr : &*found;
  };
  const auto* embedding = newest([](const cohort::Run& run) { return run.step == "embed"; });
  return newest([&](const cohort::Run& run) {
    return run.step == "train" && (embedding == nullptr || run.modelHash == embedding->modelHash);
  });
}

std::vector<learning::EpochReport> readLosses(const nlohmann::json& result) {
  std::vector<learning::EpochReport> losses;
  for (const auto& epoch : result.value("losses", nlohmann::json::array())) {
    losses.push_back({epoch.value("epoch", 0), epoch.value("loss", 0.0), epoch.value("contrastive", 0.0),
                      epoch.value("reconstruction", 0.0), epoch.value("images_per_second", 0.0)});
  }
  return losses;
}

learning::TrainingOptions optionsOf(const cohort::Run& run) {
  return learning::trainingOptionsFromJson(run.parametersJson, "run " + std::to_string(run.id));
}

/// The training that the model of a phase 2 began with; null where the cohort has none.
const cohort::Run* startOf(const std::vector<cohort::Run>& runs, const cohort::Run& secondPhase) {
  const auto file = nlohmann::json::parse(secondPhase.inputsJson).value("model", std::string());
  const auto found = std::ranges::find_if(
      runs, [&](const cohort::Run& run) { return run.step == "train" && run.file == file && run.id < secondPhase.id; });
  return found == runs.end() ? nullptr : &*found;
}

std::optional<ReportedTraining> readTraining(const std::vector<cohort::Run>& runs) {
  const auto* run = trainingRun(runs);
  std::optional<learning::TrainingOptions> secondPhase;
  while (run != nullptr && optionsOf(*run).phase == 2) {
    secondPhase = secondPhase ? secondPhase : optionsOf(*run);
    run = startOf(runs, *run);
  }
  if (run == nullptr) {
    return std::nullopt;
  }
  const auto result = nlohmann::json::parse(run->resultJson);
  return ReportedTraining{*run, optionsOf(*run), readLosses(result), result.value("items", 0), secondPhase};
}

/// Of a cluster: the item nearest to its centre and the farthest, among those that training has not seen where there
/// are such.
std::vector<int> shownItems(const ReportData& data, const std::vector<int>& members) {
  std::vector<int> unseen;
  std::ranges::copy_if(members, std::back_inserter(unseen), [&](int item) {
    return data.hasHeldOut && data.split[static_cast<std::size_t>(item)] == "test";
  });
  return spreadMembers(unseen.empty() ? members : unseen, 2);
}

std::optional<Reconstructor> openModel(const cohort::Cohort& cohort, const std::string& device) {
  try {
    return Reconstructor::open(cohort, device);
  } catch (const Error& error) {
    if (error.code() == ErrorCode::NotFound) {
      return std::nullopt;
    }
    throw;
  }
}

ReconstructedItem compared(const ReportData& data, int item, int cluster, Picture reconstruction) {
  auto original = pictureOf(data.snapshot.images, static_cast<std::size_t>(item));
  const double quality = std::min(analysis::psnr(original.pixels, reconstruction.pixels), analysis::greatestPsnr);
  return {item, cluster, std::move(original), std::move(reconstruction), quality};
}

void reconstruct(ReportData& data, Reconstructor& model, const std::stop_token& stop) {
  for (std::size_t cluster = 0; cluster < data.members.size(); ++cluster) {
    throwIfStopped(stop);
    const auto items = shownItems(data, data.members[cluster]);
    auto pictures = model.reconstruct(items);
    for (std::size_t i = 0; i < items.size(); ++i) {
      data.reconstructions.push_back(compared(data, items[i], static_cast<int>(cluster), std::move(pictures.at(i))));
    }
  }
}

} // namespace

ReportData readReportData(const cohort::Cohort& cohort, const std::string& device, const std::stop_token& stop) {
  ReportData data;
  data.snapshot = readSnapshot(cohort);
  if (!data.snapshot.clustering) {
    throw Error(ErrorCode::NotFound, STRATOSCOPE_TEXT("nothing is clustered yet"), cohort.folder().string(),
                STRATOSCOPE_TEXT("Cluster the cohort first"));
  }
  data.recipe = importRecipe(cohort);
  data.clustering = *data.snapshot.clustering;
  data.members = membersByDistance(data.clustering);
  data.truth = readTruth(data.snapshot);
  const auto* split = findColumn(data.snapshot, "split");
  data.split = split != nullptr ? split->values : std::vector<std::string>(data.snapshot.items.size());
  const auto has = [&](const char* part) { return std::ranges::find(data.split, part) != data.split.end(); };
  data.hasHeldOut = has("train") && has("test");
  data.training = readTraining(data.snapshot.runs);
  if (auto model = openModel(cohort, device)) {
    reconstruct(data, *model, stop);
  }
  return data;
}

std::string clusterName(int cluster) { return "Cluster " + std::to_string(cluster + 1); }

} // namespace stratoscope::workflow
