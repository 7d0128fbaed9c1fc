#include "ui/main_window/sampling_desk.h"

#include <algorithm>

namespace stratoscope::ui {
namespace {

workflow::SamplingOptions optionsOf(const SamplingRequest& request) {
  workflow::SamplingOptions options;
  if (request.source == SamplingRequest::Source::Cluster) {
    options.cluster = request.cluster;
  } else if (request.source == SamplingRequest::Source::CurrentItem) {
    options.around = request.item;
  }
  options.count = request.count;
  options.temperature = request.temperature;
  options.seed = static_cast<std::uint64_t>(request.seed);
  return options;
}

std::vector<SyntheticImage> shown(const workflow::SyntheticImages& drawn) {
  std::vector<SyntheticImage> images;
  for (std::size_t i = 0; i < drawn.images.count; ++i) {
    const auto& nearest = drawn.nearest[i];
    images.push_back({pictureOf(drawn.images, i), nearest.item, nearest.distance, nearest.tooClose});
  }
  return images;
}

} // namespace

SamplingDesk::SamplingDesk(CohortSession& session, JobCenter& jobs, QObject* parent)
    : QObject(parent), session_(session), jobs_(jobs) {}

void SamplingDesk::draw(const SamplingRequest& request) {
  if (running_) {
    return;
  }
  setRunning(true);
  jobs_.run(
      tr("Draw synthetic images"), Lane::Cpu,
      [folder = session_.folder(), options = optionsOf(request)](Progress& progress, const std::stop_token& stop) {
        return workflow::synthesise(cohort::Cohort::open(folder), options, progress, stop);
      },
      this,
      [this, folder = session_.folder()](workflow::SyntheticImages images) {
        setRunning(false);
        if (folder == session_.folder()) {
          drawn_ = std::make_shared<const workflow::SyntheticImages>(std::move(images));
          Q_EMIT drawn(shown(*drawn_));
        }
      },
      [this](const Error& error) {
        setRunning(false);
        Q_EMIT failed(tr("Draw synthetic images"), error);
      });
}

void SamplingDesk::write(const std::filesystem::path& folder) {
  if (!drawn_) {
    return;
  }
  jobs_.run(
      tr("Export synthetic images"), Lane::Io,
      [home = session_.folder(), images = drawn_, folder](Progress&, const std::stop_token&) {
        auto cohort = cohort::Cohort::open(home);
        workflow::exportSynthetic(cohort, *images, folder);
      },
      this,
      [this, folder] {
        session_.refresh();
        Q_EMIT written(QString::fromStdString(folder.string()));
      },
      [this](const Error& error) { Q_EMIT failed(tr("Export synthetic images"), error); });
}

void SamplingDesk::forget() {
  drawn_.reset();
  Q_EMIT drawn({});
}

void SamplingDesk::setRunning(bool running) {
  running_ = running;
  Q_EMIT runningChanged();
}

} // namespace stratoscope::ui
