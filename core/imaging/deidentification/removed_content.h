#pragma once

class DcmItem;

namespace stratoscope::imaging {

/// Puts a Content Sequence with one item in place of a structured report's: a comment (121106, DCM) that reads
/// "REMOVED", which keeps the report valid.
void putRemovedContent(DcmItem& item);

} // namespace stratoscope::imaging
