#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

namespace stratoscope::imaging {

/// The elements of a Siemens CSA header (private elements (0029,1010) and (0029,1020)) by their names, each with its
/// values as text. Both known forms are read ("SV10" and the older one without a mark). What is damaged ends the list:
/// lengths are checked before anything is read.
/// Source: the layout as described in the documentation of nibabel, "Siemens format DICOM with CSA header".
[[nodiscard]] std::map<std::string, std::vector<std::string>> readCsaHeader(std::span<const unsigned char> bytes);

} // namespace stratoscope::imaging
