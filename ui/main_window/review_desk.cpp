#include "ui/main_window/review_desk.h"

#include "ui/main_window/label_desk.h"

#include <algorithm>
#include <utility>

namespace stratoscope::ui {

ReviewDesk::ReviewDesk(SelectionModel& selection, LabelDesk& labels, QObject* parent)
    : QObject(parent), selection_(selection), labels_(labels) {}

void ReviewDesk::start(const workflow::Snapshot& snapshot, int labelClass) {
  items_ = reviewOrder(snapshot, labelClass, selection_.rows());
  go(0);
}

void ReviewDesk::accept() { go(place_ + 1); }

void ReviewDesk::reject() {
  if (running()) {
    labels_.label({items_[static_cast<std::size_t>(place_)]}, {});
    go(place_ + 1);
  }
}

void ReviewDesk::beUnsure() {
  if (running()) {
    //: a class for images that a reader cannot decide on
    labels_.label({items_[static_cast<std::size_t>(place_)]}, tr("Unsure"));
    go(place_ + 1);
  }
}

void ReviewDesk::back() { go(std::max(0, place_ - 1)); }

void ReviewDesk::end() {
  items_.clear();
  place_ = 0;
  Q_EMIT changed();
}

void ReviewDesk::go(int place) {
  if (place >= static_cast<int>(items_.size())) {
    end();
    return;
  }
  place_ = place;
  selection_.setCurrent(items_[static_cast<std::size_t>(place_)]);
  Q_EMIT changed();
}

std::vector<int> reviewOrder(const workflow::Snapshot& snapshot, int labelClass, const std::vector<int>& among) {
  std::vector<int> items;
  const auto add = [&](int row) {
    const auto place = static_cast<std::size_t>(row);
    if (place < snapshot.labels.size() && snapshot.labels[place] == labelClass) {
      items.push_back(row);
    }
  };
  if (among.empty()) {
    for (int row = 0; row < static_cast<int>(snapshot.labels.size()); ++row) {
      add(row);
    }
  } else {
    std::ranges::for_each(among, add);
  }
  if (snapshot.clustering) {
    const auto& distances = snapshot.clustering->distances;
    std::ranges::stable_sort(items, std::greater(), [&](int row) { return distances[static_cast<std::size_t>(row)]; });
  }
  return items;
}

} // namespace stratoscope::ui
