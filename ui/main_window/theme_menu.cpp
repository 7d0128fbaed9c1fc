#include "ui/main_window/theme_menu.h"

#include "ui/main_window/theme.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QMenu>
#include <QSettings>

namespace stratoscope::ui {
namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(stratoscope::ui::ThemeMenu)
};

const QString key = QStringLiteral("theme");

Theme chosen() { return themeNamed(QSettings().value(key).toString()); }

} // namespace

void addThemeMenu(QMenu& menu) {
  auto* themes = menu.addMenu(Words::tr("Theme"));
  auto* group = new QActionGroup(themes);
  const std::pair<QString, Theme> choices[] = {{Words::tr("As the system"), Theme::System},
                                               {Words::tr("Light"), Theme::Light},
                                               {Words::tr("Dark"), Theme::Dark}};
  for (const auto& [text, theme] : choices) {
    auto* action = themes->addAction(text, [theme = theme] {
      QSettings().setValue(key, wordOf(theme));
      applyTheme(theme);
    });
    action->setCheckable(true);
    action->setChecked(theme == chosen());
    group->addAction(action);
  }
}

void applyChosenTheme() { applyTheme(chosen()); }

} // namespace stratoscope::ui
