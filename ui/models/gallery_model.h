#pragma once

#include "ui/models/tile_cache.h"

#include <QAbstractListModel>

#include <vector>

namespace stratoscope::ui {

/// The items a gallery shows, in the order of the cohort or by their distance to the centre. Only the tiles that a view
/// asks for are loaded.
class GalleryModel : public QAbstractListModel {
  Q_OBJECT

public:
  enum Role { ItemRole = Qt::UserRole };
  enum class Order { Cohort, CentreToEdge, EdgeFirst };

  /// @param tiles shared by all galleries; must outlive the model.
  explicit GalleryModel(TileCache& tiles, QObject* parent = nullptr);

  /// @param items rows of the cohort, ascending; shown in the chosen order.
  void setItems(std::vector<int> items);
  void setOrder(Order order);
  [[nodiscard]] Order order() const { return order_; }
  /// @param distances of each item of the cohort to the centre of its cluster. Items that have none, or one that is
  /// not a number, come last in the orders that need it, and equal ones in the order of the cohort.
  void setDistances(std::vector<float> distances);
  /// Whether tiles are so large that the pictures of the sources are worth their decoding.
  void setLarge(bool large);
  [[nodiscard]] int itemAt(int position) const { return items_[static_cast<std::size_t>(position)]; }
  /// The position of an item, or -1.
  [[nodiscard]] int positionOf(int item) const;

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
  void announce(int item);
  void arrange();
  void changeOrder();
  [[nodiscard]] bool comesFirst(int one, int other) const;

  TileCache& tiles_;
  Order order_ = Order::Cohort;
  bool large_ = false;
  std::vector<float> distances_;
  std::vector<int> items_;
  std::vector<int> positions_; ///< of each item of the cohort, -1 where it is not shown
};

} // namespace stratoscope::ui
