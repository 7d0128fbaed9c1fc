#include "ui/models/label_history_model.h"

#include "ui/models/palette.h"

#include <QFont>
#include <QLocale>

namespace stratoscope::ui {

void LabelHistoryModel::setHistory(std::vector<LabelStep> steps, std::vector<LabelClass> classes) {
  beginResetModel();
  steps_ = std::move(steps);
  classes_ = std::move(classes);
  endResetModel();
}

int LabelHistoryModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(steps_.size());
}

int LabelHistoryModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QString LabelHistoryModel::className(const LabelStep& step) const {
  const auto place = static_cast<std::size_t>(step.labelClass);
  return step.labelClass >= 0 && place < classes_.size() ? classes_[place].name : tr("Label removed");
}

QString LabelHistoryModel::text(const LabelStep& step, int column) const {
  switch (column) {
  case ClassColumn:
    //: class of a step of the history that was undone
    return step.undone ? tr("%1 (undone)").arg(className(step)) : className(step);
  case ImagesColumn:
    return QLocale().toString(step.images);
  default:
    return QLocale().toString(step.at.toLocalTime(), QLocale::ShortFormat);
  }
}

QVariant LabelHistoryModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
    return {};
  }
  const auto& step = steps_[static_cast<std::size_t>(index.row())];
  switch (role) {
  case Qt::DisplayRole:
  case Qt::ToolTipRole:
    return text(step, index.column());
  case Qt::DecorationRole:
    return index.column() == ClassColumn ? QVariant(categoryColour(step.labelClass)) : QVariant();
  case Qt::TextAlignmentRole:
    return QVariant((index.column() == ImagesColumn ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
  case Qt::FontRole: {
    QFont font;
    font.setStrikeOut(step.undone);
    return step.undone ? QVariant(font) : QVariant();
  }
  default:
    return {};
  }
}

QVariant LabelHistoryModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
    return QAbstractTableModel::headerData(section, orientation, role);
  }
  switch (section) {
  case ClassColumn:
    return tr("Class");
  case ImagesColumn:
    return tr("Images");
  case TimeColumn:
    return tr("Time");
  default:
    return {};
  }
}

} // namespace stratoscope::ui
