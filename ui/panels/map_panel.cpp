#include "ui/panels/map_panel.h"

#include "ui/models/map_centres.h"
#include "ui/models/palette.h"
#include "ui/panels/hover_card.h"
#include "ui/panels/key_filter.h"
#include "ui/panels/map_names.h"
#include "ui/views/map_view.h"

#include <QApplication>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QPainter>
#include <QShortcut>
#include <QSignalBlocker>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <map>

namespace stratoscope::ui {
namespace {

constexpr int dwellTime = 125;
constexpr int legendWidth = 190;
constexpr std::size_t mostNames = 24;

enum EntryRole { CategoryRole = Qt::UserRole, HiddenRole };

/// A filled disc, or its outline alone where the category is hidden.
QIcon swatch(const QColor& colour, bool hidden) {
  QPixmap picture(48, 48);
  picture.fill(Qt::transparent);
  QPainter painter(&picture);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(colour, 5));
  painter.setBrush(hidden ? QBrush(Qt::NoBrush) : QBrush(colour));
  painter.drawEllipse(QRectF(10, 10, 28, 28));
  return picture;
}

void markHidden(QListWidgetItem* entry, bool hidden) {
  entry->setData(HiddenRole, hidden);
  entry->setIcon(swatch(categoryColour(entry->data(CategoryRole).toInt()), hidden));
  auto font = entry->font();
  font.setStrikeOut(hidden);
  entry->setFont(font);
}

QToolButton* button(const QString& text, const QString& tip) {
  auto* made = new QToolButton;
  made->setText(text);
  made->setToolTip(tip);
  made->setAutoRaise(true);
  return made;
}

} // namespace

MapPanel::MapPanel(SelectionModel& selection, TileCache& tiles, QWidget* parent)
    : QWidget(parent), selection_(selection), tiles_(tiles), map_(new MapView(selection)), colourBy_(new QComboBox),
      count_(new QLabel), zoom_(button(tr("Zoom to selection"), tr("Show the selected points (H)"))),
      legend_(new QListWidget), card_(new HoverCard(map_)), dwell_(new QTimer(this)), groupNames_(new MapNames(*map_)) {
  groupNames_->lower(); // under the card
  auto* middle = new QHBoxLayout;
  middle->setSpacing(0);
  middle->addWidget(map_, 1);
  middle->addWidget(makeLegend());
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addWidget(makeBar());
  layout->addLayout(middle, 1);

  dwell_->setSingleShot(true);
  dwell_->setInterval(dwellTime);
  connect(dwell_, &QTimer::timeout, this, &MapPanel::showCard);
  connect(map_, &MapView::hovered, this, &MapPanel::hover);
  connect(&tiles_, &TileCache::ready, this, [this](int row) {
    if (row == hovered_ && card_->isVisible()) {
      card_->setPicture(tiles_.tile(row).value_or(QImage()));
    }
  });
  connect(&selection_, &SelectionModel::selectionChanged, this, &MapPanel::describeSelection);
  describeSelection();
  new KeyFilter(map_, QKeySequence(Qt::Key_Space), [this] { Q_EMIT largeViewRequested(); });
}

QWidget* MapPanel::makeBar() {
  auto* fit = button(tr("Fit"), tr("Show all points (F)"));
  colourBy_->setAccessibleName(tr("Colour by"));
  colourBy_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
  connect(fit, &QToolButton::clicked, map_, &MapView::fitAll);
  connect(zoom_, &QToolButton::clicked, map_, &MapView::zoomToSelection);
  connect(colourBy_, &QComboBox::activated, this,
          [this](int index) { Q_EMIT colourByChanged(colourBy_->itemData(index).toString()); });
  auto* label = new QLabel(tr("Colour by"));
  label->setBuddy(colourBy_);
  auto* bar = new QWidget;
  auto* layout = new QHBoxLayout(bar);
  layout->setContentsMargins(8, 4, 8, 4);
  layout->addWidget(label);
  layout->addWidget(colourBy_);
  layout->addSpacing(12);
  layout->addWidget(count_, 1);
  layout->addWidget(fit);
  layout->addWidget(zoom_);
  return bar;
}

QWidget* MapPanel::makeLegend() {
  legend_->setAccessibleName(tr("Legend"));
  legend_->setToolTip(tr("Click hides or shows a group, double-click shows it alone"));
  legend_->setFixedWidth(legendWidth);
  legend_->setFrameShape(QFrame::NoFrame);
  legend_->setSelectionMode(QAbstractItemView::NoSelection);
  legend_->setTextElideMode(Qt::ElideMiddle);
  legend_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  legend_->hide();
  auto* key = new QShortcut(Qt::Key_Space, legend_, nullptr, nullptr, Qt::WidgetShortcut);
  connect(key, &QShortcut::activated, this, [this] { toggle(legend_->currentItem()); });
  connect(legend_, &QListWidget::itemClicked, this, &MapPanel::toggle);
  connect(legend_, &QListWidget::itemDoubleClicked, this, &MapPanel::isolate);
  return legend_;
}

