#include "core/imaging/deidentification/dummy_value.h"

#include <array>
#include <dcmtk/dcmdata/dctk.h>
#include <memory>

namespace stratoscope::imaging {
namespace {

const char* dummyText(DcmEVR vr) {
  switch (vr) {
  case EVR_AE:
  case EVR_CS:
  case EVR_LO:
  case EVR_LT:
  case EVR_PN:
  case EVR_SH:
  case EVR_ST:
  case EVR_UC:
  case EVR_UT:
    return "REMOVED";
  case EVR_AS:
    return "000Y";
  case EVR_DA:
    return "19000101";
  case EVR_DT:
    return "19000101000000";
  case EVR_TM:
    return "000000";
  case EVR_UR:
    return "urn:removed";
  case EVR_AT:
    return "(0000,0000)";
  case EVR_DS:
  case EVR_FD:
  case EVR_FL:
  case EVR_IS:
  case EVR_SL:
  case EVR_SS:
  case EVR_SV:
  case EVR_UL:
  case EVR_US:
  case EVR_UV:
  case EVR_xs:
    return "0";
  default:
    return nullptr;
  }
}

/// A new element without a value, where the VR is one that has elements.
std::unique_ptr<DcmElement> emptyElement(const DcmTagKey& tag, DcmEVR vr) {
  DcmElement* element = nullptr;
  if (DcmItem::newDicomElement(element, DcmTag(tag, DcmVR(vr))).bad()) {
    return nullptr;
  }
  return std::unique_ptr<DcmElement>(element);
}

void replace(DcmItem& item, const DcmTagKey& tag, std::unique_ptr<DcmElement> element) {
  item.findAndDeleteElement(tag);
  if (element && item.insert(element.get(), OFTrue).good()) {
    [[maybe_unused]] const auto* const owned = element.release(); // by the item
  }
}

bool isBytes(DcmEVR vr) { return vr == EVR_OB || vr == EVR_OW || vr == EVR_ox || vr == EVR_UN; }

bool fillBytes(DcmElement& element, DcmEVR vr) {
  const std::array<Uint8, 2> zeros{0, 0};
  const std::array<Uint16, 1> zero{0};
  return vr == EVR_OW ? element.putUint16Array(zero.data(), 1).good() : element.putUint8Array(zeros.data(), 2).good();
}

} // namespace

DcmEVR dictionaryVr(const DcmTagKey& tag, DcmEVR otherwise) {
  const DcmTag known(tag);
  const auto vr = known.getEVR();
  return vr == EVR_UNKNOWN || vr == EVR_UN || vr == EVR_UNKNOWN2B ? otherwise : vr;
}

void putDummy(DcmItem& item, const DcmTagKey& tag, DcmEVR vr) {
  const auto real = dictionaryVr(tag, vr);
  auto element = emptyElement(tag, real);
  const auto* const text = dummyText(real);
  bool filled = false;
  if (element && text != nullptr) {
    filled = element->putString(text).good();
  } else if (element && isBytes(real)) {
    filled = fillBytes(*element, real);
  }
  replace(item, tag, filled ? std::move(element) : nullptr);
}

void putEmpty(DcmItem& item, const DcmTagKey& tag, DcmEVR vr) {
  replace(item, tag, emptyElement(tag, dictionaryVr(tag, vr)));
}

void putText(DcmItem& item, const DcmTagKey& tag, DcmEVR vr, const char* text) {
  auto element = emptyElement(tag, dictionaryVr(tag, vr));
  const bool filled = element && element->putString(text).good();
  replace(item, tag, filled ? std::move(element) : nullptr);
}

} // namespace stratoscope::imaging
