#pragma once

#include "ui/models/item_table_model.h"
#include "ui/models/selection_model.h"
#include "ui/models/value_list_model.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QListView;
class QPushButton;
class QStackedWidget;

namespace stratoscope::ui {

class EdgeBox;
class HistogramView;

/// One column of the table at a time: how its values are spread, and which of them are shown. A click on a bar or a
/// value selects its images, Ctrl adds them.
class ColumnPanel : public QWidget {
  Q_OBJECT

public:
  /// Both must outlive the panel.
  ColumnPanel(ItemTableModel& items, SelectionModel& selection, QWidget* parent = nullptr);

  [[nodiscard]] const ColumnFilters& filters() const { return filters_; }
  void showColumn(int column);
  void clearFilters();

Q_SIGNALS:
  void filtersChanged(const stratoscope::ui::ColumnFilters& filters);

private:
  QWidget* makeNumbers();
  void offer();
  void follow();
  void showNumbers(const ColumnFilter& filter);
  void chooseBar(int bar, bool adds);
  void chooseMissing(bool adds);
  void setRange(double least, double most);
  void change(const ColumnFilter& filter);
  [[nodiscard]] const CodedColumn* column() const;

  ItemTableModel& items_;
  SelectionModel& selection_;
  ColumnFilters filters_;
  ColumnProfile profile_;
  ValueListModel valueModel_;
  QComboBox* columns_;
  QPushButton* clear_;
  QStackedWidget* pages_;
  QListView* values_;
  HistogramView* histogram_;
  EdgeBox* least_;
  EdgeBox* most_;
  QCheckBox* missing_;
  QLabel* note_;
};

} // namespace stratoscope::ui
