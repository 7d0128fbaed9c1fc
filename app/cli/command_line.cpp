#include "app/cli/command_line.h"

#include "app/cli/checks.h"
#include "app/cli/failure.h"
#include "app/cli/interrupt.h"
#include "app/cli/terminal_progress.h"
#include "core/workflow/threads.h"

#include <algorithm>
#include <iostream>
#include <span>
#include <unistd.h>

namespace stratoscope::cli {
namespace {

constexpr const char* footer =
    "COHORT is a folder whose name ends in .stratoscope. Results go to standard output, progress and failures to\n"
    "standard error. Exit status: 0 done, 1 failed, 2 wrong usage or not in this version, 130 interrupted.\n"
    "With --json a failure is an object too: {\"error\": {\"code\", \"message\", \"subject\", \"advice\"}}.\n"
    "For research use; not a medical device.";

void show(const Failure& failure, const ResultOutput& output) {
  std::cerr << "stratoscope-cli: " << toText(failure) << '\n';
  if (output.json()) {
    output.write(toJson(failure), {});
  }
}

int refuseUsage(const CLI::ParseError& error, std::span<char*> arguments) {
  const bool json = std::ranges::any_of(arguments, [](const char* word) { return std::string(word) == "--json"; });
  show(usageFailure(error.what()), ResultOutput(json));
  return WrongUsage;
}

} // namespace

CommandLine::CommandLine(const std::string& version)
    : app_("Finds, shows and questions the sub-groups in a collection of medical images.", "stratoscope-cli") {
  app_.set_version_flag("--version", "stratoscope-cli " + version);
  app_.footer(footer);
  app_.require_subcommand(1);
  addCommonOptions(app_);
}

void CommandLine::addCommonOptions(CLI::App& app) {
  const auto* const group = "Common options";
  app.add_flag("--json", common_.json, "One JSON object on standard output and nothing else there")->group(group);
  app.add_flag("--quiet", common_.quiet, "No progress")->group(group);
  app.add_option("--device", common_.device, "auto (CUDA where there is one), cpu, cuda or cuda:N")
      ->check(deviceCheck())
      ->group(group);
  app.add_option("--seed", common_.seed, "Decides every random draw; 0 unless told")->group(group);
  app.add_option("--threads", common_.threads, "Threads; all cores unless told")
      ->check(CLI::Range(1, 1024))
      ->group(group);
}

CLI::App& CommandLine::add(const std::string& name, const std::string& description, Action action) {
  auto* command = app_.add_subcommand(name, description);
  addCommonOptions(*command);
  actions_[name] = std::move(action);
  return *command;
}

int CommandLine::execute(const Action& action) {
  const Interrupt interrupt;
  workflow::setThreads(common_.threads);
  const ResultOutput output(common_.json);
  TerminalProgress shown(isatty(STDERR_FILENO) == 1);
  SilentProgress silent;
  Context context{common_, output, common_.quiet ? static_cast<Progress&>(silent) : shown, interrupt.token()};
  try {
    action(context);
    shown.clear();
    return Done;
  } catch (...) {
    shown.clear();
    const auto exception = std::current_exception();
    const auto failure = failureOf(exception, interrupt.token().stop_requested() ? context.goOn() : "");
    show(failure, output);
    return failure.exit;
  }
}

int CommandLine::run(int argc, char** argv) {
  try {
    app_.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) {
      return app_.exit(error); // --help and --version
    }
    return refuseUsage(error, {argv, static_cast<std::size_t>(argc)});
  }
  return execute(actions_.at(app_.get_subcommands().front()->get_name()));
}

} // namespace stratoscope::cli
