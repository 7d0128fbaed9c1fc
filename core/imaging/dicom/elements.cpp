#include "core/imaging/dicom/elements.h"

#include <algorithm>
#include <string_view>

namespace stratoscope::imaging {
namespace {

constexpr std::uint32_t undefined = 0xFFFFFFFF;
constexpr std::uint32_t transferSyntaxTag = 0x00020010;
constexpr std::uint32_t sharedGroups = 0x52009229;
constexpr std::uint32_t frameGroups = 0x52009230;
constexpr std::uint32_t floatPixels = 0x7FE00008;
constexpr std::uint32_t doublePixels = 0x7FE00009;
constexpr std::uint32_t pixelData = 0x7FE00010;
constexpr std::uint32_t itemTag = 0xFFFEE000;
constexpr std::uint32_t itemEnd = 0xFFFEE00D;
constexpr std::uint32_t sequenceEnd = 0xFFFEE0DD;
constexpr int deepest = 16; ///< sequences within sequences; a forged file must not exhaust the stack

std::uint32_t number(std::string_view bytes, std::size_t count) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < count; ++i) {
    value |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[i])) << (8 * i);
  }
  return value;
}

std::uint32_t tagOf(std::string_view bytes) { return number(bytes, 2) << 16 | number(bytes.substr(2), 2); }

struct Element {
  std::uint32_t tag = 0;
  std::uint32_t length = 0;
  std::int64_t value = 0; ///< offset of its first byte
  bool unknown = false;   ///< VR UN: what it nests is encoded implicitly
};

/// A walk over the elements of one file. Whatever does not fit ends it with an empty optional.
class Walk {
public:
  explicit Walk(FileWindow& file) : file_(file) {}

  [[nodiscard]] std::optional<Element> element(std::int64_t offset, bool implicit) {
    const auto head = file_.at(offset, 12);
    if (head.size() < 8) {
      return std::nullopt;
    }
    Element element{tagOf(head), number(head.substr(4), 4), offset + 8, false};
    const bool delimiter = element.tag >> 16 == 0xFFFE;
    return implicit || delimiter ? element : explicitElement(head, element);
  }

  /// The offset behind an element's value; nothing where it reaches beyond the file's end.
  [[nodiscard]] std::optional<std::int64_t> behind(const Element& element, bool implicit, int depth = 0) {
    if (element.length == undefined) {
      return behindItems(element.value, implicit || element.unknown, depth + 1);
    }
    const auto end = element.value + element.length;
    return end <= file_.size() ? std::optional(end) : std::nullopt;
  }

private:
  static std::optional<Element> explicitElement(std::string_view head, Element element) {
    const auto vr = head.substr(4, 2);
    if (std::any_of(vr.begin(), vr.end(), [](char c) { return c < 'A' || c > 'Z'; })) {
      return std::nullopt;
    }
    constexpr std::string_view longer = "OB OD OF OL OV OW SQ SV UC UN UR UT UV";
    if (longer.find(vr) == std::string_view::npos) {
      element.length = number(head.substr(6), 2);
      return element;
    }
    if (head.size() < 12) {
      return std::nullopt;
    }
    element.length = number(head.substr(8), 4);
    element.value += 4;
    element.unknown = vr == "UN";
    return element;
  }

  /// A sequence of undefined length, or the fragments of encapsulated pixel data.
  std::optional<std::int64_t> behindItems(std::int64_t offset, bool implicit, int depth) {
    std::optional<std::int64_t> next = depth <= deepest ? std::optional(offset) : std::nullopt;
    while (next) {
      const auto item = element(*next, true);
      if (item && item->tag == sequenceEnd) {
        return item->value;
      }
      if (!item || item->tag != itemTag) {
        return std::nullopt;
      }
      next = item->length == undefined ? behindItem(item->value, implicit, depth) : behind(*item, implicit);
    }
    return std::nullopt;
  }

  std::optional<std::int64_t> behindItem(std::int64_t offset, bool implicit, int depth) {
    std::optional<std::int64_t> next = offset;
    while (next) {
      const auto inner = element(*next, implicit);
      if (!inner) {
        return std::nullopt;
      }
      if (inner->tag == itemEnd) {
        return inner->value;
      }
      next = behind(*inner, implicit, depth);
    }
    return std::nullopt;
  }

  FileWindow& file_;
};

/// Reads the file meta information. @return the offset of the data set.
std::optional<std::int64_t> readMeta(FileWindow& file, Walk& walk, DicomElements& found) {
  constexpr std::int64_t preamble = 132;
  if (file.at(128, 4) != "DICM") {
    return std::nullopt;
  }
  std::optional<std::int64_t> next = preamble;
  while (next) {
    const auto group = file.at(*next, 2);
    if (group.size() < 2 || number(group, 2) != 2) {
      return found.transferSyntax.empty() ? std::nullopt : next;
    }
    const auto element = walk.element(*next, false);
    if (!element) {
      return std::nullopt;
    }
    if (element->tag == transferSyntaxTag && element->length <= 64) {
      auto value = file.at(element->value, element->length);
      value = value.substr(0, value.find_first_of(std::string_view(" \0", 2)));
      found.transferSyntax = std::string(value);
    }
    next = walk.behind(*element, false);
  }
  return std::nullopt;
}

bool isPlain(std::string_view transferSyntax) {
  constexpr std::string_view standard = "1.2.840.10008.1.2";
  return transferSyntax.starts_with(standard) && transferSyntax != "1.2.840.10008.1.2.1.99" && // deflated
         transferSyntax != "1.2.840.10008.1.2.2";                                              // big endian
}

bool isForWholeReading(std::uint32_t tag) {
  return tag == sharedGroups || tag == frameGroups || tag == floatPixels || tag == doublePixels;
}

/// @param from where the element's header begins.
bool keep(FileWindow& file, std::int64_t from, const Element& element, std::string& bytes) {
  const bool odd = element.length % 2 != 0; // DCMTK would miss the next element's tag
  if (element.length <= longestElement && !odd) {
    bytes += file.at(from, static_cast<std::size_t>(element.value - from) + element.length);
  }
  return !odd;
}

/// The pixel data's own facts; false where they are cut off.
bool readPixels(Walk& walk, const Element& element, DicomElements& found) {
  found.hasPixels = true;
  found.encapsulated = element.length == undefined;
  found.pixelLength = found.encapsulated ? 0 : element.length;
  return walk.behind(element, found.implicit).has_value();
}

} // namespace

std::optional<DicomElements> pickElements(FileWindow& file, std::span<const std::uint32_t> wanted) {
  DicomElements found;
  Walk walk(file);
  auto next = readMeta(file, walk, found);
  if (!next || !isPlain(found.transferSyntax)) {
    return std::nullopt;
  }
  found.implicit = found.transferSyntax == "1.2.840.10008.1.2";
  while (next && *next < file.size()) {
    const auto element = walk.element(*next, found.implicit);
    if (!element || isForWholeReading(element->tag)) {
      return std::nullopt;
    }
    if (element->tag == pixelData) {
      return readPixels(walk, *element, found) ? std::optional(std::move(found)) : std::nullopt;
    }
    if (std::binary_search(wanted.begin(), wanted.end(), element->tag) && !keep(file, *next, *element, found.bytes)) {
      return std::nullopt;
    }
    next = walk.behind(*element, found.implicit);
  }
  return next ? std::optional(std::move(found)) : std::nullopt;
}

} // namespace stratoscope::imaging
