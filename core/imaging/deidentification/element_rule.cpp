#include "core/imaging/deidentification/element_rule.h"

#include "core/imaging/deidentification/confidentiality_table.h"
#include "core/imaging/deidentification/dummy_value.h"
#include "core/imaging/deidentification/iod_type.h"
#include "core/imaging/deidentification/safe_private.h"

#include <algorithm>
#include <array>
#include <dcmtk/dcmdata/dctk.h>

namespace stratoscope::imaging {
namespace {

constexpr std::uint32_t patientName = 0x00100010;
constexpr std::uint32_t patientId = 0x00100020;
constexpr std::uint32_t contentSequence = 0x0040a730;
constexpr std::uint32_t graphicAnnotations = 0x00700001;

/// Without a row in the table, but they tell of hospitals, orders and persons, or of an earlier de-identification.
constexpr std::array alsoRemoved{
    0x00080051U,                                        // issuer of the accession number
    0x00100024U,                                        // issuer of the patient ID, qualifiers
    0x00100026U,                                        // source patient group
    0x00100027U,                                        // group of patients
    0x00120062U, 0x00120063U, 0x00120064U, 0x00280303U, // de-identification: written anew
    0x00201070U,                                        // other study numbers
    0x00287fe0U,                                        // pixel data provider URL
    0x00400026U, 0x00400027U,                           // order placer, order filler
    0x00400031U, 0x00400032U, 0x00400033U,              // entities that issue identifiers
    0x00400036U, 0x00400039U, 0x0040003aU,              // facility, jurisdiction, department
    0x00880130U,                                        // file-set ID
    0x4ffe0001U                                         // MAC parameters of signatures that are gone
};

/// UIDs of kinds and code systems, which stand for nobody's data; vendors have their own, so not all are registered.
constexpr std::array kindUids{
    0x00080016U, 0x0008001aU, 0x0008001bU, 0x00080062U, 0x00081150U, 0x0008115aU, // SOP classes
    0x0008010cU, 0x00080117U, 0x00080118U                                         // coding scheme, context, resource
};

std::uint32_t numberOf(const DcmElement& element) {
  return (std::uint32_t{element.getGTag()} << 16) | element.getETag();
}

bool isSequence(const DcmElement& element) { return element.ident() == EVR_SQ; }

bool isDate(DcmEVR vr) { return vr == EVR_DA || vr == EVR_DT; }

bool isDescriptive(DcmEVR vr) {
  return vr == EVR_LO || vr == EVR_SH || vr == EVR_ST || vr == EVR_LT || vr == EVR_UT || vr == EVR_UC || vr == EVR_CS;
}

bool isKnown(const DcmTagKey& tag) {
  const auto& dictionary = dcmDataDict.rdlock();
  const bool known = dictionary.findEntry(tag, nullptr) != nullptr;
  dcmDataDict.rdunlock();
  return known;
}

/// What reserved the block that a private element lies in; empty for none.
std::string creatorOf(DcmElement& element) {
  OFString creator;
  auto* const item = dynamic_cast<DcmItem*>(element.getParent());
  if (item != nullptr) {
    item->findAndGetOFString(DcmTagKey(element.getGTag(), static_cast<Uint16>(element.getETag() >> 8)), creator);
  }
  return {creator.data(), creator.size()};
}

/// Creators stand before their elements, and those that are not safe are gone by the time these are judged.
Decision privateRule(DcmElement& element, const Place& place) {
  if (!place.profile.has(ProfileOption::RetainSafePrivate)) {
    return {Deed::Remove, {}};
  }
  const auto group = element.getGTag();
  bool safe = false;
  if (element.getETag() >= 0x10 && element.getETag() <= 0xff) {
    OFString creator;
    element.getOFString(creator, 0);
    safe = isSafeCreator({creator.data(), creator.size()}, group);
  } else {
    safe = isSafePrivate(creatorOf(element), group, element.getETag());
  }
  return {safe ? Deed::Keep : Deed::Remove, ProfileOption::RetainSafePrivate};
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

Decision dateRule(DcmEVR vr, const Profile& profile) {
  if (profile.has(ProfileOption::FullDates)) {
    return {Deed::Keep, ProfileOption::FullDates};
  }
  if (profile.has(ProfileOption::ModifiedDates)) {
    return {isDate(vr) ? Deed::ShiftDate : Deed::Keep, ProfileOption::ModifiedDates, Deed::Dummy};
  }
  return {Deed::Dummy, {}};
}

Decision uidRule(std::uint32_t number, const Profile& profile) {
  if (std::ranges::find(kindUids, number) != kindUids.end()) {
    return {Deed::Keep, {}};
  }
  return profile.has(ProfileOption::RetainUids) ? Decision{Deed::Keep, ProfileOption::RetainUids}
                                                : Decision{Deed::MapUid, {}};
}

/// No row in the table.
Decision otherRule(const DcmElement& element, const Place& place) {
  if (std::ranges::find(alsoRemoved, numberOf(element)) != alsoRemoved.end() || !isKnown(element.getTag())) {
    return {Deed::Remove, {}};
  }
  switch (element.getVR()) {
  case EVR_UN:
  case EVR_UNKNOWN:
  case EVR_AE:
  case EVR_UR:
    return {Deed::Remove, {}};
  case EVR_PN:
  case EVR_ST:
  case EVR_LT:
  case EVR_UT:
    return {Deed::Dummy, {}};
  case EVR_DA:
  case EVR_DT:
  case EVR_TM:
    return dateRule(element.getVR(), place.profile);
  case EVR_UI:
    return uidRule(numberOf(element), place.profile);
  default:
    return {isSequence(element) ? Deed::CleanItems : Deed::Keep, {}};
  }
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
  return row != nullptr ? tableRule(*row, element, place) : otherRule(element, place);
}

} // namespace stratoscope::imaging
