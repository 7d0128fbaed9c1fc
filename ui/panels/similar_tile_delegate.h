#pragma once

#include "ui/panels/caption_tile_delegate.h"

namespace stratoscope::ui {

/// A similar image with its score below, and on it a sign for what a person said of it: plus or minus.
class SimilarTileDelegate : public CaptionTileDelegate {
  Q_OBJECT

public:
  using CaptionTileDelegate::CaptionTileDelegate;

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace stratoscope::ui
