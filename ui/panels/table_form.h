#pragma once

#include "core/workflow/importing/preview.h"

#include <QStringList>
#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace stratoscope::ui {

/// A table of metadata to join, what of it fits the images found, and the column that evaluations compare with.
class TableForm : public QWidget {
  Q_OBJECT

public:
  explicit TableForm(QWidget* parent = nullptr);

  [[nodiscard]] QString table() const;
  void setTable(const QString& path);
  /// Empty for none.
  [[nodiscard]] QString truth() const;
  /// A name that no column has is offered too.
  void setTruth(const QString& column);
  /// Columns that the files and the cohort bring; the table's come with setMatch().
  void setColumns(const QStringList& columns);
  void setMatch(const workflow::TablePreview& match);
  /// Why the table cannot be used; empty while nothing is known about it.
  void setProblem(const QString& text);
  /// Whether the table, if any, can be used as far as is known.
  [[nodiscard]] bool usable() const { return usable_; }

Q_SIGNALS:
  /// Another table, a while after the last key; empty for none.
  void tableChanged(const QString& path);
  void changed();

private:
  void browse();
  void offer();
  void tell(const QString& text, const QString& more, bool fault);

  QLineEdit* table_;
  QLabel* match_;
  QComboBox* truth_;
  QStringList columns_;
  QStringList tableColumns_;
  QString extra_; ///< a truth that no column has
  bool usable_ = true;
};

} // namespace stratoscope::ui
