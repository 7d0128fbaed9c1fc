#pragma once

#include <QWidget>

#include <vector>

namespace stratoscope::ui {

class MapView;

/// Marks on the map where the similar images lie: a ring round each, a square round those that are asked about, and a
/// line to each of the first few. Takes no events of its own.
class SimilarMarks : public QWidget {
  Q_OBJECT

public:
  /// @param map becomes the parent.
  explicit SimilarMarks(MapView& map);

  /// @param results best first; none takes the marks away.
  void setMarks(std::vector<int> query, std::vector<int> results);

protected:
  void paintEvent(QPaintEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

private:
  MapView& map_;
  std::vector<int> query_;
  std::vector<int> results_;
};

} // namespace stratoscope::ui
