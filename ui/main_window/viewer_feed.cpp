#include "ui/main_window/viewer_feed.h"

#include "core/workflow/source_image.h"
#include "ui/models/source_view.h"
#include "ui/models/time_points.h"

#include <algorithm>
#include <deque>
#include <utility>

namespace stratoscope::ui {
namespace {

using Snapshots = std::shared_ptr<const workflow::Snapshot>;

bool isPhysical(const workflow::Snapshot& snapshot, int item) {
  const auto& kind = workflow::seriesOf(snapshot, item).kind;
  return kind != "picture" && kind != "npz";
}

/// @param slice -1 for the middle one.
ViewerSource viewOf(const std::shared_ptr<const workflow::SourceImage>& source, const workflow::Snapshot& snapshot,
                    int item, char axis, int slice) {
  const bool physical = isPhysical(snapshot, item);
  ViewerSource view;
  view.item = item;
  view.source = source;
  view.axis = axis;
  view.planeOfItem = snapshot.items[static_cast<std::size_t>(item)].axis == axis;
  view.image = sliceImageOf(source, axis, physical);
  view.slice = slice >= 0 ? slice : view.image.slices / 2;
  view.letters = view.image.placement ? lettersOf(*view.image.placement) : OrientationLetters();
  view.planes = planesOf(source->volume, physical);
  view.times = timePointsOf(snapshot, item);
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

/// Keeps decoded series while they take little memory, so that a 4-D series is decoded once and then plays.
struct ViewerFeed::Volumes {
  using Source = std::shared_ptr<const workflow::SourceImage>;
  struct Kept {
    std::filesystem::path folder;
    std::int64_t series = 0;
    Source source;
  };
  static constexpr std::size_t mostBytes = std::size_t{768} << 20;

  std::deque<Kept> kept; ///< the one used last in front

  Source get(const workflow::Snapshot& snapshot, int item) {
    const auto series = snapshot.items[static_cast<std::size_t>(item)].series;
    const auto found = std::ranges::find_if(
        kept, [&](const Kept& one) { return one.series == series && one.folder == snapshot.folder; });
    if (found != kept.end()) {
      std::rotate(kept.begin(), found, found + 1);
      return kept.front().source;
    }
    auto source = std::make_shared<const workflow::SourceImage>(
        workflow::sourceImage(cohort::Cohort::open(snapshot.folder), item));
    kept.push_front({snapshot.folder, series, source});
    std::size_t bytes = 0;
    const auto full = std::ranges::find_if(kept, [&](const Kept& one) {
      bytes += one.source->volume.values.size() * sizeof(float);
      return bytes > mostBytes;
    });
    // The one that is shown stays, however large it is.
    kept.erase(full == kept.begin() ? kept.begin() + 1 : full, kept.end());
    return source;
  }
};

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
    : QObject(parent), selection_(selection), lane_(lane), model_(std::make_shared<Model>()),
      volumes_(std::make_shared<Volumes>()) {
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
  return shown.series == wanted.series;
}

void ViewerFeed::show(int item) {
  const int request = ++*newest_;
  if (!snapshot_ || item < 0) {
    shown_ = -1;
    source_.reset();
    Q_EMIT emptied();
    return;
  }
  const auto& row = snapshot_->items[static_cast<std::size_t>(item)];
  if (std::exchange(timeAlone_, false)) {
    Q_EMIT sliceReady(item, -1);
  } else if (showsSeriesOf(item) && row.axis == axis_) {
    shown_ = item;
    Q_EMIT sliceReady(item, row.slice);
  } else if (showsSeriesOf(item) && source_) {
    cut(item, row.axis, row.slice);
  } else {
    shown_ = -1;
    source_.reset();
    readSource(item, request);
  }
  readReconstruction(item, request);
}

void ViewerFeed::setPlane(char axis) {
  if (source_ && shown_ >= 0 && axis != axis_) {
    const auto& row = snapshot_->items[static_cast<std::size_t>(shown_)];
    cut(shown_, axis, row.axis == axis ? row.slice : -1);
    if (row.axis == axis) {
      readReconstruction(shown_, ++*newest_);
    }
  }
}

void ViewerFeed::setTime(int time, bool last) {
  if (!snapshot_ || time < 0 || static_cast<std::size_t>(time) >= times_.size()) {
    return;
  }
  const int item = times_[static_cast<std::size_t>(time)];
  // A cine that is faster than the reading leaves frames out, and never lets them pile up.
  if (framesDue_ > 0 && !last) {
    return;
  }
  ++framesDue_;
  using Frame = std::pair<Volumes::Source, SliceImage>;
  lane_.run(
      [snapshot = snapshot_, volumes = volumes_, item, axis = axis_] {
        const auto source = volumes->get(*snapshot, item);
        return Frame{source, sliceImageOf(source, axis, isPhysical(*snapshot, item))};
      },
      this,
      [this, item, time, last](const Frame& frame) {
        --framesDue_;
        // Another series may have been chosen meanwhile.
        if (std::ranges::find(times_, item) == times_.end()) {
          return;
        }
        source_ = frame.first;
        shown_ = item;
        Q_EMIT frameReady(frame.second, time);
        if (last && selection_.current() != item) {
          timeAlone_ = true;
          selection_.setCurrent(item);
        }
      },
      [this, item](const Error& error) {
        --framesDue_;
        Q_EMIT sourceFailed(item, error);
      });
}

void ViewerFeed::cut(int item, char axis, int slice) {
  axis_ = axis;
  lane_.run([source = source_, snapshot = snapshot_, item, axis,
             slice] { return viewOf(source, *snapshot, item, axis, slice); },
            this,
            [this](const ViewerSource& source) {
              // Another series or another plane may have been asked for meanwhile.
              if (source.source == source_ && source.axis == axis_) {
                publish(source);
              }
            });
}

void ViewerFeed::publish(const ViewerSource& source) {
  shown_ = source.item;
  source_ = source.source;
  axis_ = source.axis;
  times_ = source.times;
  Q_EMIT sourceReady(source);
}

void ViewerFeed::readSource(int item, int request) {
  lane_.run(
      [newest = newest_, request, item, snapshot = snapshot_, volumes = volumes_]() -> std::optional<ViewerSource> {
        if (*newest != request) {
          return std::nullopt;
        }
        const auto source = volumes->get(*snapshot, item);
        const auto& row = snapshot->items[static_cast<std::size_t>(item)];
        return viewOf(source, *snapshot, item, row.axis, row.slice);
      },
      this,
      [this, request](const std::optional<ViewerSource>& source) {
        if (source && *newest_ == request) {
          publish(*source);
        }
      },
      [this, item, request](const Error& error) {
        if (*newest_ == request) {
          Q_EMIT sourceFailed(item, error);
        }
      });
}

std::optional<Picture> ViewerFeed::asShown(int item, const std::optional<Picture>& picture) const {
  // Whole volumes come in the patient's own axes already.
  if (!picture || !source_ || snapshot_->images.depth > 1 || !isPhysical(*snapshot_, item)) {
    return picture;
  }
  return laidOut(*picture, source_->volume.geometry, snapshot_->items[static_cast<std::size_t>(item)].axis);
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
          Q_EMIT reconstructionReady(item, asShown(item, pair.input), asShown(item, pair.reconstruction));
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
