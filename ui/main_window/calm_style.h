#pragma once

#include <QProxyStyle>

namespace stratoscope::ui {

/// Fusion with flat tabs: the chosen one is underlined in the highlight's colour, the others are quiet. Takes all its
/// colours from the palette.
class CalmStyle : public QProxyStyle {
  Q_OBJECT

public:
  CalmStyle();

  void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                   const QWidget* widget) const override;
  void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                     const QWidget* widget) const override;
  [[nodiscard]] int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override;
};

} // namespace stratoscope::ui
