#pragma once

#include "core/imaging/deidentification/profile.h"

#include <QString>
#include <QStringList>

namespace stratoscope::ui {

/// What a de-identified copy by this profile lacks, in plain sentences.
[[nodiscard]] QStringList removedInWords(const imaging::Profile& profile);
/// What it still has, in plain sentences.
[[nodiscard]] QStringList keptInWords(const imaging::Profile& profile);
/// What an option keeps, in a few words: for lists.
[[nodiscard]] QString optionInWords(imaging::ProfileOption option);
/// "Basic profile, dates shifted, UIDs kept".
[[nodiscard]] QString profileInWords(const imaging::Profile& profile);

} // namespace stratoscope::ui
