#pragma once

#include <optional>
#include <string>

namespace stratoscope::imaging {

/// A DICOM date (DA: YYYYMMDD, the old YYYY.MM.DD too) or date with time (DT: YYYY[MM[DD[HHMMSS.FFFFFF]]][&ZZXX]) moved
/// by whole days, in the precision it had; what follows the day stays as it is. Nothing for a text that is not a date.
[[nodiscard]] std::optional<std::string> shiftedDate(const std::string& value, int days);

} // namespace stratoscope::imaging
