#include "core/workflow/importing/deidentified_import.h"

#include "core/base/error.h"

namespace stratoscope::workflow {
namespace {

std::filesystem::path freeFolder(const cohort::Cohort& cohort) {
  for (int number = 1;; ++number) {
    auto folder = cohort.folder() / "sources" / std::to_string(number);
    if (!std::filesystem::exists(folder)) {
      return folder;
    }
  }
}

[[noreturn]] void throwNothingCopied(const DeidentificationResult& copied) {
  const auto& first = copied.refused;
  throw Error(ErrorCode::NotFound, STRATOSCOPE_TEXT("nothing among the sources could be de-identified"),
              first.empty() ? std::string() : first.front().file.path.string(),
              first.empty() ? Text() : first.front().file.reason);
}

} // namespace

ImportResult importDeidentified(cohort::Cohort& cohort, const ImportOptions& options,
                                const DeidentificationOptions& copying, Progress& progress,
                                const std::stop_token& stop) {
  auto places = copying;
  places.sources = options.sources;
  places.out = freeFolder(cohort);
  const auto copied = deidentify(places, progress, stop);
  if (copied.files == 0) {
    std::filesystem::remove_all(places.out);
    throwNothingCopied(copied);
  }
  auto imported = options;
  imported.sources = {places.out};
  auto result = importSources(cohort, imported, progress, stop);
  for (const auto& refused : copied.refused) {
    result.skipped.push_back(refused.file);
  }
  return result;
}

} // namespace stratoscope::workflow
