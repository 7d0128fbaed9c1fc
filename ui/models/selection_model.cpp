#include "ui/models/selection_model.h"

namespace stratoscope::ui {

void SelectionModel::reset(int count) {
  setCurrent(-1);
  publish(std::vector<bool>(static_cast<std::size_t>(count), false));
}

void SelectionModel::select(const std::vector<int>& rows, Mode mode) {
  auto chosen = mode == Mode::Replace ? std::vector<bool>(chosen_.size(), false) : chosen_;
  for (const int row : rows) {
    if (row >= 0 && row < itemCount()) {
      chosen[static_cast<std::size_t>(row)] = mode != Mode::Remove;
    }
  }
  publish(std::move(chosen));
}

void SelectionModel::selectAll() { publish(std::vector<bool>(chosen_.size(), true)); }

void SelectionModel::invert() {
  auto chosen = chosen_;
  chosen.flip();
  publish(std::move(chosen));
}

void SelectionModel::clear() { publish(std::vector<bool>(chosen_.size(), false)); }

void SelectionModel::setCurrent(int row) {
  const int valid = row >= 0 && row < itemCount() ? row : -1;
  if (valid != current_) {
    current_ = valid;
    Q_EMIT currentChanged(current_);
  }
}

bool SelectionModel::isSelected(int row) const {
  return row >= 0 && row < itemCount() && chosen_[static_cast<std::size_t>(row)];
}

void SelectionModel::publish(std::vector<bool> chosen) {
  if (chosen == chosen_) {
    return;
  }
  chosen_ = std::move(chosen);
  rows_.clear();
  for (int row = 0; row < itemCount(); ++row) {
    if (chosen_[static_cast<std::size_t>(row)]) {
      rows_.push_back(row);
    }
  }
  Q_EMIT selectionChanged();
}

} // namespace stratoscope::ui
