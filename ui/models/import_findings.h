#pragma once

#include "ui/models/file_note_model.h"
#include "ui/models/found_tree_model.h"

#include <QStringList>

#include <memory>

namespace stratoscope::ui {

/// What was found in the sources of an import, made ready for showing on a worker thread.
struct ImportFindings {
  std::shared_ptr<const workflow::SourcePreview> preview; ///< null while nothing was looked at
  FoundTree tree;
  std::vector<FileNote> notes;
  QStringList columns; ///< of metadata that the files themselves bring

  [[nodiscard]] bool readable() const { return preview && !preview->series.empty(); }
  /// Whether the cohort has all of it already.
  [[nodiscard]] bool allKnown() const;
};

[[nodiscard]] ImportFindings findingsOf(workflow::SourcePreview preview);
/// "7 series of 5 patients, 412 slices in 380 files, 96 MB; about 7 images come of them".
[[nodiscard]] QString summaryOf(const workflow::SourcePreview& preview, const imaging::Recipe& recipe);

} // namespace stratoscope::ui
