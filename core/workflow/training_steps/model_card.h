#pragma once

#include "core/cohort/cohort.h"
#include "core/cohort/runs.h"

#include <string>

namespace stratoscope::workflow {

/// Writes what a trained model is beside it, as models/HASH.card.json and models/HASH.card.md: the file and its hash,
/// the options, the hash of the items it saw, how they were preprocessed, the curves of its losses, and the figures of
/// every evaluation of an embedding by it. Names no source file and no patient.
/// @param licence of the data; where it is empty that of an earlier card stays, else the values of the cohort's column
///                "licence" or "license" are named.
/// Throws Error::WriteFailed.
void writeModelCard(const cohort::Cohort& cohort, const cohort::Run& training, const std::string& licence = {});

/// The card of the model that made an embedding, with the figures that there are by now; nothing where the cohort did
/// not train that model.
/// @param embedding number of the embedding's run. Throws as above.
void refreshModelCard(const cohort::Cohort& cohort, std::int64_t embedding);

} // namespace stratoscope::workflow
