#pragma once

#include <dcmtk/dcmdata/dctagkey.h>
#include <dcmtk/dcmdata/dcvr.h>

class DcmItem;

namespace stratoscope::imaging {

/// The VR of the data dictionary; where that has none, or UN, `otherwise`.
[[nodiscard]] DcmEVR dictionaryVr(const DcmTagKey& tag, DcmEVR otherwise);
/// Puts a value that fits the VR and says nothing in the element's place: "REMOVED", 0, 1 January 1900. The element is
/// made anew, so nothing of the old one stays. A VR that no dummy is known for: the element is removed.
void putDummy(DcmItem& item, const DcmTagKey& tag, DcmEVR vr);
/// Puts an element (a sequence: without items) of zero length in the element's place.
void putEmpty(DcmItem& item, const DcmTagKey& tag, DcmEVR vr);
/// Puts a text in the element's place.
void putText(DcmItem& item, const DcmTagKey& tag, DcmEVR vr, const char* text);

} // namespace stratoscope::imaging
