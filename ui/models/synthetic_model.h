#pragma once

#include "ui/models/sampling_request.h"
#include "ui/models/tile_cache.h"

#include <QAbstractListModel>

#include <vector>

namespace stratoscope::ui {

/// Synthetic images, each with the real one nearest to it.
class SyntheticModel : public QAbstractListModel {
  Q_OBJECT

public:
  enum Role {
    NearestItemRole = Qt::UserRole, ///< row of the cohort
    NearestTileRole,                ///< QImage, or nothing while on its way
    TooCloseRole                    ///< bool
  };

  /// @param tiles must outlive the model.
  explicit SyntheticModel(TileCache& tiles, QObject* parent = nullptr);

  void setImages(const std::vector<SyntheticImage>& images);
  [[nodiscard]] int likelyCopies() const;

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
  struct Entry {
    QImage picture;
    int nearest = -1;
    float distance = 0;
    bool tooClose = false;
  };

  void announce(int row);
  [[nodiscard]] QString describe(int position) const;

  TileCache& tiles_;
  std::vector<Entry> entries_;
};

} // namespace stratoscope::ui
