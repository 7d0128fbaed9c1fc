#include "core/imaging/deidentification/iod_type.h"

#include <algorithm>
#include <array>

namespace stratoscope::imaging {
namespace {

/// Image classes made of the plain modules (general study, series, equipment, image), where the types below hold.
constexpr std::array<std::string_view, 6> plainClasses{
    "1.2.840.10008.5.1.4.1.1.1",   // computed radiography
    "1.2.840.10008.5.1.4.1.1.2",   // CT
    "1.2.840.10008.5.1.4.1.1.4",   // MR
    "1.2.840.10008.5.1.4.1.1.6.1", // ultrasound
    "1.2.840.10008.5.1.4.1.1.3.1", // ultrasound, several frames
    "1.2.840.10008.5.1.4.1.1.7"    // secondary capture
};

constexpr std::array type3{
    0x00080012U, 0x00080013U,              // creation of the instance
    0x00080021U, 0x00080031U,              // series date and time
    0x00080022U, 0x00080032U, 0x0008002aU, // acquisition
    0x00080080U, 0x00080082U,              // institution
    0x00081010U,                           // station
    0x00081070U, 0x00081072U,              // operators
    0x00081110U, 0x00081111U,              // referenced study and step
    0x00181000U,                           // device serial number
    0x00181030U, 0x00181400U,              // protocol, processing
    0x0018700aU, 0x0018700cU, 0x0018700eU, // detector
    0x00321060U                            // requested procedure
};

constexpr std::array type2{0x00080023U, 0x00080033U, 0x00180010U}; // content date and time, contrast agent

bool has(const auto& tags, std::uint32_t tag) { return std::ranges::find(tags, tag) != tags.end(); }

/// For a type that is not known.
Action safest(Action action) {
  switch (action) {
  case Action::RemoveOrEmpty:
    return Action::Empty;
  case Action::RemoveOrDummy:
  case Action::EmptyOrDummy:
  case Action::RemoveEmptyOrDummy:
    return Action::Dummy;
  case Action::RemoveEmptyOrUid:
    return Action::Uid;
  default:
    return action;
  }
}

} // namespace

Action singleAction(Action action, std::uint32_t tag, std::string_view sopClass, bool nested) {
  const auto safe = safest(action);
  const bool combined = safe != action;
  const bool typeKnown = !nested && std::ranges::find(plainClasses, sopClass) != plainClasses.end();
  if (!combined || !typeKnown || action == Action::RemoveEmptyOrUid) {
    return safe;
  }
  if (has(type3, tag) && action != Action::EmptyOrDummy) {
    return Action::Remove;
  }
  return has(type2, tag) && action != Action::RemoveOrDummy ? Action::Empty : safe;
}

} // namespace stratoscope::imaging
