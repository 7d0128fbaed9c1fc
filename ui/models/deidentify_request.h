#pragma once

#include "core/imaging/deidentification/profile.h"

#include <QString>

namespace stratoscope::ui {

/// What a person asks of a de-identified copy.
struct DeidentifyRequest {
  bool ofCohort = false; ///< the DICOM files of the open cohort, else those of `source`
  QString source;        ///< a folder
  QString target;        ///< a folder
  imaging::Profile profile;
  QString secret;  ///< of the new identifiers; empty for a random one
  QString mapping; ///< CSV of old and new identifiers to write; empty for none
  QString regions; ///< CSV of regions with texts in the pixels, beside those that are known; empty for none
};

} // namespace stratoscope::ui
