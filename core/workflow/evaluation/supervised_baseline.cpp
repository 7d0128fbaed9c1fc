#include "core/workflow/evaluation/supervised_baseline.h"

#include "core/cohort/items.h"
#include "core/cohort/runs.h"
#include "core/learning/options_json.h"
#include "core/learning/supervised/supervised_model.h"
#include "core/workflow/item_rows.h"

namespace stratoscope::workflow {
namespace {

/// The encoder's shape is that of the clustering's model, so that labels alone make the difference.
learning::ModelOptions encoderShape(const cohort::Cohort& cohort) {
  const auto run = cohort::latestRun(cohort, "train");
  return run ? learning::trainingOptionsFromJson(run->parametersJson, "run " + std::to_string(run->id)).model
             : learning::ModelOptions{};
}

SupervisedOrder orderOf(const cohort::Cohort& cohort, const std::string& truth, const SupervisedBaseline& baseline,
                        const std::string& device) {
  SupervisedOrder order{truth, {}, baseline.weights};
  order.options.backbone = baseline.backbone;
  order.options.model = encoderShape(cohort);
  // Of the encoder alone: prototypes and a variance are no part of it.
  order.options.model.prototypes = 0;
  order.options.model.variational = false;
  order.options.epochs = baseline.epochs;
  order.options.seed = baseline.seed;
  order.options.device = device;
  return order;
}

std::vector<int> answersOn(learning::SupervisedModel& model, const ImageStack& images, const EvaluatedPart& part,
                           const std::stop_token& stop) {
  SilentProgress silent;
  return learning::mostProbable(model.probabilities(eightBits(selectItems(images, part.rows)), silent, stop));
}

} // namespace

SupervisedAnswers supervisedAnswers(cohort::Cohort& cohort, const std::string& truth,
                                    const SupervisedBaseline& baseline, const EvaluatedParts& parts,
                                    const std::string& device, Progress& progress, const std::stop_token& stop) {
  const auto order = orderOf(cohort, truth, baseline, device);
  auto stored = storedSupervised(cohort, order);
  SupervisedAnswers answers;
  answers.trainedNow = !stored.has_value();
  answers.training =
      stored ? std::move(*stored) : trainSupervised(cohort, order, isUnfinished(cohort, order), progress, stop);
  auto model =
      learning::SupervisedModel::load(cohort.folder() / cohort::run(cohort, answers.training.run).file, device);
  const auto images = cohort.images();
  answers.train = answersOn(model, images, parts.train, stop);
  if (!parts.test.rows.empty()) {
    answers.test = answersOn(model, images, parts.test, stop);
  }
  return answers;
}

} // namespace stratoscope::workflow
