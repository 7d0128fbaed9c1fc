#include "ui/panels/item_preview_box.h"

#include "ui/models/core_text.h"
#include "ui/models/tile_cache.h"

#include <QLocale>
#include <QPainter>

#include <algorithm>

namespace stratoscope::ui {
namespace {

constexpr int gap = 6;
constexpr int side = 124;
constexpr double dimmed = 0.4;

QString captionOf(const workflow::ItemPreview& preview) {
  const QLocale locale;
  const auto number = [&](double value) { return locale.toString(value, 'g', 4); };
  QStringList parts{
      preview.depth > 1
          ? ItemPreviewBox::tr("gives one volume of %L1 \u00d7 %L1 \u00d7 %L1 voxels, here its middle planes")
                .arg(preview.depth)
          : ItemPreviewBox::tr("gives %Ln images", nullptr, preview.items)};
  if (preview.bits == 16) {
    parts << ItemPreviewBox::tr("16 bits");
  }
  //: columns, rows and slices of a series
  parts << (preview.size[2] > 1 ? ItemPreviewBox::tr("%L1 \u00d7 %L2 \u00d7 %L3")
                                      .arg(preview.size[0])
                                      .arg(preview.size[1])
                                      .arg(preview.size[2])
                                : ItemPreviewBox::tr("%L1 \u00d7 %L2").arg(preview.size[0]).arg(preview.size[1]));
  if (preview.spacing[0] > 0) {
    parts << ItemPreviewBox::tr("%1 \u00d7 %2 \u00d7 %3 mm")
                 .arg(number(preview.spacing[0]), number(preview.spacing[1]), number(preview.spacing[2]));
  }
  //: the values that become black and white, and their unit
  parts << ItemPreviewBox::tr("black %1 to white %2 %3")
               .arg(number(preview.range.low), number(preview.range.high), QString::fromStdString(preview.unit))
               .trimmed();
  if (!preview.warnings.empty()) {
    parts << ItemPreviewBox::tr("%Ln warnings", nullptr, static_cast<int>(preview.warnings.size()));
  }
  return parts.join(QStringLiteral(" \u00b7 "));
}

/// What the reader had to assume, a line each.
QString warningsOf(const workflow::ItemPreview& preview) {
  QStringList lines;
  for (const auto& warning : preview.warnings) {
    lines << QString::fromStdString(warning.path.filename().string()) + QStringLiteral(": ") +
                 translated(warning.message);
  }
  return lines.join('\n');
}

} // namespace

ItemPreviewBox::ItemPreviewBox(QWidget* parent) : QWidget(parent) {
  setAccessibleName(tr("Preview of the images"));
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  setMessage({});
}

QSize ItemPreviewBox::sizeHint() const {
  return {3 * side + 2 * gap, side + gap + 2 * fontMetrics().lineSpacing() + 2};
}

void ItemPreviewBox::setPreview(const workflow::ItemPreview& preview) {
  pictures_.clear();
  std::ranges::transform(preview.pictures, std::back_inserter(pictures_), &toImage);
  caption_ = captionOf(preview);
  setToolTip(warningsOf(preview));
  message_.clear();
  waiting_ = false;
  setAccessibleDescription(caption_);
  update();
}

void ItemPreviewBox::setWaiting() {
  waiting_ = true;
  update();
}

void ItemPreviewBox::setMessage(const QString& text) {
  pictures_.clear();
  caption_.clear();
  message_ = text;
  setToolTip({});
  waiting_ = false;
  setAccessibleDescription(text);
  update();
}

void ItemPreviewBox::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::SmoothPixmapTransform);
  const QRect stage(0, 0, width(), side);
  painter.setPen(palette().color(QPalette::PlaceholderText));
  if (pictures_.empty()) {
    painter.fillRect(stage, palette().color(QPalette::Base));
    const auto words = waiting_ ? tr("Reading the series\u2026") : message_;
    painter.drawText(stage.adjusted(gap, gap, -gap, -gap), Qt::AlignCenter | Qt::TextWordWrap, words);
    return;
  }
  painter.setOpacity(waiting_ ? dimmed : 1);
  int x = 0;
  for (const auto& picture : pictures_) {
    painter.drawImage(QRect(x, 0, side, side), picture);
    x += side + gap;
  }
  painter.drawText(QRect(0, side + gap, width(), height() - side - gap), Qt::AlignLeft | Qt::TextWordWrap, caption_);
}

} // namespace stratoscope::ui
