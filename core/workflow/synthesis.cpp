#include "core/workflow/synthesis.h"

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/base/sha256.h"
#include "core/cohort/runs.h"
#include "core/imaging/picture/png.h"
#include "core/imaging/volume_writer.h"
#include "core/learning/model.h"
#include "core/learning/runtime.h"
#include "core/sampling/copy_check.h"
#include "core/sampling/gaussian.h"
#include "core/workflow/clustering/clustering.h"
#include "core/workflow/embedding.h"
#include "core/workflow/provenance.h"
#include "core/workflow/results_json.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace stratoscope::workflow {
namespace {

namespace fs = std::filesystem;
constexpr int mostImages = 1000;

void check(const SamplingOptions& options, std::size_t items) {
  const auto exists = [&](int item) { return item >= 0 && static_cast<std::size_t>(item) < items; };
  const bool known = (!options.around || exists(*options.around)) &&
                     (!options.between || (exists(options.between->first) && exists(options.between->second)));
  if (!known) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("the cohort has no such item"));
  }
  if (options.count < 1 || options.count > mostImages) {
    throw Error(ErrorCode::InvalidArgument,
                {STRATOSCOPE_TEXT("between 1 and %1 images can be drawn at once"), {std::to_string(mostImages)}});
  }
}

Matrix membersOf(const cohort::Cohort& cohort, const Matrix& embedding, int cluster) {
  const auto clustering = latestClustering(cohort);
  std::vector<std::size_t> rows;
  for (std::size_t i = 0; clustering && i < clustering->clusters.size(); ++i) {
    if (clustering->clusters[i] == cluster) {
      rows.push_back(i);
    }
  }
  if (rows.empty()) {
    throw Error(ErrorCode::NotFound,
                {STRATOSCOPE_TEXT("there is no cluster %1"), {std::to_string(clusterNumber(cluster))}},
                cohort.folder().string());
  }
  return embedding.select(rows);
}

/// Evenly spaced embeddings from one item to another, both ends included.
Matrix pathBetween(const Matrix& embedding, std::pair<int, int> ends, int count) {
  Matrix path(static_cast<std::size_t>(count), embedding.columns);
  const auto first = embedding.row(static_cast<std::size_t>(ends.first));
  const auto last = embedding.row(static_cast<std::size_t>(ends.second));
  for (std::size_t i = 0; i < path.rows; ++i) {
    const float share = path.rows < 2 ? 0.5F : static_cast<float>(i) / static_cast<float>(path.rows - 1);
    for (std::size_t d = 0; d < path.columns; ++d) {
      path.row(i)[d] = first[d] + share * (last[d] - first[d]);
    }
  }
  return path;
}

/// The cohort's spread, its mean moved to one item.
Matrix around(const Matrix& embedding, int item, const SamplingOptions& options) {
  const sampling::Gaussian density(embedding);
  auto drawn = density.draw(options.count, options.temperature, options.seed);
  const auto centre = embedding.row(static_cast<std::size_t>(item));
  for (std::size_t i = 0; i < drawn.rows; ++i) {
    for (std::size_t d = 0; d < drawn.columns; ++d) {
      drawn.row(i)[d] += centre[d] - density.mean()[d];
    }
  }
  return drawn;
}

Matrix draw(const cohort::Cohort& cohort, const Matrix& embedding, const SamplingOptions& options) {
  if (options.between) {
    return pathBetween(embedding, *options.between, options.count);
  }
  if (options.around) {
    return around(embedding, *options.around, options);
  }
  const auto members = options.cluster ? membersOf(cohort, embedding, *options.cluster) : embedding;
  return sampling::Gaussian(members).draw(options.count, options.temperature, options.seed);
}

nlohmann::json describe(const SamplingOptions& options) {
  nlohmann::json json{{"count", options.count}, {"temperature", options.temperature}, {"seed", options.seed}};
  if (options.cluster) {
    json["cluster"] = clusterNumber(*options.cluster);
  }
  if (options.around) {
    json["around"] = *options.around;
  }
  if (options.between) {
    json["between"] = {options.between->first, options.between->second};
  }
  return json;
}

