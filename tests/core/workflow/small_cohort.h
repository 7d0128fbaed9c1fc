#pragma once

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/workflow/clustering/clustering.h"
#include "core/workflow/embedding.h"
#include "core/workflow/evaluation/evaluation.h"
#include "core/workflow/importing/import.h"
#include "core/workflow/map.h"
#include "core/workflow/training.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <functional>
#include <string>

/// A cohort small enough to be made anew in every test, cut out of the bundled sample.
namespace stratoscope::fixture {

namespace fs = std::filesystem;

inline fs::path sample() { return STRATOSCOPE_SAMPLE; }

/// Copies pictures of each of the six classes, with a labels.csv beside them (path, class, split).
/// @param classes what the classes are called in the table; the folders keep their names.
inline fs::path copyPictures(
    const fs::path& to, int trainOfClass, int testOfClass,
    const std::function<std::string(const std::string&)>& classes = [](auto name) { return name; }) {
  constexpr int firstTest = 100; // the sample's classes have 100 pictures of the split "train", then 50 of "test"
  std::string table = "path,class,split\n";
  for (const std::string name : {"AbdomenCT", "BreastMRI", "CXR", "ChestCT", "Hand", "HeadCT"}) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(sample() / "mednist" / name)) {
      files.push_back(entry.path());
    }
    std::ranges::sort(files);
    fs::create_directories(to / name);
    for (int i = 0; i < trainOfClass + testOfClass; ++i) {
      const bool train = i < trainOfClass;
      const auto& file = files.at(static_cast<std::size_t>(train ? i : firstTest + i - trainOfClass));
      fs::copy_file(file, to / name / file.filename());
      table += name + "/" + file.filename().string() + ",\"" + classes(name) + (train ? "\",train\n" : "\",test\n");
    }
  }
  writeFileAtomically(to / "labels.csv", std::string_view(table));
  return to;
}

inline workflow::ImportOptions importOptions(std::vector<fs::path> sources, int size = 32) {
  workflow::ImportOptions options;
  options.sources = std::move(sources);
  options.recipe.size = size;
  return options;
}

inline workflow::ImportResult importPictures(cohort::Cohort& cohort, const fs::path& pictures,
                                             std::vector<fs::path> others = {}) {
  auto options = importOptions({pictures});
  options.sources.insert(options.sources.end(), others.begin(), others.end());
  options.labels = pictures / "labels.csv";
  options.truth = "class";
  SilentProgress progress;
  return workflow::importSources(cohort, options, progress, {});
}

inline learning::TrainingOptions quickTraining(int epochs = 2) {
  learning::TrainingOptions options;
  options.model.latent = 16;
  options.model.width = 4;
  options.epochs = epochs;
  options.batch = 16;
  options.loss = learning::ContrastiveLoss::Decoupled;
  options.temperature = 0.1;
  options.device = "cpu";
  return options;
}

inline workflow::TrainResult train(cohort::Cohort& cohort, int epochs = 2) {
  SilentProgress progress;
  return workflow::train(cohort, quickTraining(epochs), false, progress, {});
}

/// Embedding, six clusters and a map of a cohort that has a model.
inline void analyse(cohort::Cohort& cohort) {
  SilentProgress progress;
  (void)workflow::embed(cohort, {{}, 0, "cpu"}, progress, {});
  (void)workflow::cluster(cohort, {"kmeans", 6, 3}, progress, {});
  (void)workflow::layOut(cohort, {"umap", 3}, progress, {});
}

inline workflow::Evaluation evaluate(cohort::Cohort& cohort) {
  SilentProgress progress;
  return workflow::evaluate(cohort, {"class", true, "cpu"}, progress, {});
}

template <typename Function> ErrorCode codeOf(Function&& function) {
  try {
    function();
  } catch (const Error& error) {
    return error.code();
  }
  return ErrorCode::Internal;
}

/// Asks for a stop at the given report of progress.
class StopAt final : public Progress {
public:
  StopAt(std::stop_source& source, int report) : source_(source), left_(report) {}
  void report(std::int64_t, std::int64_t, const Text&) override {
    if (--left_ == 0) {
      source_.request_stop();
    }
  }

private:
  std::stop_source& source_;
  int left_;
};

} // namespace stratoscope::fixture
