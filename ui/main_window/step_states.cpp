#include "ui/main_window/step_states.h"

#include <QCoreApplication>

#include <algorithm>

namespace stratoscope::ui {
namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(stratoscope::ui::StepStates)
};

struct Facts {
  bool done;
  bool possible;
  QString missing;
};

std::array<Facts, Stepper::stepCount> factsOf(const workflow::Snapshot* snapshot) {
  const bool images = snapshot != nullptr && !snapshot->items.empty();
  const bool model = images && snapshot->hasModel;
  const bool clustered = model && snapshot->clustering.has_value();
  const bool mapped = images && snapshot->map.has_value();
  const bool labelled = images && std::ranges::any_of(snapshot->labels, [](int label) { return label >= 0; });
  const auto train = images ? Words::tr("Train a model first") : Words::tr("Import images first");
  const auto cluster = model ? Words::tr("Cluster the images first") : train;
  return {{{images, true, {}},
           {model, images, Words::tr("Import images first")},
           {clustered, model, train},
           {false, mapped, model ? Words::tr("Lay out the map first") : train},
           {labelled, images, Words::tr("Import images first")},
           {false, clustered, cluster}}};
}

} // namespace

std::array<StepView, Stepper::stepCount> stepViewsOf(const workflow::Snapshot* snapshot) {
  const auto facts = factsOf(snapshot);
  std::array<StepView, Stepper::stepCount> views;
  bool current = true; // nothing before was left to do
  for (std::size_t i = 0; i < facts.size(); ++i) {
    if (!facts[i].possible) {
      views[i] = {StepState::Impossible, facts[i].missing};
    } else if (facts[i].done) {
      views[i].state = StepState::Done;
    } else {
      views[i].state = current ? StepState::Current : StepState::Possible;
      current = false;
    }
  }
  return views;
}

} // namespace stratoscope::ui
