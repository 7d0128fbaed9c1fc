#include "core/imaging/dicom/siemens_csa.h"

#include <algorithm>
#include <cstdint>
#include <optional>

namespace stratoscope::imaging {
namespace {

constexpr std::uint32_t mostElements = 1024;
constexpr std::uint32_t mostItems = 4096;

/// Takes little-endian pieces off the front; nothing where they are not there.
class Cursor {
public:
  explicit Cursor(std::span<const unsigned char> bytes) : rest_(bytes) {}

  std::optional<std::uint32_t> number() {
    const auto piece = take(4);
    if (!piece) {
      return std::nullopt;
    }
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i) {
      value |= static_cast<std::uint32_t>((*piece)[i]) << (8 * i);
    }
    return value;
  }

  /// Text of a fixed length, up to its first zero.
  std::optional<std::string> text(std::size_t length) {
    const auto piece = take(length);
    if (!piece) {
      return std::nullopt;
    }
    return std::string(piece->begin(), std::ranges::find(*piece, '\0'));
  }

  bool skip(std::size_t length) { return take(length).has_value(); }
  [[nodiscard]] std::size_t left() const { return rest_.size(); }

private:
  std::optional<std::span<const unsigned char>> take(std::size_t length) {
    if (length > rest_.size()) {
      return std::nullopt;
    }
    const auto piece = rest_.first(length);
    rest_ = rest_.subspan(length);
    return piece;
  }

  std::span<const unsigned char> rest_;
};

class Reader {
public:
  explicit Reader(std::span<const unsigned char> bytes) : cursor_(bytes) {
    constexpr std::string_view mark = "SV10";
    isMarked_ = bytes.size() > 8 && std::equal(mark.begin(), mark.end(), bytes.begin());
    if (isMarked_) {
      cursor_.skip(8);
    }
  }

  std::map<std::string, std::vector<std::string>> read() {
    const auto count = cursor_.number();
    cursor_.skip(4);
    for (std::uint32_t i = 0; count && i < std::min(*count, mostElements) && element(); ++i) {
    }
    return std::move(elements_);
  }

private:
  bool element() {
    const auto name = cursor_.text(64);
    cursor_.skip(4 + 4 + 4); // multiplicity, representation, its number
    const auto items = cursor_.number();
    if (!name || !items || *items > mostItems || !cursor_.skip(4)) {
      return false;
    }
    if (elements_.empty()) {
      firstItems_ = *items;
    }
    auto& values = elements_[*name];
    for (std::uint32_t i = 0; i < *items; ++i) {
      if (!item(values)) {
        return false;
      }
    }
    return true;
  }

  bool item(std::vector<std::string>& values) {
    const auto first = cursor_.number();
    const auto second = cursor_.number();
    if (!first || !second || !cursor_.skip(8)) {
      return false;
    }
    // The older form counts the number of the first element's items into each length.
    const auto length = isMarked_ ? *second : *first - std::min(*first, firstItems_);
    const auto padded = (static_cast<std::size_t>(length) + 3) / 4 * 4;
    if (padded > cursor_.left()) {
      return false;
    }
    auto value = *cursor_.text(padded);
    value.erase(value.find_last_not_of(' ') + 1);
    if (!value.empty()) {
      values.push_back(std::move(value));
    }
    return true;
  }

  Cursor cursor_;
  bool isMarked_ = false;
  std::uint32_t firstItems_ = 0;
  std::map<std::string, std::vector<std::string>> elements_;
};

} // namespace

std::map<std::string, std::vector<std::string>> readCsaHeader(std::span<const unsigned char> bytes) {
  return Reader(bytes).read();
}

} // namespace stratoscope::imaging
