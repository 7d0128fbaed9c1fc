#pragma once

#include "core/workflow/deidentification.h"

#include <CLI/CLI.hpp>

namespace stratoscope::cli {

/// How files are de-identified, as it is told on the command line.
struct DeidentifyArguments {
  std::string profile;
  std::string keyFile;
  std::string mapping;
  std::string regions;
};

/// --profile, --key-file, --mapping and --regions.
void addDeidentifyOptions(CLI::App& command, DeidentifyArguments& arguments);
/// Without sources and output. Throws what parsing the profile and reading the key's file throw, and
/// Error::InvalidArgument for a key of fewer than 16 bytes.
[[nodiscard]] workflow::DeidentificationOptions deidentificationOptions(const DeidentifyArguments& arguments);

} // namespace stratoscope::cli
