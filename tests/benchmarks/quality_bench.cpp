// Trains on the train split of labelled images with the default options, fits k-means on the train split's embeddings
// and judges on the test split; one line of JSON a seed, and one for principal components of the raw pixels first:
//   bench_quality IMAGES.npy LABELS.csv [seeds [options as JSON]]
// LABELS.csv holds path,class,split, a row of each image in the images' order.

#include "core/analysis/agreement.h"
#include "core/analysis/kmeans.h"
#include "core/analysis/neighbours.h"
#include "core/analysis/pca.h"
#include "core/base/npy.h"
#include "core/base/threads.h"
#include "core/learning/model.h"
#include "core/learning/options_json.h"
#include "core/learning/runtime.h"
#include "core/learning/training_run.h"
#include "measure.h"

#include <nlohmann/json.hpp>

#include <cstdio>
#include <cstring>
#include <map>
#include <sstream>

using namespace stratoscope;

namespace {

struct Split {
  std::vector<std::size_t> items;
  std::vector<int> truth;
};

struct Labels {
  Split train;
  Split test;
  int classes = 0;
};

Labels readLabels(const char* path) {
  std::ifstream file(path);
  std::map<std::string, int> classes;
  Labels labels;
  std::string line;
  std::getline(file, line);
  for (std::size_t item = 0; std::getline(file, line); ++item) {
    std::istringstream fields(line);
    std::string name;
    std::string split;
    std::getline(fields, name, ',');
    std::getline(fields, name, ',');
    std::getline(fields, split, ',');
    auto& part = split == "test" ? labels.test : labels.train;
    part.items.push_back(item);
    part.truth.push_back(classes.emplace(name, static_cast<int>(classes.size())).first->second);
  }
  labels.classes = static_cast<int>(classes.size());
  return labels;
}

ImageStack select(const ImageStack& images, const std::vector<std::size_t>& items) {
  std::vector<std::uint8_t> pixels(items.size() * images.bytesPerItem());
  for (std::size_t i = 0; i < items.size(); ++i) {
    std::memcpy(pixels.data() + i * images.bytesPerItem(), images.item(items[i]).data(), images.bytesPerItem());
  }
  return makeStack(std::move(pixels), images.channels, images.height, images.width);
}

Matrix pixelsOf(const ImageStack& images) {
  Matrix rows(images.count, images.bytesPerItem());
  for (std::size_t i = 0; i < rows.values.size(); ++i) {
    rows.values[i] = static_cast<float>(std::to_integer<int>(images.data[i])) / 255.F;
  }
  return rows;
}

/// The nearest centroid of each row, which is what k-means means for rows it was not fitted on.
std::vector<int> assign(const Matrix& rows, const Matrix& centroids) {
  std::vector<int> clusters(rows.rows);
  for (std::size_t i = 0; i < rows.rows; ++i) {
    double best = -1;
    for (std::size_t c = 0; c < centroids.rows; ++c) {
      double distance = 0;
      for (std::size_t d = 0; d < rows.columns; ++d) {
        const double difference = rows.row(i)[d] - centroids.row(c)[d];
        distance += difference * difference;
      }
      if (best < 0 || distance < best) {
        best = distance;
        clusters[i] = static_cast<int>(c);
      }
    }
  }
  return clusters;
}

nlohmann::json judge(const Matrix& train, const Matrix& test, const Labels& labels, std::uint64_t seed) {
  SilentProgress progress;
  const auto fitted = analysis::kMeans(train, {.k = labels.classes, .seed = seed}, progress, {});
  const auto figures = analysis::evaluateClustering(labels.train.truth, fitted.assignment, labels.test.truth,
                                                    assign(test, fitted.centroids));
  return {{"knn", analysis::neighbourAccuracy(train, labels.train.truth, test, labels.test.truth)},
          {"acc", figures.accuracy},
          {"nmi", figures.nmi},
          {"ari", figures.ari}};
}

void judgePixels(const ImageStack& train, const ImageStack& test, const Labels& labels) {
  const auto rows = pixelsOf(train);
  const auto pca = analysis::fitPca(rows, 32);
  auto figures = judge(analysis::project(pca, rows), analysis::project(pca, pixelsOf(test)), labels, 0);
  figures["name"] = "pixels-pca32";
  std::printf("%s\n", figures.dump().c_str());
}

void judgeTraining(const ImageStack& train, const ImageStack& test, const Labels& labels,
                   const learning::TrainingOptions& options) {
  SilentProgress progress;
  const auto file = std::filesystem::temp_directory_path() / ("bench-quality-" + std::to_string(options.seed));
  const bench::Stopwatch watch;
  learning::TrainingRun run(train, options);
  while (!run.finished()) {
    run.step(progress, {});
  }
  const auto seconds = watch.seconds();
  run.saveModel(file);
  auto model = learning::Model::load(file, options.device);
  std::filesystem::remove(file);
  auto figures = judge(analysis::normaliseRows(model.embed(train, progress, {})),
                       analysis::normaliseRows(model.embed(test, progress, {})), labels, options.seed);
  figures["name"] = "trained";
  figures["seed"] = options.seed;
  figures["seconds"] = seconds;
  figures["peak_rss_mb"] = bench::peakMegabytes();
  std::printf("%s\n", figures.dump().c_str());
  std::fflush(stdout);
}

void run(int count, char** arguments) {
  const auto images = openImageStack(arguments[1]);
  const auto labels = readLabels(arguments[2]);
  const auto train = select(images, labels.train.items);
  const auto test = select(images, labels.test.items);
  learning::TrainingOptions defaults;
  defaults.model.channels = images.channels;
  auto chosen = nlohmann::json::parse(learning::toJson(defaults));
  if (count > 4) {
    chosen.merge_patch(nlohmann::json::parse(arguments[4]));
  }
  auto options = learning::trainingOptionsFromJson(chosen.dump(), "options");
  learning::setThreads(threadCount());
  judgePixels(train, test, labels);
  const int seeds = count > 3 ? std::atoi(arguments[3]) : 1;
  for (int seed = 0; seed < seeds; ++seed) {
    options.seed = static_cast<std::uint64_t>(seed);
    judgeTraining(train, test, labels, options);
  }
}

} // namespace

int main(int count, char** arguments) {
  return bench::runProgram(count, arguments, 3, "bench_quality IMAGES.npy LABELS.csv [seeds [options as JSON]]", run);
}
