#pragma once

namespace stratoscope::imaging {

/// What DICOM PS3.15 table E.1-1 asks for an attribute; the letters are its action codes.
enum class Action {
  Keep,               ///< K: unchanged; a sequence is kept with its items cleaned
  Clean,              ///< C: replaced by what does not identify
  Remove,             ///< X
  Empty,              ///< Z: zero length, or a dummy
  Dummy,              ///< D: a value that fits the VR and says nothing
  Uid,                ///< U: another UID, the same one wherever the old one stood
  RemoveOrEmpty,      ///< X/Z
  RemoveOrDummy,      ///< X/D
  EmptyOrDummy,       ///< Z/D
  RemoveEmptyOrDummy, ///< X/Z/D
  RemoveEmptyOrUid    ///< X/Z/U*: for sequences of references
};

} // namespace stratoscope::imaging
