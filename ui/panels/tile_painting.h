#pragma once

#include <QImage>
#include <QPalette>
#include <QRect>

class QAbstractItemDelegate;
class QAbstractItemModel;
class QListView;
class QPainter;

namespace stratoscope::ui {

/// Paints a picture scaled to fit into the frame, on a quiet ground; only the ground while the picture is null.
void paintTile(QPainter& painter, const QRect& frame, const QImage& picture, const QPalette& palette);

/// A list view of tiles of one size in rows that fill its width, laid out by arithmetic also for 100,000 of them.
/// @param model, delegate must outlive the view.
[[nodiscard]] QListView* makeTileView(QAbstractItemModel& model, QAbstractItemDelegate* delegate);

} // namespace stratoscope::ui
