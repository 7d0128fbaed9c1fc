#include "core/imaging/deidentification/element_name.h"

#include <dcmtk/dcmdata/dctk.h>
#include <string_view>

namespace stratoscope::imaging {
namespace {

DcmTagKey keyOf(std::uint32_t tag) { return {static_cast<Uint16>(tag >> 16), static_cast<Uint16>(tag & 0xffff)}; }

} // namespace

std::string tagText(std::uint32_t tag) { return keyOf(tag).toString().c_str(); }

std::string elementName(std::uint32_t tag) {
  if ((tag & 0x10000) != 0) {
    return "Private";
  }
  const auto& dictionary = dcmDataDict.rdlock();
  const auto* const entry = dictionary.findEntry(keyOf(tag), nullptr);
  std::string name = entry == nullptr ? "Unknown" : entry->getTagName();
  dcmDataDict.rdunlock();
  constexpr std::string_view retired = "RETIRED_"; // DCMTK's own mark
  return name.starts_with(retired) ? name.substr(retired.size()) : name;
}

} // namespace stratoscope::imaging
