#include "ui/panels/similar_tile_delegate.h"

#include "ui/models/similar_heat_image.h"
#include "ui/models/similar_model.h"

#include <QPainter>

namespace stratoscope::ui {

void SimilarTileDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  CaptionTileDelegate::paint(painter, option, index);
  const int judgement = index.data(SimilarModel::JudgementRole).toInt();
  if (judgement == 0) {
    return;
  }
  constexpr int size = 20;
  const QRect sign(option.rect.left() + 5, option.rect.top() + 5, size, size);
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  painter->setBrush(judgement > 0 ? similarColour() : differentColour());
  painter->setPen(QPen(Qt::black, 1));
  painter->drawEllipse(sign);
  painter->setPen(QPen(Qt::black, 3));
  const auto middle = sign.center();
  painter->drawLine(middle.x() - 5, middle.y() + 1, middle.x() + 7, middle.y() + 1);
  if (judgement > 0) {
    painter->drawLine(middle.x() + 1, middle.y() - 5, middle.x() + 1, middle.y() + 7);
  }
  painter->restore();
}

} // namespace stratoscope::ui
