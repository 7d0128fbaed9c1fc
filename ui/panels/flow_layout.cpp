#include "ui/panels/flow_layout.h"

#include <algorithm>

namespace stratoscope::ui {

FlowLayout::FlowLayout(QWidget* parent) : QLayout(parent) { setContentsMargins(0, 0, 0, 0); }

FlowLayout::~FlowLayout() = default;

void FlowLayout::addItem(QLayoutItem* item) { items_.emplace_back(item); }

QLayoutItem* FlowLayout::itemAt(int index) const {
  return index >= 0 && index < count() ? items_[static_cast<std::size_t>(index)].get() : nullptr;
}

QLayoutItem* FlowLayout::takeAt(int index) {
  if (index < 0 || index >= count()) {
    return nullptr;
  }
  auto* item = items_[static_cast<std::size_t>(index)].release();
  items_.erase(items_.begin() + index);
  return item;
}

std::vector<QRect> FlowLayout::places(int width) const {
  std::vector<QRect> found;
  QPoint next;
  int lineHeight = 0;
  for (const auto& item : items_) {
    // What is hidden takes no room, nor a space behind it.
    if (item->isEmpty()) {
      found.emplace_back(next, QSize(0, 0));
      continue;
    }
    const auto size = item->sizeHint().boundedTo({std::max(width, 1), QLAYOUTSIZE_MAX});
    if (next.x() > 0 && next.x() + size.width() > width) {
      next = {0, next.y() + lineHeight + spacing()};
      lineHeight = 0;
    }
    found.emplace_back(next, size);
    next.rx() += size.width() + spacing();
    lineHeight = std::max(lineHeight, size.height());
  }
  return found;
}

void FlowLayout::setGeometry(const QRect& area) {
  QLayout::setGeometry(area);
  const auto found = places(area.width());
  for (std::size_t i = 0; i < items_.size(); ++i) {
    items_[i]->setGeometry(found[i].translated(area.topLeft()));
  }
}

QSize FlowLayout::minimumSize() const {
  QSize size;
  for (const auto& item : items_) {
    size = size.expandedTo(item->minimumSize());
  }
  return size;
}

int FlowLayout::heightForWidth(int width) const {
  int height = 0;
  for (const auto& place : places(width)) {
    height = std::max(height, place.bottom() + 1);
  }
  return height;
}

} // namespace stratoscope::ui
