#include "app/cli/deidentify_options.h"

#include "core/base/atomic_file.h"
#include "core/base/error.h"

namespace stratoscope::cli {
namespace {

/// A shorter secret could be found by trying.
constexpr std::size_t shortestKey = 16;

std::string readKey(const std::string& path) {
  auto key = readFile(path);
  while (!key.empty() && (key.back() == '\n' || key.back() == '\r')) {
    key.pop_back();
  }
  if (key.size() < shortestKey) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("is too short for a key"), path,
                STRATOSCOPE_TEXT("Put at least 16 random bytes into the file"));
  }
  return key;
}

} // namespace

void addDeidentifyOptions(CLI::App& command, DeidentifyArguments& arguments) {
  command.add_option("--profile", arguments.profile,
                     "Options on top of the basic profile, parted by commas: retain-safe-private, retain-uids, "
                     "retain-device, retain-institution, retain-patient, full-dates, modified-dates, "
                     "clean-descriptors, clean-structured-content, clean-graphics, clean-pixel-data, "
                     "accept-pixel-risk");
  command.add_option("--key-file", arguments.keyFile,
                     "File with a secret: the same one gives the same new identifiers; random unless told");
  command.add_option("--mapping", arguments.mapping, "CSV of old and new identifiers to write; keep it secret");
  command.add_option("--regions", arguments.regions,
                     "CSV of regions with burned-in text: modality,manufacturer,model,rows,columns,x,y,width,height");
}

workflow::DeidentificationOptions deidentificationOptions(const DeidentifyArguments& arguments) {
  workflow::DeidentificationOptions options;
  options.profile = imaging::parseProfile(arguments.profile);
  if (!arguments.keyFile.empty()) {
    options.key = readKey(arguments.keyFile);
  }
  if (!arguments.mapping.empty()) {
    options.mapping = arguments.mapping;
  }
  if (!arguments.regions.empty()) {
    options.regions = arguments.regions;
  }
  return options;
}

} // namespace stratoscope::cli
