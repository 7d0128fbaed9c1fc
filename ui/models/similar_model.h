#pragma once

#include "ui/models/tile_cache.h"

#include <QAbstractListModel>
#include <QString>

#include <set>
#include <vector>

namespace stratoscope::ui {

/// An item like the one that was asked about.
struct SimilarItem {
  int row = 0;     ///< of the cohort
  float score = 0; ///< cosine similarity, -1 to 1
  QString patient; ///< identifier; empty for none
};

/// The items most like another one, best first, each with its picture, score and patient.
class SimilarModel : public QAbstractListModel {
  Q_OBJECT

public:
  enum Role {
    ItemRole = Qt::UserRole,
    JudgementRole ///< 1 liked, -1 disliked, 0 neither
  };

  /// @param tiles must outlive the model.
  explicit SimilarModel(TileCache& tiles, QObject* parent = nullptr);

  void setItems(std::vector<SimilarItem> items);
  /// What a person said of items, among these or not.
  void setJudgements(std::set<int> liked, std::set<int> disliked);
  [[nodiscard]] const SimilarItem& at(int position) const { return items_[static_cast<std::size_t>(position)]; }
  /// The rows of all items, best first.
  [[nodiscard]] std::vector<int> rows() const;

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
  void announce(int row);
  [[nodiscard]] QString describe(const SimilarItem& item) const;
  [[nodiscard]] int judgementOf(int row) const;

  TileCache& tiles_;
  std::vector<SimilarItem> items_;
  std::set<int> liked_;
  std::set<int> disliked_;
};

} // namespace stratoscope::ui
