#include "ui/models/similar_model.h"

#include <QLocale>

#include <algorithm>
#include <utility>

namespace stratoscope::ui {
namespace {

QString scoreText(float score) { return QLocale().toString(static_cast<double>(score), 'f', 2); }

} // namespace

SimilarModel::SimilarModel(TileCache& tiles, QObject* parent) : QAbstractListModel(parent), tiles_(tiles) {
  connect(&tiles_, &TileCache::ready, this, &SimilarModel::announce);
}

void SimilarModel::setItems(std::vector<SimilarItem> items) {
  beginResetModel();
  items_ = std::move(items);
  endResetModel();
}

void SimilarModel::setJudgements(std::set<int> liked, std::set<int> disliked) {
  liked_ = std::move(liked);
  disliked_ = std::move(disliked);
  if (rowCount() > 0) {
    Q_EMIT dataChanged(index(0), index(rowCount() - 1), {JudgementRole, Qt::ToolTipRole, Qt::AccessibleTextRole});
  }
}

int SimilarModel::judgementOf(int row) const {
  if (liked_.contains(row)) {
    return 1;
  }
  return disliked_.contains(row) ? -1 : 0;
}

std::vector<int> SimilarModel::rows() const {
  std::vector<int> rows;
  std::ranges::transform(items_, std::back_inserter(rows), &SimilarItem::row);
  return rows;
}

int SimilarModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(items_.size());
}

QString SimilarModel::describe(const SimilarItem& item) const {
  const auto name = tr("Item %L1").arg(item.row + 1);
  const auto score = tr("similarity %1").arg(scoreText(item.score));
  QStringList parts =
      item.patient.isEmpty() ? QStringList{name, score} : QStringList{name, tr("patient %1").arg(item.patient), score};
  if (const int judgement = judgementOf(item.row); judgement != 0) {
    parts << (judgement > 0 ? tr("more like this") : tr("less like this"));
  }
  return parts.join(QStringLiteral(", "));
}

QVariant SimilarModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
    return {};
  }
  const auto& item = at(index.row());
  switch (role) {
  case ItemRole:
    return item.row;
  case JudgementRole:
    return judgementOf(item.row);
  case Qt::DisplayRole:
    return scoreText(item.score);
  case Qt::ToolTipRole:
  case Qt::AccessibleTextRole:
    return describe(item);
  case Qt::DecorationRole:
    if (const auto picture = tiles_.tile(item.row)) {
      return *picture;
    }
    return {};
  default:
    return {};
  }
}

void SimilarModel::announce(int row) {
  for (int position = 0; position < rowCount(); ++position) {
    if (at(position).row == row) {
      Q_EMIT dataChanged(index(position), index(position), {Qt::DecorationRole});
    }
  }
}

} // namespace stratoscope::ui
