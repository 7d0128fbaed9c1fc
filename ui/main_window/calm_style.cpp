#include "ui/main_window/calm_style.h"

#include <QMainWindow>
#include <QPainter>
#include <QStyleOptionProgressBar>
#include <QStyleOptionTab>

namespace stratoscope::ui {
namespace {

constexpr int underline = 2;

void drawTab(const QStyleOptionTab& tab, QPainter& painter) {
  if (tab.state.testFlag(QStyle::State_Selected)) {
    const QRect line(tab.rect.left() + 2, tab.rect.bottom() - underline + 1, tab.rect.width() - 4, underline);
    painter.fillRect(line, tab.palette.color(QPalette::Link));
  } else if (tab.state.testFlag(QStyle::State_MouseOver)) {
    painter.fillRect(tab.rect, tab.palette.color(QPalette::Midlight));
  }
}

/// A bar that does not know its end moves thirty times a second; beside VTK's views each move puts the whole window
/// together anew, which without a graphics card is all that the processor then does. The words beside it count.
bool movesInMainWindow(const QStyleOptionProgressBar& bar, const QWidget* widget) {
  return bar.minimum == 0 && bar.maximum == 0 && widget != nullptr &&
         qobject_cast<const QMainWindow*>(widget->window()) != nullptr;
}

} // namespace

CalmStyle::CalmStyle() : QProxyStyle(QStringLiteral("Fusion")) {}

void CalmStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                            const QWidget* widget) const {
  const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(option);
  if (element == CE_TabBarTabShape && tab != nullptr) {
    drawTab(*tab, *painter);
    return;
  }
  if (element == CE_TabBarTabLabel && tab != nullptr && !tab->state.testFlag(State_Selected)) {
    QStyleOptionTab quiet = *tab;
    quiet.palette.setColor(QPalette::WindowText, tab->palette.color(QPalette::PlaceholderText));
    QProxyStyle::drawControl(element, &quiet, painter, widget);
    return;
  }
  const auto* bar = qstyleoption_cast<const QStyleOptionProgressBar*>(option);
  if (element == CE_ProgressBarContents && bar != nullptr && movesInMainWindow(*bar, widget)) {
    auto colour = bar->palette.color(QPalette::Highlight);
    painter->fillRect(bar->rect.adjusted(2, 2, -2, -2), QBrush(colour, Qt::BDiagPattern));
    return;
  }
  QProxyStyle::drawControl(element, option, painter, widget);
}

void CalmStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                              const QWidget* widget) const {
  if (element == PE_FrameTabBarBase) {
    painter->fillRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1,
                      option->palette.color(QPalette::Mid));
  } else if (element != PE_IndicatorDockWidgetResizeHandle) {
    QProxyStyle::drawPrimitive(element, option, painter, widget);
  }
}

int CalmStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const {
  switch (metric) {
  case PM_TabBarTabHSpace:
    return 18;
  case PM_TabBarTabVSpace:
    return 10;
  case PM_TabBarTabShiftVertical:
  case PM_TabBarBaseOverlap:
    return 0;
  default:
    return QProxyStyle::pixelMetric(metric, option, widget);
  }
}

} // namespace stratoscope::ui
