#include "ui/panels/gallery_panel.h"

#include "ui/panels/key_filter.h"
#include "ui/panels/tile_delegate.h"
#include "ui/panels/tile_painting.h"

#include <QComboBox>
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
constexpr int usualTile = 66;
constexpr int largePixels = 128; ///< of the screen, from which on an item tensor looks coarse

QComboBox* makeOrders() {
  auto* orders = new QComboBox;
  using enum GalleryModel::Order;
  orders->addItem(GalleryPanel::tr("Cohort order"), static_cast<int>(Cohort));
  orders->addItem(GalleryPanel::tr("Centre to edge"), static_cast<int>(CentreToEdge));
  orders->addItem(GalleryPanel::tr("Edge first"), static_cast<int>(EdgeFirst));
  orders->setAccessibleName(GalleryPanel::tr("Order of the tiles"));
  return orders;
}

} // namespace

GalleryPanel::GalleryPanel(SelectionModel& selection, TileCache& tiles, QWidget* parent)
    : QWidget(parent), selection_(selection), model_(tiles), count_(new QLabel), order_(makeOrders()),
      size_(new QSlider(Qt::Horizontal)), delegate_(new TileDelegate(this)) {
  view_ = makeTileView(model_, delegate_);
  view_->setAccessibleName(tr("Gallery"));
  size_->setAccessibleName(tr("Size of the tiles"));
  size_->setToolTip(tr("Size of the tiles"));
  size_->setRange(smallestTile, largestTile);
  size_->setMaximumWidth(120);

  auto* top = new QHBoxLayout;
  top->addWidget(count_, 1);
  top->addWidget(order_);
  top->addWidget(size_);
  auto* layout = new QVBoxLayout(this);
  layout->addLayout(top);
  layout->addWidget(view_, 1);

  connect(order_, &QComboBox::currentIndexChanged, this,
          [this] { setOrder(static_cast<GalleryModel::Order>(order_->currentData().toInt())); });
  connect(size_, &QSlider::valueChanged, this, &GalleryPanel::resizeTiles);
  connect(&selection_, &SelectionModel::selectionChanged, this, &GalleryPanel::follow);
  connect(&selection_, &SelectionModel::currentChanged, this, &GalleryPanel::markCurrent);
  connect(view_->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& index) {
    if (index.isValid()) {
      selection_.setCurrent(model_.itemAt(index.row()));
    }
  });
  new KeyFilter(view_, QKeySequence(Qt::Key_Space), [this] { Q_EMIT largeViewRequested(); });
  size_->setValue(usualTile);
  setDistances({});
  follow();
}

void GalleryPanel::setOrder(GalleryModel::Order order) {
  order_->setCurrentIndex(order_->findData(static_cast<int>(order)));
  model_.setOrder(order);
  markCurrent(selection_.current());
}

void GalleryPanel::setDistances(std::vector<float> distances) {
  order_->setEnabled(!distances.empty());
  order_->setToolTip(distances.empty() ? tr("Cluster the images first")
                                       : tr("By the distance of an image to the centre of its cluster"));
  if (distances.empty()) {
    setOrder(GalleryModel::Order::Cohort);
  }
  model_.setDistances(std::move(distances));
  markCurrent(selection_.current());
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

void GalleryPanel::step(int by) {
  const int position = model_.positionOf(selection_.current()) + by;
  if (position >= 0 && position < model_.rowCount()) {
    selection_.setCurrent(model_.itemAt(position));
  }
}

void GalleryPanel::resizeTiles(int pixels) {
  delegate_->setTileSize(pixels);
  model_.setLarge(pixels * devicePixelRatioF() >= largePixels);
  view_->setGridSize({pixels, pixels});
}

} // namespace stratoscope::ui
