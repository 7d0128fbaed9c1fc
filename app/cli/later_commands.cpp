#include "app/cli/commands.h"
#include "app/cli/failure.h"

namespace stratoscope::cli {

void addLaterCommands(CommandLine& commands) {
  for (const std::string name : {"duplicates", "leaks", "evaluate-retrieval"}) {
    commands.add(name, "Not in this version", [name](Context&) { throw NotInThisVersion("the command " + name); })
        .allow_extras();
  }
}

} // namespace stratoscope::cli
