#include "core/workflow/threads.h"
#include "ui/main_window/main_window.h"
#include "ui/main_window/theme.h"
#include "ui/main_window/theme_menu.h"
#include "ui/main_window/window_picture.h"
#include "ui/main_window/workbench.h"
#include "ui/models/log_sink.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QIcon>
#include <QLibraryInfo>
#include <QSurfaceFormat>
#include <QTimer>
#include <QTranslator>
#include <QVTKOpenGLNativeWidget.h>

#include <clocale>
#include <cstdio>

using namespace stratoscope;

namespace {

void nameTheProgram() {
  QCoreApplication::setOrganizationName(QStringLiteral("Stratoscope"));
  QCoreApplication::setApplicationName(QStringLiteral("Stratoscope"));
  QCoreApplication::setApplicationVersion(QStringLiteral(STRATOSCOPE_VERSION));
  QGuiApplication::setDesktopFileName(QStringLiteral("io.github.stratoscope.Stratoscope"));
}

/// Qt's texts (the buttons of its dialogs) come from the distribution, the program's from its resources.
void installTranslation(QTranslator& translator, const QString& catalogue, const QString& folder) {
  if (translator.load(QLocale(), catalogue, QStringLiteral("_"), folder)) {
    QCoreApplication::installTranslator(&translator);
  }
}

/// Leaves a picture of the window and ends the program.
void takePicture(ui::MainWindow& window, ui::Workbench& workbench, const QString& file) {
  auto* picture = new ui::WindowPicture(window, workbench, file);
  QObject::connect(picture, &ui::WindowPicture::finished, qApp, [](const QString& problem) {
    if (!problem.isEmpty()) {
      std::fprintf(stderr, "%s\n", qUtf8Printable(problem));
    }
    QCoreApplication::exit(problem.isEmpty() ? 0 : 1);
  });
}

} // namespace

int main(int argc, char** argv) {
  QSurfaceFormat::setDefaultFormat(QVTKOpenGLNativeWidget::defaultFormat());
  nameTheProgram();
  QApplication application(argc, argv);
  // Qt took the system's locale, under which readers of medical files would stop at a decimal point.
  std::setlocale(LC_NUMERIC, "C");
  QTranslator ofQt;
  installTranslation(ofQt, QStringLiteral("qtbase"), QLibraryInfo::path(QLibraryInfo::TranslationsPath));
  QTranslator own;
  installTranslation(own, QStringLiteral("stratoscope"), QStringLiteral(":/i18n"));

  QCommandLineParser arguments;
  arguments.setApplicationDescription(
      QCoreApplication::translate("main", "Workbench for collections of medical images"));
  arguments.addHelpOption();
  arguments.addVersionOption();
  const QCommandLineOption screenshot(
      QStringLiteral("screenshot"),
      QCoreApplication::translate("main", "Save a picture of the window with the cohort to <file> and quit."),
      QStringLiteral("file"));
  arguments.addOption(screenshot);
  arguments.addPositionalArgument(
      QStringLiteral("paths"),
      QCoreApplication::translate("main", "A cohort folder to open, or files and folders to import."),
      QStringLiteral("[paths...]"));
  arguments.process(application);

  ui::log_sink::install();
  ui::prepareThemes();
  ui::applyChosenTheme();
  QApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/stratoscope.svg")));
  ui::Workbench workbench;
  ui::MainWindow window(workbench);
  if (arguments.isSet(screenshot)) {
    takePicture(window, workbench, arguments.value(screenshot));
  }
  window.show();
  // The window is on the screen before LibTorch is first used.
  QTimer::singleShot(0, &window, [&] {
    workflow::setThreads(0);
    window.open(arguments.positionalArguments());
  });
  return QApplication::exec();
}
