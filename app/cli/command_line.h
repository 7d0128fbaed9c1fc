#pragma once

#include "app/cli/context.h"

#include <CLI/CLI.hpp>

#include <functional>
#include <map>
#include <string>

namespace stratoscope::cli {

/// The program's commands and the options they share. Commands are added by the functions of commands.h.
class CommandLine {
public:
  using Action = std::function<void(Context&)>;

  explicit CommandLine(const std::string& version);

  /// A command with the common options; the caller adds its own. `action` runs after parsing.
  CLI::App& add(const std::string& name, const std::string& description, Action action);
  /// Parses and runs; failures are shown as failure.h says. @return the exit code.
  int run(int argc, char** argv);

private:
  void addCommonOptions(CLI::App& app);
  int execute(const Action& action);

  CLI::App app_;
  CommonOptions common_;
  std::map<std::string, Action> actions_;
};

} // namespace stratoscope::cli
