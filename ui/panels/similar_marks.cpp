#include "ui/panels/similar_marks.h"

#include "ui/views/map_view.h"

#include <algorithm>
#include <utility>

#include <QEvent>
#include <QPainter>

namespace stratoscope::ui {
namespace {

constexpr double ring = 7; ///< radius, device-independent pixels
constexpr std::size_t lines = 10;

/// Drawn twice, so that it is seen on dark and on light points.
template <typename Draw> void drawTwice(QPainter& painter, const QColor& ground, const QColor& colour, Draw draw) {
  painter.setPen(QPen(ground, 4));
  draw();
  painter.setPen(QPen(colour, 2));
  draw();
}

} // namespace

SimilarMarks::SimilarMarks(MapView& map) : QWidget(&map), map_(map) {
  setAttribute(Qt::WA_TransparentForMouseEvents);
  setAttribute(Qt::WA_NoSystemBackground);
  map_.installEventFilter(this);
  connect(&map_, &MapView::viewChanged, this, qOverload<>(&QWidget::update));
  resize(map_.size());
  lower(); // below the names of clusters
  hide();
}

void SimilarMarks::setMarks(std::vector<int> query, std::vector<int> results) {
  query_ = std::move(query);
  results_ = std::move(results);
  setVisible(!results_.empty());
  update();
}

bool SimilarMarks::eventFilter(QObject*, QEvent* event) {
  if (event->type() == QEvent::Resize) {
    resize(map_.size());
  }
  return false;
}

void SimilarMarks::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const auto colour = palette().color(QPalette::Text);
  auto ground = palette().color(QPalette::Base);
  ground.setAlpha(200);
  if (query_.size() == 1) {
    auto faint = colour;
    faint.setAlpha(110);
    painter.setPen(QPen(faint, 1));
    const auto from = map_.positionOf(query_.front());
    std::for_each_n(results_.begin(), std::min(lines, results_.size()),
                    [&](int row) { painter.drawLine(from, map_.positionOf(row)); });
  }
  for (const int row : results_) {
    drawTwice(painter, ground, colour, [&] { painter.drawEllipse(map_.positionOf(row), ring, ring); });
  }
  for (const int row : query_) {
    const auto middle = map_.positionOf(row);
    const QRectF square(middle - QPointF(ring, ring), QSizeF(2 * ring, 2 * ring));
    drawTwice(painter, ground, palette().color(QPalette::Highlight), [&] { painter.drawRect(square); });
  }
}

} // namespace stratoscope::ui
