#include "ui/main_window/viewer_feed.h"

#include "core/workflow/source_image.h"
#include "ui/models/source_view.h"

namespace stratoscope::ui {
namespace {

using Snapshots = std::shared_ptr<const workflow::Snapshot>;

ViewerSource read(const workflow::Snapshot& snapshot, int item) {
  auto source = workflow::sourceImage(cohort::Cohort::open(snapshot.folder), item);
  const auto& kind = workflow::seriesOf(snapshot, item).kind;
  const bool physical = kind == "nifti" || kind == "dicom";
  ViewerSource view;
  view.item = item;
  view.slice = source.slice;
  view.axis = source.axis;
  view.letters = lettersOf(source, physical);
  view.image = sliceImageOf(std::move(source), physical);
  return view;
}

std::int64_t embedRun(const workflow::Snapshot& snapshot) {
  std::int64_t newest = 0;
  for (const auto& run : snapshot.runs) {
    newest = run.step == "embed" ? run.id : newest;
  }
  return newest;
}

} // namespace

struct ViewerFeed::Model {
  std::optional<workflow::Reconstructor> reconstructor;
  std::filesystem::path folder;
  std::int64_t run = 0;

  Picture reconstruct(const workflow::Snapshot& snapshot, int item) {
    const auto wanted = embedRun(snapshot);
    if (!reconstructor || run != wanted || folder != snapshot.folder) {
      reconstructor.reset();
      reconstructor.emplace(workflow::Reconstructor::open(cohort::Cohort::open(snapshot.folder), "cpu"));
      run = wanted;
      folder = snapshot.folder;
    }
    return std::move(reconstructor->reconstruct({item}).front());
  }
};

ViewerFeed::ViewerFeed(SelectionModel& selection, QuietLane& lane, QObject* parent)
    : QObject(parent), selection_(selection), lane_(lane), model_(std::make_shared<Model>()) {
  connect(&selection_, &SelectionModel::currentChanged, this, &ViewerFeed::show);
}

ViewerFeed::~ViewerFeed() = default;

void ViewerFeed::setSnapshot(std::shared_ptr<const workflow::Snapshot> snapshot, bool again) {
  snapshot_ = std::move(snapshot);
  if (again) {
    shown_ = -1;
    show(selection_.current());
  }
}

bool ViewerFeed::showsSeriesOf(int item) const {
  if (shown_ < 0) {
    return false;
  }
  const auto& shown = snapshot_->items[static_cast<std::size_t>(shown_)];
  const auto& wanted = snapshot_->items[static_cast<std::size_t>(item)];
  return shown.series == wanted.series && shown.axis == wanted.axis;
}

void ViewerFeed::show(int item) {
  const int request = ++*newest_;
  if (!snapshot_ || item < 0) {
    shown_ = -1;
    Q_EMIT emptied();
    return;
  }
  if (showsSeriesOf(item)) {
    shown_ = item;
    Q_EMIT sliceReady(item, snapshot_->items[static_cast<std::size_t>(item)].slice);
  } else {
    shown_ = -1;
    readSource(item, request);
  }
  readReconstruction(item, request);
}

void ViewerFeed::readSource(int item, int request) {
  lane_.run(
      [newest = newest_, request, item, snapshot = snapshot_]() -> std::optional<ViewerSource> {
        return *newest == request ? std::optional(read(*snapshot, item)) : std::nullopt;
      },
      this,
      [this, request](const std::optional<ViewerSource>& source) {
        if (source && *newest_ == request) {
          shown_ = source->item;
          Q_EMIT sourceReady(*source);
        }
      },
      [this, item, request](const Error& error) {
        if (*newest_ == request) {
          Q_EMIT sourceFailed(item, error);
        }
      });
}

void ViewerFeed::readReconstruction(int item, int request) {
  struct Pair {
    std::optional<Picture> input;
    std::optional<Picture> reconstruction;
  };
  lane_.run(
      [newest = newest_, model = model_, snapshot = snapshot_, request, item]() -> Pair {
        if (*newest != request || !snapshot->hasEmbedding) {
          return {};
        }
        return {pictureOf(snapshot->images, static_cast<std::size_t>(item)), model->reconstruct(*snapshot, item)};
      },
      this,
      [this, item, request](const Pair& pair) {
        if (*newest_ == request) {
          Q_EMIT reconstructionReady(item, pair.input, pair.reconstruction);
        }
      },
      [this, item, request](const Error&) {
        // Without its reconstruction the image itself is still worth showing; the model's own step has told its fault.
        if (*newest_ == request) {
          Q_EMIT reconstructionReady(item, std::nullopt, std::nullopt);
        }
      });
}

} // namespace stratoscope::ui
