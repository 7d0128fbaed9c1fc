#pragma once

#include <QString>
#include <QWidget>

class QLineEdit;

namespace stratoscope::ui {

/// A path to type, or to choose in a dialog.
class PathEdit : public QWidget {
  Q_OBJECT

public:
  enum class What { Folder, File, NewFile };

  /// @param name of the field and title of the dialog.
  PathEdit(What what, const QString& name, QWidget* parent = nullptr);

  /// Without spaces around it.
  [[nodiscard]] QString path() const;
  void setPath(const QString& path);
  void setPlaceholder(const QString& text);
  /// Of files, as QFileDialog takes it.
  void setFilter(const QString& filter) { filter_ = filter; }

Q_SIGNALS:
  void changed();

private:
  void browse();
  [[nodiscard]] QString ask();

  What what_;
  QString name_;
  QString filter_;
  QLineEdit* line_;
};

} // namespace stratoscope::ui
