#pragma once

#include "core/base/progress.h"
#include "core/cohort/cohort.h"
#include "core/imaging/deidentification/cleaning_report.h"
#include "core/imaging/deidentification/profile.h"
#include "core/imaging/series.h"

#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace stratoscope::workflow {

struct DeidentificationOptions {
  std::vector<std::filesystem::path> sources; ///< files and folders
  std::filesystem::path out;                  ///< folder, made where new; not within a source
  imaging::Profile profile;
  std::string key;                              ///< secret of the new identifiers and dates; empty: a random one
  std::optional<std::filesystem::path> mapping; ///< CSV of old and new identifiers, written only where named
  std::optional<std::filesystem::path> regions; ///< CSV of burned-in regions, in addition to the built-in ones
};

/// How many of the files written could tell something on their own.
struct RemainingRisks {
  int faces = 0;         ///< CT, MR, PET of the head, or of a part that is not told
  int acceptedKinds = 0; ///< of a kind that often has text in its pixels; let through by accept-pixel-risk
  int blackened = 0;     ///< known regions blackened: text elsewhere would still be there
  int comments = 0;      ///< compressed frames with comments or application data
};

struct RefusedFile {
  imaging::SkippedFile file;
  int number = 0; ///< of the source, from 1 in the order of their paths: what the report says in place of the path
};

struct DeidentificationResult {
  int files = 0; ///< written
  int patients = 0;
  imaging::CleaningReport cleaning;
  RemainingRisks risks;
  std::vector<RefusedFile> refused;
  imaging::Profile profile;
  bool keyGiven = false;
  std::filesystem::path report; ///< JSON beside the output
};

/// Writes a de-identified copy of every DICOM file below the sources: the same tree with names that tell nothing
/// (folders by a keyed hash, files by their new SOP Instance UID), each file whole or not there, no file replaced. A
/// file that cannot be de-identified is listed with its reason and stops nothing. A stop keeps what is whole. Beside
/// the output stands deidentification-report.json, which holds no value and no path of a source.
/// Throws Error::InvalidArgument (no source, output within a source, mapping table within the output), NotFound,
/// WriteFailed, Unreadable (regions), Cancelled.
[[nodiscard]] DeidentificationResult deidentify(const DeidentificationOptions& options, Progress& progress,
                                                const std::stop_token& stop);

/// The same of the DICOM files that a cohort refers to, below the folder that holds them all. Files that are gone are
/// refused like those that cannot be read.
/// @param options its sources are not looked at. Throws Error::NotFound where the cohort has no DICOM file, and as
/// above.
[[nodiscard]] DeidentificationResult deidentifyCohort(const cohort::Cohort& cohort,
                                                      const DeidentificationOptions& options, Progress& progress,
                                                      const std::stop_token& stop);

} // namespace stratoscope::workflow
