#pragma once

#include <QColor>
#include <QString>
#include <QWidget>

#include <vector>

namespace stratoscope::ui {

class MapView;

/// The names of groups, written over the map at their hearts, or the reason why there is nothing to see. Takes no
/// events of its own.
class MapNames : public QWidget {
  Q_OBJECT

public:
  struct Name {
    int row = -1; ///< item at which the name stands
    QString text;
    QColor colour;
  };

  /// @param map becomes the parent.
  explicit MapNames(MapView& map);

  void setNames(std::vector<Name> names);
  /// Written in the middle while there are no names; empty for nothing.
  void setMessage(const QString& text);

protected:
  void paintEvent(QPaintEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

private:
  MapView& map_;
  std::vector<Name> names_;
  QString message_;
};

} // namespace stratoscope::ui
