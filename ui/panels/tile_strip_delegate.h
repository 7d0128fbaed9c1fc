#pragma once

#include <QImage>
#include <QStyledItemDelegate>

namespace stratoscope::ui {

/// Paints the pictures of a cell side by side, as many as fit.
class TileStripDelegate : public QStyledItemDelegate {
  Q_OBJECT

public:
  /// @param tilesRole gives QList<QImage>. @param itemsRole gives the cohort rows of those pictures, QList<int>.
  TileStripDelegate(int tilesRole, int itemsRole, QObject* parent = nullptr);

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

Q_SIGNALS:
  /// A person clicked on a picture.
  void itemClicked(int row);

protected:
  bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
                   const QModelIndex& index) override;

private:
  int tilesRole_;
  int itemsRole_;
};

} // namespace stratoscope::ui
