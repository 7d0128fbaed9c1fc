#include "core/imaging/deidentification/safe_private.h"

#include <algorithm>
#include <array>

namespace stratoscope::imaging {
namespace {

struct SafeElement {
  std::string_view creator;
  std::uint16_t group;
  std::uint16_t element;
};

constexpr std::array safe{
    SafeElement{"ELSCINT1", 0x00e1, 0x21},                  // dose length product
    SafeElement{"ELSCINT1", 0x00e1, 0x50},                  // duration of the acquisition
    SafeElement{"ELSCINT1", 0x01e1, 0x26},                  // phantom type
    SafeElement{"ELSCINT1", 0x01f1, 0x01},                  // acquisition type
    SafeElement{"ELSCINT1", 0x01f1, 0x07},                  // table velocity
    SafeElement{"ELSCINT1", 0x01f1, 0x26},                  // pitch
    SafeElement{"ELSCINT1", 0x01f1, 0x27},                  // rotation time
    SafeElement{"GEIIS PACS", 0x0903, 0x10},                // reject flag
    SafeElement{"GEIIS PACS", 0x0903, 0x11},                // significant flag
    SafeElement{"GEIIS PACS", 0x0903, 0x12},                // confidential flag
    SafeElement{"GEMS_ACQU_01", 0x0019, 0x23},              // table speed
    SafeElement{"GEMS_ACQU_01", 0x0019, 0x24},              // middle of the scan, s
    SafeElement{"GEMS_ACQU_01", 0x0019, 0x27},              // rotation speed
    SafeElement{"GEMS_HELIOS_01", 0x0045, 0x01},            // macro rows
    SafeElement{"GEMS_HELIOS_01", 0x0045, 0x02},            // macro width
    SafeElement{"GEMS_PARM_01", 0x0043, 0x27},              // pitch ratio
    SafeElement{"GEMS_PARM_01", 0x0043, 0x39},              // b-value
    SafeElement{"GEMS_PARM_01", 0x0043, 0x6f},              // table entry and gradient coil
    SafeElement{"GEMS_SERS_01", 0x0025, 0x07},              // images in the series
    SafeElement{"Philips Imaging DD 001", 0x2001, 0x03},    // b-value
    SafeElement{"Philips Imaging DD 001", 0x2001, 0x04},    // diffusion direction
    SafeElement{"Philips MR Imaging DD 001", 0x2005, 0x0d}, // scale intercept
    SafeElement{"Philips MR Imaging DD 001", 0x2005, 0x0e}, // scale slope
    SafeElement{"Philips PET Private Group", 0x7053, 0x00}, // SUV factor
    SafeElement{"Philips PET Private Group", 0x7053, 0x09}, // activity concentration factor
    SafeElement{"SIEMENS MR HEADER", 0x0019, 0x0c},         // b-value
    SafeElement{"SIEMENS MR HEADER", 0x0019, 0x0d},         // diffusion directionality
    SafeElement{"SIEMENS MR HEADER", 0x0019, 0x0e},         // diffusion gradient direction
    SafeElement{"SIEMENS MR HEADER", 0x0019, 0x27},         // b-matrix
};

std::string_view trimmed(std::string_view text) {
  const auto last = text.find_last_not_of(' ');
  return text.substr(0, last == std::string_view::npos ? 0 : last + 1);
}

} // namespace

bool isSafePrivate(std::string_view creator, std::uint16_t group, std::uint16_t element) {
  return std::ranges::any_of(safe, [&](const SafeElement& one) {
    return one.group == group && one.element == (element & 0xff) && one.creator == trimmed(creator);
  });
}

bool isSafeCreator(std::string_view creator, std::uint16_t group) {
  return std::ranges::any_of(
      safe, [&](const SafeElement& one) { return one.group == group && one.creator == trimmed(creator); });
}

} // namespace stratoscope::imaging