void MapPanel::setLayoutOfItems(const Matrix& layout) {
  layout_ = layout;
  map_->setLayoutOfItems(layout);
  setCategories({}, {});
  groupNames_->setMessage(layout.rows == 0 ? tr("No map yet: train a model, or embed new images again") : QString());
}

void MapPanel::setColourChoices(const std::vector<ColourChoice>& choices, const QString& chosen) {
  const QSignalBlocker quiet(colourBy_);
  colourBy_->clear();
  for (const auto& choice : choices) {
    colourBy_->addItem(choice.text, choice.key);
  }
  colourBy_->setCurrentIndex(std::max(0, colourBy_->findData(chosen)));
}

QString MapPanel::colourKey() const { return colourBy_->currentData().toString(); }

void MapPanel::setTrustworthiness(double trustworthiness) {
  trustworthiness_ = trustworthiness;
  describeSelection();
}

void MapPanel::setCategories(std::vector<int> categories, const std::vector<QString>& names) {
  categories_ = std::move(categories);
  names_ = names;
  map_->setCategories(categories_);
  std::map<int, int> counts;
  for (const int category : categories_) {
    ++counts[std::max(category, -1)];
  }
  legend_->clear();
  for (std::size_t i = 0; i < names.size(); ++i) {
    addEntry(static_cast<int>(i), names[i], counts[static_cast<int>(i)]);
  }
  if (counts[-1] > 0 && !names.empty()) {
    addEntry(-1, tr("None"), counts[-1]);
  }
  legend_->setVisible(legend_->count() > 0);
  applyHidden();
}

void MapPanel::addEntry(int category, const QString& name, int count) {
  auto* entry = new QListWidgetItem;
  //: name of a group and the number of its items
  entry->setText(tr("%1  (%2)").arg(name, QLocale().toString(count)));
  entry->setData(CategoryRole, category);
  markHidden(entry, false);
  legend_->addItem(entry);
}

void MapPanel::toggle(QListWidgetItem* entry) {
  // The second release of a double-click counts as a click as well.
  if (entry == nullptr ||
      (sinceIsolated_.isValid() && !sinceIsolated_.hasExpired(QApplication::doubleClickInterval()))) {
    return;
  }
  markHidden(entry, !entry->data(HiddenRole).toBool());
  applyHidden();
}

void MapPanel::isolate(QListWidgetItem* entry) {
  sinceIsolated_.start();
  bool alone = true;
  for (int i = 0; i < legend_->count(); ++i) {
    alone = alone && (legend_->item(i) == entry || legend_->item(i)->data(HiddenRole).toBool());
  }
  for (int i = 0; i < legend_->count(); ++i) {
    markHidden(legend_->item(i), !alone && legend_->item(i) != entry);
  }
  applyHidden();
}

void MapPanel::applyHidden() {
  std::set<int> hidden;
  for (int i = 0; i < legend_->count(); ++i) {
    if (legend_->item(i)->data(HiddenRole).toBool()) {
      hidden.insert(legend_->item(i)->data(CategoryRole).toInt());
    }
  }
  map_->setHidden(std::move(hidden));
  showNames();
  describeSelection();
}

void MapPanel::showNames() {
  std::vector<MapNames::Name> shown;
  // Beyond these a map is covered by words.
  const auto rows = names_.size() <= mostNames ? hearts(layout_, categories_, names_.size()) : std::vector<int>();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const int category = static_cast<int>(i);
    if (rows[i] >= 0 && !map_->hidden().contains(category)) {
      shown.push_back({rows[i], names_[i], categoryColour(category)});
    }
  }
  groupNames_->setNames(std::move(shown));
}

void MapPanel::describeSelection() {
  const int total = selection_.itemCount();
  zoom_->setEnabled(!selection_.rows().empty());
  const auto hidden = std::ranges::count_if(
      categories_, [this](int category) { return map_->hidden().contains(std::max(category, -1)); });
  //: selected items of all items on the map
  auto text = tr("%L1 of %Ln selected", nullptr, total).arg(selection_.rows().size());
  if (hidden > 0) {
    text += QStringLiteral(" \u00b7 ") + tr("%Ln hidden", nullptr, static_cast<int>(hidden));
  }
  if (trustworthiness_ > 0) {
    //: share of near points of the map that are near in the embedding too
    text += QStringLiteral(" \u00b7 ") + tr("trustworthiness %1").arg(QLocale().toString(trustworthiness_, 'f', 2));
  }
  count_->setText(text);
}

void MapPanel::setDescriber(std::function<QString(int row)> describe) { describe_ = std::move(describe); }

void MapPanel::hover(int row) {
  if (row == hovered_) {
    return;
  }
  hovered_ = row;
  card_->hide();
  if (row >= 0) {
    dwell_->start();
  } else {
    dwell_->stop();
  }
}

void MapPanel::showCard() {
  if (hovered_ < 0) {
    return;
  }
  card_->setContent(describe_ ? describe_(hovered_) : tr("Item %L1").arg(hovered_ + 1),
                    tiles_.tile(hovered_).value_or(QImage()));
  card_->showBeside(map_->positionOf(hovered_).toPoint());
}

} // namespace stratoscope::ui
