#pragma once

#include "ui/models/similar_explanation.h"
#include "ui/models/tile_cache.h"

#include <QAbstractTableModel>

#include <vector>

namespace stratoscope::ui {

/// Pairs of items that show nearly the same: both pictures, how alike they are, and whether they are of one patient.
class DuplicateModel : public QAbstractTableModel {
  Q_OBJECT

public:
  enum Column { FirstColumn, SecondColumn, LikenessColumn, PatientColumn, ColumnCount };

  /// @param tiles must outlive the model.
  explicit DuplicateModel(TileCache& tiles, QObject* parent = nullptr);

  void setPairs(std::vector<DuplicateRow> pairs);
  [[nodiscard]] const DuplicateRow& at(int position) const { return pairs_[static_cast<std::size_t>(position)]; }

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
  [[nodiscard]] QVariant textOf(const DuplicateRow& pair, int column) const;
  void announce(int row);

  TileCache& tiles_;
  std::vector<DuplicateRow> pairs_;
};

} // namespace stratoscope::ui
