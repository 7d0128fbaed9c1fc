#pragma once

#include "core/base/matrix.h"
#include "ui/models/colour_choice.h"
#include "ui/models/selection_model.h"
#include "ui/models/tile_cache.h"

#include <QElapsedTimer>
#include <QWidget>

#include <functional>
#include <vector>

class QComboBox;
class QLabel;
class QListWidget;
class QListWidgetItem;
class QTimer;
class QToolButton;

namespace stratoscope::ui {

class HoverCard;
class MapNames;
class MapView;

/// The Map with its bar and legend: colour by cluster, label or column, categories that hide and show, how much is
/// selected, and a card for the item under the cursor.
class MapPanel : public QWidget {
  Q_OBJECT

public:
  /// Both must outlive the panel.
  MapPanel(SelectionModel& selection, TileCache& tiles, QWidget* parent = nullptr);

  [[nodiscard]] MapView& map() { return *map_; }
  /// @param layout [items of the selection model, 2].
  void setLayoutOfItems(const Matrix& layout);
  /// Keeps the chosen key where it is still among them; tells nobody.
  void setColourChoices(const std::vector<ColourChoice>& choices, const QString& chosen);
  /// The key of the choice that is shown; empty while there is none.
  [[nodiscard]] QString colourKey() const;
  /// @param trustworthiness of the map, told beside the counts; 0 for no map.
  void setTrustworthiness(double trustworthiness);
  /// @param categories of each item, an index into names; below 0 for none. All categories are shown again.
  void setCategories(std::vector<int> categories, const std::vector<QString>& names);
  /// @param describe a few lines about an item, for its card.
  void setDescriber(std::function<QString(int row)> describe);

Q_SIGNALS:
  void colourByChanged(const QString& key);
  /// Space on the map.
  void largeViewRequested();

private:
  QWidget* makeBar();
  QWidget* makeLegend();
  void addEntry(int category, const QString& name, int count);
  void toggle(QListWidgetItem* entry);
  void isolate(QListWidgetItem* entry);
  void applyHidden();
  void describeSelection();
  void showNames();
  void hover(int row);
  void showCard();

  SelectionModel& selection_;
  TileCache& tiles_;
  MapView* map_;
  QComboBox* colourBy_;
  QLabel* count_;
  QToolButton* zoom_;
  QListWidget* legend_;
  HoverCard* card_;
  QTimer* dwell_;
  MapNames* groupNames_;
  Matrix layout_;
  std::vector<int> categories_;
  std::vector<QString> names_;
  std::function<QString(int)> describe_;
  int hovered_ = -1;
  double trustworthiness_ = 0;
  QElapsedTimer sinceIsolated_;
};

} // namespace stratoscope::ui
