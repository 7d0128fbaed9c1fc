#pragma once

#include "core/imaging/deidentification/pseudonyms.h"
#include "core/workflow/deidentification.h"

namespace stratoscope::workflow {

/// What may still identify, as sentences; each with the number of files where that is known.
[[nodiscard]] std::vector<Text> remainingRisks(const DeidentificationResult& result);
/// The report beside the output: profile, edition of the table, counts, elements kept, what may still identify, and the
/// refused files by their number. No value and no path of a source.
[[nodiscard]] std::string reportJson(const DeidentificationResult& result);
/// The command line's object: `files`, `kept`, `report`, and `refused` with the paths.
[[nodiscard]] std::string toJson(const DeidentificationResult& result);
/// CSV: kind (patient, uid), old, new; readable by its owner only. Throws Error::WriteFailed.
void writeMapping(const std::filesystem::path& path, const imaging::Pseudonyms& pseudonyms);

} // namespace stratoscope::workflow
