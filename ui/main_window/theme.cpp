#include "ui/main_window/theme.h"

#include "ui/main_window/calm_style.h"

#include <QApplication>
#include <QPalette>

namespace stratoscope::ui {
namespace {

struct Shades {
  QRgb window;
  QRgb base;
  QRgb alternate;
  QRgb button;
  QRgb text;
  QRgb quiet;
  QRgb line;
  QRgb highlight;
  QRgb highlightedText;
  QRgb link;
};

constexpr Shades dark{0xff25282d, 0xff1a1c20, 0xff202328, 0xff2f333a, 0xffe3e6ea,
                      0xff8d949e, 0xff3b4048, 0xff35608f, 0xffffffff, 0xff6db1ee};
constexpr Shades light{0xfff3f4f6, 0xffffffff, 0xfff7f8fa, 0xfffafbfc, 0xff1c2025,
                       0xff69717c, 0xffc9ced5, 0xff2f6cab, 0xffffffff, 0xff1f5f9f};

bool& systemIsDark() {
  static bool isDark = false;
  return isDark;
}

QPalette paletteFrom(const Shades& shades) {
  QPalette palette;
  const auto set = [&](QPalette::ColorRole role, QRgb colour) { palette.setColor(role, QColor(colour)); };
  set(QPalette::Window, shades.window);
  set(QPalette::WindowText, shades.text);
  set(QPalette::Base, shades.base);
  set(QPalette::AlternateBase, shades.alternate);
  set(QPalette::Text, shades.text);
  set(QPalette::Button, shades.button);
  set(QPalette::ButtonText, shades.text);
  set(QPalette::BrightText, shades.highlightedText);
  set(QPalette::ToolTipBase, shades.button);
  set(QPalette::ToolTipText, shades.text);
  set(QPalette::PlaceholderText, shades.quiet);
  set(QPalette::Highlight, shades.highlight);
  set(QPalette::HighlightedText, shades.highlightedText);
  set(QPalette::Link, shades.link);
  set(QPalette::LinkVisited, shades.link);
  set(QPalette::Light, shades.button);
  set(QPalette::Midlight, shades.button);
  set(QPalette::Mid, shades.line);
  set(QPalette::Dark, shades.line);
  for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText}) {
    palette.setColor(QPalette::Disabled, role, QColor(shades.quiet));
  }
  palette.setColor(QPalette::Disabled, QPalette::Highlight, QColor(shades.line));
  return palette;
}

} // namespace

void prepareThemes() {
  systemIsDark() = QApplication::palette().color(QPalette::Window).lightness() < 128;
  QApplication::setStyle(new CalmStyle);
}

QPalette paletteOf(Theme theme) {
  const bool isDark = theme == Theme::Dark || (theme == Theme::System && systemIsDark());
  return paletteFrom(isDark ? dark : light);
}

void applyTheme(Theme theme) { QApplication::setPalette(paletteOf(theme)); }

Theme themeNamed(const QString& word) {
  return word == u"light" ? Theme::Light : word == u"dark" ? Theme::Dark : Theme::System;
}

QString wordOf(Theme theme) {
  switch (theme) {
  case Theme::Light:
    return QStringLiteral("light");
  case Theme::Dark:
    return QStringLiteral("dark");
  case Theme::System:
    break;
  }
  return QStringLiteral("system");
}

} // namespace stratoscope::ui
