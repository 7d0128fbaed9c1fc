#pragma once

#include "core/imaging/deidentification/profile.h"

#include <optional>
#include <string>

class DcmElement;

namespace stratoscope::imaging {

/// What is done with one element.
enum class Deed {
  Keep,
  Remove,
  Empty,
  Dummy,
  MapUid,
  MapPatient, ///< the patient's new identifier
  ShiftDate,
  CleanText,   ///< harmless words only, see descriptor.h; where none is left, `otherwise`
  CleanItems,  ///< a sequence: each element of its items by its own rule
  DummyItems,  ///< the same, but what no rule names becomes a dummy too
  DummyContent ///< a structured report's content: one item that says it was removed
};

struct Decision {
  Deed deed = Deed::Keep;
  std::optional<ProfileOption> option; ///< that asked for it; nothing: the basic profile, or no rule
  Deed otherwise = Deed::Remove;
};

/// Where an element stands.
struct Place {
  const Profile& profile;
  std::string sopClass;
  bool nested = false;
};

/// The rule for one element: table E.1-1 with the profile's options, and on top of it, stricter:
/// - group 0000 to 0006, group lengths, private elements (but those of Retain Safe Private), whole overlay and curve
///   groups, what the data dictionary does not know, and what has the VR UN, are removed;
/// - what names persons, places or systems and the table has no row for (VR PN, AE, UR, free text ST, LT and UT, some
///   issuers and order numbers) is removed or replaced by a dummy; dates and times without a row are treated as those
///   with one; UIDs without a row are mapped unless DICOM registered them or they name a
///   class or a code system.
/// Combined actions: an element gets a dummy where the table allows one and else zero length, for both are valid
/// wherever the attribute may stand; in the plain image classes (CR, CT, MR, US, secondary capture), where the type of
/// an attribute at the top level is known to be 3, it is removed, and where it is 2, emptied.
[[nodiscard]] Decision decide(DcmElement& element, const Place& place);

} // namespace stratoscope::imaging
