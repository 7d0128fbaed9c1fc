#include "ui/panels/gallery_panel.h"

#include "ui/panels/tile_delegate.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QSlider>
#include <QVBoxLayout>

#include <numeric>

namespace stratoscope::ui {
namespace {

constexpr int smallestTile = 40;
constexpr int largestTile = 240;
constexpr int usualTile = 76;

QListView* makeView(QAbstractItemModel& model, QAbstractItemDelegate* delegate) {
  auto* view = new QListView;
  view->setViewMode(QListView::IconMode);
  view->setMovement(QListView::Static);
  view->setResizeMode(QListView::Adjust);
  // With tiles of one size the view lays out 100,000 of them by arithmetic.
  view->setUniformItemSizes(true);
  view->setItemDelegate(delegate);
  view->setModel(&model);
  return view;
}

} // namespace

GalleryPanel::GalleryPanel(SelectionModel& selection, TileCache& tiles, QWidget* parent)
    : QWidget(parent), selection_(selection), model_(tiles), count_(new QLabel), size_(new QSlider(Qt::Horizontal)),
      delegate_(new TileDelegate(this)) {
  view_ = makeView(model_, delegate_);
  view_->setAccessibleName(tr("Gallery"));
  size_->setAccessibleName(tr("Size of the tiles"));
  size_->setToolTip(tr("Size of the tiles"));
  size_->setRange(smallestTile, largestTile);
  size_->setMaximumWidth(120);

  auto* top = new QHBoxLayout;
  top->addWidget(count_, 1);
  top->addWidget(size_);
  auto* layout = new QVBoxLayout(this);
  layout->addLayout(top);
  layout->addWidget(view_, 1);

  connect(size_, &QSlider::valueChanged, this, &GalleryPanel::resizeTiles);
  connect(&selection_, &SelectionModel::selectionChanged, this, &GalleryPanel::follow);
  connect(&selection_, &SelectionModel::currentChanged, this, &GalleryPanel::markCurrent);
  connect(view_->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& index) {
    if (index.isValid()) {
      selection_.setCurrent(model_.itemAt(index.row()));
    }
  });
  size_->setValue(usualTile);
  follow();
}

void GalleryPanel::follow() {
  auto items = selection_.rows();
  if (items.empty()) {
    items.resize(static_cast<std::size_t>(selection_.itemCount()));
    std::iota(items.begin(), items.end(), 0);
  }
  model_.setItems(std::move(items));
  markCurrent(selection_.current());
  describe();
}

void GalleryPanel::describe() {
  const int total = selection_.itemCount();
  if (total == 0) {
    count_->setText(tr("No images yet: import some first"));
  } else if (selection_.rows().empty()) {
    count_->setText(tr("All %Ln images", nullptr, total));
  } else {
    //: %L1 selected images of %Ln in all
    count_->setText(tr("%L1 of %Ln images", nullptr, total).arg(selection_.rows().size()));
  }
}

void GalleryPanel::markCurrent(int item) {
  const int position = model_.positionOf(item);
  if (position >= 0) {
    view_->setCurrentIndex(model_.index(position));
  } else {
    view_->selectionModel()->clear();
  }
}

void GalleryPanel::resizeTiles(int pixels) {
  delegate_->setTileSize(pixels);
  view_->setGridSize({pixels, pixels});
}

} // namespace stratoscope::ui
