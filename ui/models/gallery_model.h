#pragma once

#include "ui/models/tile_cache.h"

#include <QAbstractListModel>

#include <vector>

namespace stratoscope::ui {

/// The items a gallery shows, in its order. Only the tiles that a view asks for are loaded.
class GalleryModel : public QAbstractListModel {
  Q_OBJECT

public:
  enum Role { ItemRole = Qt::UserRole };

  /// @param tiles shared by all galleries; must outlive the model.
  explicit GalleryModel(TileCache& tiles, QObject* parent = nullptr);

  /// @param items rows of the cohort, in the order to show.
  void setItems(std::vector<int> items);
  [[nodiscard]] int itemAt(int position) const { return items_[static_cast<std::size_t>(position)]; }
  /// The position of an item, or -1.
  [[nodiscard]] int positionOf(int item) const;

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
  void announce(int item);

  TileCache& tiles_;
  std::vector<int> items_;
  std::vector<int> positions_; ///< of each item of the cohort, -1 where it is not shown
};

} // namespace stratoscope::ui
