#include "core/imaging/deidentification/dataset_cleaner.h"

#include "core/base/error.h"
#include "core/imaging/deidentification/date_value.h"
#include "core/imaging/deidentification/descriptor.h"
#include "core/imaging/deidentification/dummy_value.h"
#include "core/imaging/deidentification/element_facts.h"
#include "core/imaging/deidentification/removed_content.h"

#include <dcmtk/dcmdata/dctk.h>
#include <functional>
#include <vector>

namespace stratoscope::imaging {
namespace {

constexpr int deepest = 64;

std::string text(DcmItem& item, const DcmTagKey& tag) {
  OFString value;
  item.findAndGetOFStringArray(tag, value);
  const auto last = value.find_last_not_of(' ');
  return {value.data(), last == OFString_npos ? 0 : last + 1};
}

std::string valueOf(DcmElement& element) {
  OFString value;
  element.getOFStringArray(value);
  return {value.data(), value.size()};
}

/// Each of the values that backslashes part.
std::string eachValue(const std::string& values, const std::function<std::string(const std::string&)>& change) {
  std::string changed;
  for (std::size_t first = 0; first <= values.size();) {
    const auto end = std::min(values.find('\\', first), values.size());
    changed.append(first > 0 ? "\\" : "").append(change(values.substr(first, end - first)));
    first = end + 1;
  }
  return changed;
}

/// A UID that DICOM registered stands for a class or a syntax, and for nobody's image.
bool isRegistered(const std::string& uid) { return dcmFindNameOfUID(uid.c_str()) != nullptr; }

/// PS3.15 asks that ages over 89 are not told apart.
std::string cappedAge(const std::string& age) {
  constexpr int oldest = 90;
  return age.size() >= 4 && age[3] == 'Y' && std::atoi(age.substr(0, 3).c_str()) >= oldest ? "090Y" : age;
}

bool isNumberText(DcmEVR vr) { return vr == EVR_DS || vr == EVR_IS; }

/// What is not a number, where one has to be, may be anything.
bool isNumeric(const std::string& text) { return text.find_first_not_of("0123456789+-.eE \\") == std::string::npos; }

bool isCheckedText(DcmEVR vr) { return vr == EVR_LO || vr == EVR_SH || vr == EVR_UC; }

} // namespace

std::string patientKey(DcmItem& data) {
  auto key = text(data, DCM_PatientID);
  if (key.empty()) {
    key = text(data, DCM_PatientName) + text(data, DCM_PatientBirthDate);
  }
  return key.empty() ? text(data, DCM_StudyInstanceUID) : key;
}

DatasetCleaner::DatasetCleaner(DcmDataset& data, const Profile& profile, Pseudonyms& pseudonyms)
    : data_(data), profile_(profile), pseudonyms_(pseudonyms), sopClass_(text(data, DCM_SOPClassUID)),
      identity_(patientKey(data)), patient_(pseudonyms.patient(identity_)), words_(data) {}

CleaningReport DatasetCleaner::clean() {
  report_ = {};
  cleanItem(data_, false, 0);
  putText(data_, DCM_PatientName, EVR_PN, patient_.c_str());
  putText(data_, DCM_PatientID, EVR_LO, patient_.c_str());
  return report_;
}

void DatasetCleaner::cleanItem(DcmItem& item, bool everything, int depth) {
  if (depth > deepest) {
    throw Error(ErrorCode::Unsupported, STRATOSCOPE_TEXT("has sequences nested too deep"));
  }
  std::vector<DcmElement*> elements;
  for (unsigned long i = 0; i < item.card(); ++i) {
    elements.push_back(item.getElement(i));
  }
  for (auto* const element : elements) {
    const auto decision = judged(*element, everything, depth);
    count(*element, decision);
    apply(item, *element, decision, depth);
  }
}

Decision DatasetCleaner::judged(DcmElement& element, bool everything, int depth) const {
  auto decision = decide(element, {profile_, sopClass_, depth > 0});
  const auto vr = element.getVR();
  if (decision.option || (decision.deed != Deed::Keep && decision.deed != Deed::CleanItems)) {
    return decision;
  }
  if (decision.deed == Deed::CleanItems) {
    decision.deed = everything ? Deed::DummyItems : Deed::CleanItems;
  } else if (isNumberText(vr) && !isNumeric(valueOf(element))) {
    decision.deed = Deed::Remove;
  } else if (everything && vr != EVR_UI) { // UIDs that are kept name classes
    decision.deed = Deed::Dummy;
  } else if (isCheckedText(vr) && words_.personIn(valueOf(element))) {
    decision.deed = Deed::Dummy;
    decision.otherwise = Deed::Dummy; // marks it for the count
  }
  return decision;
}

void DatasetCleaner::count(const DcmElement& element, const Decision& decision) {
  ++report_.counts[static_cast<std::size_t>(decision.deed)];
  const bool removed = decision.deed == Deed::Remove;
  const bool isPrivate = (element.getGTag() & 1) != 0;
  report_.overlays += removed && (element.getGTag() & 0xff01) == 0x6000 ? 1 : 0;
  report_.privateRemoved += removed && isPrivate ? 1 : 0;
  report_.unknownRemoved +=
      removed && !isPrivate && (element.getVR() == EVR_UN || element.getVR() == EVR_UNKNOWN) ? 1 : 0;
  report_.namesFound += decision.deed == Deed::Dummy && decision.otherwise == Deed::Dummy ? 1 : 0;
  const bool leaves = decision.deed == Deed::Keep || decision.deed == Deed::CleanItems;
  if (decision.option && leaves) {
    report_.kept.emplace(numberOf(element), *decision.option);
  }
}

void DatasetCleaner::apply(DcmItem& item, DcmElement& element, const Decision& decision, int depth) {
  const DcmTagKey tag = element.getTag().getXTag();
  switch (decision.deed) {
  case Deed::Keep:
    if (element.getVR() == EVR_AS) {
      putText(item, tag, EVR_AS, cappedAge(valueOf(element)).c_str());
    }
    break;
  case Deed::Remove:
    item.findAndDeleteElement(tag);
    break;
  case Deed::Empty:
    putEmpty(item, tag, element.getVR());
    break;
  case Deed::Dummy:
    putDummy(item, tag, element.getVR());
    break;
  case Deed::MapUid:
    mapUids(element);
    break;
  case Deed::MapPatient:
    mapPatient(item, element, depth);
    break;
  case Deed::ShiftDate:
    shiftDates(item, element, decision, depth);
    break;
  case Deed::CleanText:
    cleanText(item, element, decision, depth);
    break;
  case Deed::CleanItems:
  case Deed::DummyItems:
    cleanItems(element, decision.deed == Deed::DummyItems, depth);
    break;
  case Deed::DummyContent:
    putRemovedContent(item);
    break;
  }
}

void DatasetCleaner::cleanItems(DcmElement& sequence, bool everything, int depth) {
  auto& items = dynamic_cast<DcmSequenceOfItems&>(sequence);
  for (unsigned long i = 0; i < items.card(); ++i) {
    cleanItem(*items.getItem(i), everything, depth + 1);
  }
}

void DatasetCleaner::mapUids(DcmElement& element) {
  const auto mapped = eachValue(valueOf(element), [this](const std::string& uid) {
    return uid.empty() || isRegistered(uid) ? uid : pseudonyms_.uid(uid);
  });
  element.putString(mapped.c_str());
}

void DatasetCleaner::mapPatient(DcmItem& item, DcmElement& element, int depth) {
  const DcmTagKey tag = element.getTag().getXTag();
  if (depth == 0) {
    putText(item, tag, EVR_LO, patient_.c_str());
  } else if (tag == DCM_PatientName) {
    putEmpty(item, tag, EVR_PN);
  } else {
    const auto original = text(item, tag);
    putText(item, tag, EVR_LO, original.empty() ? "" : pseudonyms_.patient(original).c_str());
  }
}

void DatasetCleaner::shiftDates(DcmItem& item, DcmElement& element, const Decision& decision, int depth) {
  bool valid = true;
  const int days = pseudonyms_.dateShift(identity_);
  const auto shifted = eachValue(valueOf(element), [&](const std::string& value) {
    const auto date = shiftedDate(value, days);
    valid = valid && (date || value.empty());
    return date.value_or("");
  });
  const auto tag = numberOf(element);
  if (!valid) {
    apply(item, element, {decision.otherwise, {}}, depth);
    return;
  }
  element.putString(shifted.c_str());
  report_.kept.emplace(tag, *decision.option);
}

void DatasetCleaner::cleanText(DcmItem& item, DcmElement& element, const Decision& decision, int depth) {
  const auto cleaned = cleanedDescriptor(valueOf(element), words_);
  const auto tag = numberOf(element);
  if (cleaned.empty()) {
    apply(item, element, {decision.otherwise, {}}, depth);
    return;
  }
  putText(item, element.getTag().getXTag(), element.getVR(), cleaned.c_str());
  report_.kept.emplace(tag, *decision.option);
}

} // namespace stratoscope::imaging
