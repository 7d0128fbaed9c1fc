#pragma once

#include "ui/models/label_state.h"

#include <QAbstractTableModel>

namespace stratoscope::ui {

/// What was done to the labels, newest first: class, number of images, time. What was undone is struck out and says so.
class LabelHistoryModel : public QAbstractTableModel {
  Q_OBJECT

public:
  enum Column { ClassColumn, ImagesColumn, TimeColumn, ColumnCount };

  using QAbstractTableModel::QAbstractTableModel;

  void setHistory(std::vector<LabelStep> steps, std::vector<LabelClass> classes);

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
  [[nodiscard]] QString className(const LabelStep& step) const;
  [[nodiscard]] QString text(const LabelStep& step, int column) const;

  std::vector<LabelStep> steps_;
  std::vector<LabelClass> classes_;
};

} // namespace stratoscope::ui
