#pragma once

#include "core/cohort/cohort.h"

#include <map>
#include <string>
#include <vector>

namespace stratoscope::cohort {

/// Gives series of pictures, NIfTI and NPZ, which name no patient themselves, to the patient of this identifier, made
/// where it is new; patients and studies that are left without a series go. A DICOM series keeps its own patient, and
/// so does a series whose items are said to belong to several. The caller holds the Transaction.
/// @return the rows that were left as they are although another patient was named for them, ascending.
/// Throws Error::WriteFailed.
std::vector<int> assignPatients(Cohort& cohort, const std::map<int, std::string>& identifierOfRow);

} // namespace stratoscope::cohort
