#include "app/cli/commands.h"

#include <QCoreApplication>

#include <array>
#include <clocale>

namespace {

void addCommands(stratoscope::cli::CommandLine& commands) {
  using namespace stratoscope::cli;
  constexpr std::array all{addImport,   addInspect,   addConvert, addInfo,       addTrain,
                           addEmbed,    addMetadata,  addSplit,   addCluster,    addMap,
                           addEvaluate, addRetrieve,  addIndex,   addSample,     addLabel,
                           addExport,   addReport,    addDemo,    addDeidentify, addEvaluateRetrieval,
                           addLeaks,    addDuplicates};
  for (const auto add : all) {
    add(commands);
  }
}

} // namespace

int main(int argc, char** argv) {
  // Qt looks for the database driver beside the application, and sets the user's locale: numbers stay those of C.
  const QCoreApplication application(argc, argv);
  QCoreApplication::setApplicationName(QStringLiteral("stratoscope-cli"));
  std::setlocale(LC_NUMERIC, "C");

  stratoscope::cli::CommandLine commands(STRATOSCOPE_VERSION);
  addCommands(commands);
  return commands.run(argc, argv);
}
