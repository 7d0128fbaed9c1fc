#pragma once

#include "core/cohort/items.h"
#include "core/cohort/staging.h"
#include "core/imaging/recipe.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace stratoscope::workflow {

/// A series as an import has read it: what the cohort will hold of it, or why it is left out.
struct ReadSeries {
  std::string pixelHash;
  std::vector<cohort::NewItem> items;
  int bits = 8;                     ///< of each pixel, the low byte first
  std::vector<std::uint8_t> pixels; ///< of all items, one behind the other
  std::vector<imaging::FileWarning> warnings;
  std::optional<imaging::SkippedFile> skipped;
};

/// The file of staged pixels; an import holds it locked.
[[nodiscard]] std::filesystem::path stagedPixels(const cohort::Cohort& cohort);

/// What an import has read so far, kept so that it can go on after a stop or a kill: the pixels in a file beside the
/// item tensors, the rest in the cohort's journal. Pixels are on the disk before the journal names them, so that
/// whatever it names is whole. Nothing of this is visible in the cohort.
class ImportStaging {
public:
  /// Opens what an earlier import left; pixels that the journal does not name are cut off.
  /// Throws Error::Conflict while another import into the cohort runs, Error::WriteFailed.
  ImportStaging(cohort::Cohort& cohort, const imaging::Recipe& recipe);
  ~ImportStaging();
  ImportStaging(const ImportStaging&) = delete;
  ImportStaging& operator=(const ImportStaging&) = delete;

  /// What a series is known by: its files (path, size, time), its place among them and the recipe.
  [[nodiscard]] std::string keyOf(const imaging::Series& series, const std::vector<cohort::SourceFile>& files) const;
  [[nodiscard]] bool has(const std::string& key);
  /// @param pixels whether they are to be read, too. The key must be there.
  [[nodiscard]] ReadSeries read(const std::string& key, bool pixels);
  /// Adds series by their keys: when this returns, a kill does not lose them. Throws Error::WriteFailed.
  void add(const std::vector<std::pair<std::string, ReadSeries>>& read);
  /// Forgets all; within the transaction that makes it part of the cohort. The file goes with removeFile().
  void clear();
  void removeFile() const;

private:
  std::string recipe_;
  cohort::Cohort& cohort_;
  cohort::Staging journal_;
  std::filesystem::path path_;
  int descriptor_ = -1;
  std::int64_t end_ = 0;
};

} // namespace stratoscope::workflow
