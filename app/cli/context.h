#pragma once

#include "app/cli/result_output.h"
#include "core/base/progress.h"

#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>

namespace stratoscope::cli {

/// Options that every command has.
struct CommonOptions {
  bool json = false;
  bool quiet = false;
  std::string device = "auto";
  std::uint64_t seed = 0;
  int threads = 0; ///< 0: the machine's cores
};

/// What a command works with.
struct Context {
  const CommonOptions& common;
  const ResultOutput& output;
  Progress& progress;
  std::stop_token stop;
  /// What a person who stopped the command can do; asked only then.
  std::function<std::string()> goOn = [] { return std::string("Run the command again"); };
};

} // namespace stratoscope::cli
