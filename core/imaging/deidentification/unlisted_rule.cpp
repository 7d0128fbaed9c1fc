#include "core/imaging/deidentification/unlisted_rule.h"

#include "core/imaging/deidentification/element_facts.h"
#include "core/imaging/deidentification/safe_private.h"

#include <algorithm>
#include <array>
#include <dcmtk/dcmdata/dctk.h>
#include <string_view>

namespace stratoscope::imaging {
namespace {

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

/// Whether a value is numbers or a code word: a file may put a text where its vendor's own have a number.
bool holdsNumbersOrCode(DcmElement& element) {
  constexpr std::string_view ofNumbers = R"(0123456789+-.eE:\ )";
  constexpr std::string_view ofCodes = R"(ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_\ )";
  switch (element.getVR()) {
  case EVR_US:
  case EVR_SS:
  case EVR_UL:
  case EVR_SL:
  case EVR_FL:
  case EVR_FD:
    return true;
  case EVR_CS:
  case EVR_DS:
  case EVR_IS:
  case EVR_SH: {
    OFString value;
    element.getOFStringArray(value);
    const auto allowed = element.getVR() == EVR_CS ? ofCodes : ofNumbers;
    return std::string_view(value.data(), value.size()).find_first_not_of(allowed) == std::string_view::npos;
  }
  default:
    return false;
  }
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

} // namespace

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
    safe = isSafePrivate(creatorOf(element), group, element.getETag()) && holdsNumbersOrCode(element);
  }
  return {safe ? Deed::Keep : Deed::Remove, ProfileOption::RetainSafePrivate};
}

Decision unlistedRule(DcmElement& element, const Place& place) {
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

} // namespace stratoscope::imaging
