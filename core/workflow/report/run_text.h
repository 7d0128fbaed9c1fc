#pragma once

#include "core/cohort/runs.h"

#include <string>
#include <utility>
#include <vector>

namespace stratoscope::workflow {

/// What a run stored as a JSON object, one line of text for each value ("model.latent", "64"). Places of files, which
/// may name a person or a patient, are left out.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> fieldsOf(const std::string& json);

/// One of these fields as text; empty when it is not there.
[[nodiscard]] std::string fieldOf(const std::string& json, const std::string& field);

/// The run of this id; null for none.
[[nodiscard]] const cohort::Run* findRun(const std::vector<cohort::Run>& runs, std::int64_t id);

/// 2026-03-04T05:06:07Z as "2026-03-04 05:06:07".
[[nodiscard]] std::string timeText(std::string isoTime);

} // namespace stratoscope::workflow