std::string fileName(const ImageStack& images, std::size_t i) {
  const auto number = std::to_string(i + 1);
  return "synthetic-" + std::string(4 - std::min<std::size_t>(4, number.size()), '0') + number +
         (images.depth > 1 ? ".nii.gz" : ".png");
}

/// A 3-D item with voxels of 1 mm; its axes are the patient's (see imaging::makeCube).
imaging::Volume volumeOf(const ImageStack& images, std::size_t i) {
  imaging::Volume volume;
  volume.size = {images.width, images.height, images.depth};
  volume.channels = images.channels;
  const auto item = images.item(i);
  const auto channels = static_cast<std::size_t>(images.channels);
  const auto voxels = item.size() / channels;
  volume.values.reserve(item.size());
  for (std::size_t voxel = 0; voxel < voxels; ++voxel) {
    for (std::size_t channel = 0; channel < channels; ++channel) {
      volume.values.push_back(std::to_integer<std::uint8_t>(item[channel * voxels + voxel]));
    }
  }
  return volume;
}

void writeImage(const fs::path& file, const ImageStack& images, std::size_t i) {
  if (images.depth > 1) {
    imaging::writeVolume(file, volumeOf(images, i));
  } else {
    imaging::writePng(file, pictureOf(images, i));
  }
}

nlohmann::json manifestOf(const SyntheticImages& images) {
  nlohmann::json files = nlohmann::json::array();
  for (std::size_t i = 0; i < images.images.count; ++i) {
    const auto& nearest = images.nearest[i];
    files.push_back({{"file", fileName(images.images, i)},
                     {"synthetic", true},
                     {"nearest_item", nearest.item},
                     {"distance", nearest.distance},
                     {"too_close", nearest.tooClose}});
  }
  return {{"notice", "Synthetic images, decoded from sampled embeddings. They show no patient. Not for diagnosis."},
          {"program", "Stratoscope " + programVersion()},
          {"made", timestamp()},
          {"embed_run", images.embedRun},
          {"sampling", describe(images.options)},
          {"images", std::move(files)}};
}

} // namespace

SyntheticImages synthesise(const cohort::Cohort& cohort, const SamplingOptions& options, Progress& progress,
                           const std::stop_token& stop) {
  const auto embedding = latestEmbedding(cohort);
  check(options, embedding.values.rows);
  auto model = learning::Model::load(embedding.model, options.device);
  SyntheticImages result;
  result.options = options;
  result.embedRun = embedding.run;
  result.images = model.decode(draw(cohort, embedding.values, options));
  throwIfStopped(stop);
  const auto encoded = model.embed(result.images, progress, stop);
  for (const auto& nearest : sampling::nearestReal(encoded, embedding.values)) {
    result.nearest.push_back({nearest.item, nearest.distance, nearest.tooClose});
  }
  return result;
}

ExportedSynthetic exportSynthetic(cohort::Cohort& cohort, const SyntheticImages& images, const fs::path& folder) {
  const StepClock clock("sample");
  std::error_code failure;
  fs::create_directories(folder, failure);
  if (failure) {
    throw Error(ErrorCode::WriteFailed, STRATOSCOPE_TEXT("the folder cannot be made"), folder.string());
  }
  ExportedSynthetic exported;
  for (std::size_t i = 0; i < images.images.count; ++i) {
    exported.files.push_back(folder / fileName(images.images, i));
    writeImage(exported.files.back(), images.images, i);
  }
  exported.manifest = folder / "manifest.json";
  writeFileAtomically(exported.manifest, manifestOf(images).dump(2));

  cohort::Transaction transaction(cohort);
  auto run = clock.record(describe(images.options).dump(), images.options.seed);
  run.inputsJson = nlohmann::json{{"embedding", images.embedRun}}.dump();
  run.device = learning::resolvedDevice(images.options.device);
  run.resultJson = toJson(images, exported);
  exported.run = cohort::addRun(cohort, run);
  transaction.commit();
  return exported;
}

} // namespace stratoscope::workflow
