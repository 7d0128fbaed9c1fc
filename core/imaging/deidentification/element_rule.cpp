#include "core/imaging/deidentification/element_rule.h"

#include "core/imaging/deidentification/confidentiality_table.h"
#include "core/imaging/deidentification/element_facts.h"
#include "core/imaging/deidentification/iod_type.h"
#include "core/imaging/deidentification/unlisted_rule.h"

#include <dcmtk/dcmdata/dctk.h>

namespace stratoscope::imaging {
namespace {

constexpr std::uint32_t patientName = 0x00100010;
constexpr std::uint32_t patientId = 0x00100020;
constexpr std::uint32_t contentSequence = 0x0040a730;
constexpr std::uint32_t graphicAnnotations = 0x00700001;

bool isDescriptive(DcmEVR vr) {
  return vr == EVR_LO || vr == EVR_SH || vr == EVR_ST || vr == EVR_LT || vr == EVR_UT || vr == EVR_UC || vr == EVR_CS;
}

Deed dummyDeed(const DcmElement& element) {
  if (!isSequence(element)) {
    return element.getVR() == EVR_UI ? Deed::MapUid : Deed::Dummy;
  }
  switch (numberOf(element)) {
  case contentSequence:
    return Deed::DummyContent;
  case graphicAnnotations:
    return Deed::Remove; // a module of its own that may be absent; a dummy drawing would say nothing
  default:
    return Deed::DummyItems;
  }
}

/// An action that leaves no choice, as a deed.
Deed deedOf(Action action, const DcmElement& element) {
  switch (action) {
  case Action::Keep:
    return isSequence(element) ? Deed::CleanItems : Deed::Keep;
  case Action::Empty:
    return Deed::Empty;
  case Action::Dummy:
    return dummyDeed(element);
  case Action::Uid:
    if (isSequence(element)) {
      return Deed::CleanItems;
    }
    return element.getVR() == EVR_UI ? Deed::MapUid : Deed::Remove;
  default:
    return Deed::Remove;
  }
}

Deed basicDeed(Action action, const DcmElement& element, const Place& place) {
  return deedOf(singleAction(action, numberOf(element), place.sopClass, place.nested), element);
}

/// What an option's C makes of an element; what cannot be cleaned falls under the basic profile.
Decision cleaned(const TableRow& row, ProfileOption option, const DcmElement& element, const Place& place) {
  const auto basic = basicDeed(row.basic, element, place);
  const auto vr = element.getVR();
  switch (option) {
  case ProfileOption::ModifiedDates:
    if (isDate(vr) || vr == EVR_TM) {
      return {isDate(vr) ? Deed::ShiftDate : Deed::Keep, option, basic};
    }
    break;
  case ProfileOption::CleanDescriptors:
  case ProfileOption::RetainPatient:
    if (isDescriptive(vr)) {
      return {Deed::CleanText, option, basic};
    }
    break;
  case ProfileOption::CleanStructuredContent:
  case ProfileOption::CleanGraphics:
    if (isSequence(element)) {
      return {Deed::CleanItems, option, basic};
    }
    break;
  default:
    break;
  }
  return {basic, {}};
}

Decision tableRule(const TableRow& row, const DcmElement& element, const Place& place) {
  const auto number = numberOf(element);
  if (number == patientName || number == patientId) {
    return {Deed::MapPatient, {}};
  }
  const auto asked = ruling(row, place.profile);
  if (asked.action == Action::Clean) {
    return cleaned(row, *asked.option, element, place);
  }
  if (asked.action == Action::Keep && element.getVR() == EVR_UN) {
    return {Deed::Remove, {}}; // bytes that nobody can judge
  }
  return {basicDeed(asked.action, element, place), asked.option};
}

} // namespace

Decision decide(DcmElement& element, const Place& place) {
  const auto group = element.getGTag();
  const auto family = group & 0xff00;
  if (group < 0x0008 || element.getETag() == 0) {
    return {Deed::Remove, {}};
  }
  if ((group & 1) != 0) {
    return privateRule(element, place);
  }
  if (family == 0x5000 || family == 0x6000) {
    return {Deed::Remove, {}}; // the rest of an overlay without its data would be invalid
  }
  const auto* const row = findRow(numberOf(element));
  return row != nullptr ? tableRule(*row, element, place) : unlistedRule(element, place);
}

} // namespace stratoscope::imaging
