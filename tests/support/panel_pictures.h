#pragma once

#include "artefacts.h"

#include <QApplication>
#include <QPalette>
#include <QPixmap>
#include <QTest>
#include <QWidget>

#include <algorithm>

/// A dark palette to look at panels in.
inline QPalette darkPalette() {
  QPalette palette;
  palette.setColor(QPalette::Window, QColor(38, 41, 45));
  palette.setColor(QPalette::Base, QColor(24, 25, 28));
  palette.setColor(QPalette::AlternateBase, QColor(32, 34, 38));
  palette.setColor(QPalette::Button, QColor(48, 52, 57));
  palette.setColor(QPalette::ToolTipBase, QColor(48, 52, 57));
  palette.setColor(QPalette::Highlight, QColor(50, 68, 90));
  for (const auto role :
       {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText, QPalette::HighlightedText}) {
    palette.setColor(role, QColor(226, 229, 233));
    palette.setColor(QPalette::Disabled, role, QColor(120, 125, 131));
  }
  palette.setColor(QPalette::PlaceholderText, QColor(140, 146, 153));
  return palette;
}

/// Keeps a picture of the widget at the given scale, without another screen: what is not drawn by VTK is drawn anew.
inline void keepPicture(QWidget& widget, const QString& name, double scale) {
  QPixmap picture((QSizeF(widget.size()) * scale).toSize());
  picture.setDevicePixelRatio(scale);
  picture.fill(widget.palette().color(QPalette::Window));
  widget.render(&picture);
  picture.save(artefactPath(name + "-" + QString::number(qRound(scale * 100)) + ".png"));
}

/// Pictures of a shown widget in light and dark, each at 100 and 150 %.
inline void keepPictures(QWidget& widget, const QString& name) {
  const auto light = QApplication::palette();
  const auto take = [&](const QString& theme) {
    QTest::qWait(50);
    keepPicture(widget, name + "-" + theme, 1);
    keepPicture(widget, name + "-" + theme, 1.5);
  };
  take("light");
  QApplication::setPalette(darkPalette());
  take("dark");
  QApplication::setPalette(light);
}

/// The first child of the type that has this accessible name; null where there is none.
template <typename Widget> Widget* named(const QWidget& panel, const QString& name) {
  const auto children = panel.findChildren<Widget*>();
  const auto found = std::ranges::find(children, name, [](const Widget* child) { return child->accessibleName(); });
  return found == children.end() ? nullptr : *found;
}

/// The first child of the type that has this text; null where there is none.
template <typename Widget> Widget* withText(const QWidget& panel, const QString& text) {
  const auto children = panel.findChildren<Widget*>();
  const auto found = std::ranges::find(children, text, [](const Widget* child) { return child->text(); });
  return found == children.end() ? nullptr : *found;
}

inline void showPanel(QWidget& panel, QSize size) {
  panel.resize(size);
  panel.show();
  QVERIFY(QTest::qWaitForWindowExposed(&panel));
  QTest::qWait(50);
}
