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

/// What a stop or a fault leaves of the copies would never be found again.
DeidentificationResult copy(const DeidentificationOptions& options, Progress& progress, const std::stop_token& stop) {
  try {
    auto copied = deidentify(options, progress, stop);
    if (copied.files == 0) {
      throwNothingCopied(copied);
    }
    return copied;
  } catch (const std::exception&) {
    std::error_code ignored;
    std::filesystem::remove_all(options.out, ignored);
    throw;
  }
}

} // namespace

DeidentifiedImport importDeidentified(cohort::Cohort& cohort, const ImportOptions& options,
                                      const DeidentificationOptions& copying, Progress& progress,
                                      const std::stop_token& stop) {
  auto places = copying;
  places.sources = options.sources;
  places.out = freeFolder(cohort);
  auto copies = copy(places, progress, stop);
  auto imported = options;
  imported.sources = {places.out};
  auto result = importSources(cohort, imported, progress, stop);
  for (const auto& refused : copies.refused) {
    result.skipped.push_back(refused.file);
  }
  return {std::move(result), std::move(copies)};
}

} // namespace stratoscope::workflow
