#include "core/imaging/dicom/text.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <iconv.h>
#include <optional>

namespace stratoscope::imaging {
namespace {

enum class Bytes { Ascii, Single, Katakana, Pairs };

/// A set that bytes of the lower (G0) or upper half (G1) are taken from.
struct CodeSet {
  int registered = 0; ///< number in the ISO register, as in "ISO_IR 100"
  const char* escape = "";
  bool upper = true; ///< designated as G1
  Bytes bytes = Bytes::Single;
  const char* name = ""; ///< for iconv
};

/// PS3.3, tables C.12-2 to C.12-4. JIS X 0208 and 0212 lie in the lower half; EUC-JP has them with the top bits set.
constexpr std::array sets{
    CodeSet{6, "(B", false, Bytes::Ascii, ""},
    CodeSet{14, "(J", false, Bytes::Ascii, ""},
    CodeSet{13, ")I", true, Bytes::Katakana, ""},
    CodeSet{100, "-A", true, Bytes::Single, "ISO-8859-1"},
    CodeSet{101, "-B", true, Bytes::Single, "ISO-8859-2"},
    CodeSet{109, "-C", true, Bytes::Single, "ISO-8859-3"},
    CodeSet{110, "-D", true, Bytes::Single, "ISO-8859-4"},
    CodeSet{144, "-L", true, Bytes::Single, "ISO-8859-5"},
    CodeSet{127, "-G", true, Bytes::Single, "ISO-8859-6"},
    CodeSet{126, "-F", true, Bytes::Single, "ISO-8859-7"},
    CodeSet{138, "-H", true, Bytes::Single, "ISO-8859-8"},
    CodeSet{148, "-M", true, Bytes::Single, "ISO-8859-9"},
    CodeSet{203, "-b", true, Bytes::Single, "ISO-8859-15"},
    CodeSet{166, "-T", true, Bytes::Single, "TIS-620"},
    CodeSet{87, "$B", false, Bytes::Pairs, "EUC-JP"},
    CodeSet{159, "$(D", false, Bytes::Pairs, "EUC-JP"},
    CodeSet{149, "$)C", true, Bytes::Pairs, "EUC-KR"},
    CodeSet{58, "$)A", true, Bytes::Pairs, "GB2312"},
};
constexpr const CodeSet& ascii = sets.front();
constexpr char escapeCharacter = '\x1b';

const CodeSet* registeredSet(int number) {
  const auto* found = std::find_if(sets.begin(), sets.end(), [&](const auto& set) { return set.registered == number; });
  return found == sets.end() ? nullptr : found;
}

std::optional<std::string> convert(const char* from, std::string_view bytes) {
  auto* const converter = iconv_open("UTF-8", from);
  // What POSIX says it returns. NOLINTNEXTLINE(performance-no-int-to-ptr)
  if (converter == reinterpret_cast<iconv_t>(-1)) {
    return std::nullopt;
  }
  std::string input(bytes);
  std::string output(bytes.size() * 4 + 4, '\0');
  char* next = input.data();
  char* place = output.data();
  std::size_t left = input.size();
  std::size_t room = output.size();
  const auto failures = iconv(converter, &next, &left, &place, &room);
  iconv_close(converter);
  if (failures == static_cast<std::size_t>(-1) || left > 0) {
    return std::nullopt;
  }
  output.resize(output.size() - room);
  return output;
}

/// A value in which escape sequences switch between sets.
class Extended {
public:
  Extended(const CodeSet* lower, const CodeSet* upper) : firstUpper_(upper), lower_(lower), upper_(upper) {}

  std::optional<std::string> decode(std::string_view value) {
    while (whole_ && !value.empty()) {
      value.remove_prefix(value.front() == escapeCharacter ? designate(value.substr(1)) : take(value));
    }
    flush();
    return whole_ ? std::optional(std::move(text_)) : std::nullopt;
  }

private:
  std::size_t designate(std::string_view rest) {
    for (const auto& set : sets) {
      const std::string_view escape = set.escape;
      if (rest.starts_with(escape)) {
        (set.upper ? upper_ : lower_) = &set;
        return escape.size() + 1;
      }
    }
    whole_ = false;
    return 1;
  }

  /// One character; control characters and spaces are in no set.
  std::size_t take(std::string_view value) {
    const auto byte = static_cast<unsigned char>(value.front());
    const auto* set = byte < 0x80 ? lower_ : upper_;
    if (byte <= 0x20 || (byte < 0x80 && set->bytes == Bytes::Ascii)) {
      return takeAscii(value.front());
    }
    if (set == nullptr || (set->bytes == Bytes::Pairs && value.size() < 2)) {
      whole_ = false;
      return 1;
    }
    return takeFrom(*set, value);
  }

  std::size_t takeAscii(char character) {
    flush();
    text_ += character;
    constexpr std::string_view delimiters = "\\^=\r\n\f\t"; // what was designated before ends here
    if (delimiters.find(character) != std::string_view::npos && firstUpper_ != nullptr) {
      upper_ = firstUpper_;
    }
    return 1;
  }

  std::size_t takeFrom(const CodeSet& set, std::string_view value) {
    if (set.bytes == Bytes::Katakana) {
      return takeKatakana(static_cast<unsigned char>(value.front()));
    }
    if (run_ != &set) {
      flush();
      run_ = &set;
    }
    const std::size_t count = set.bytes == Bytes::Pairs ? 2 : 1;
    if (set.registered == 159) { // JIS X 0212 is EUC-JP's third set
      pending_ += '\x8f';
    }
    for (const char byte : value.substr(0, count)) {
      pending_ += static_cast<char>(static_cast<unsigned char>(byte) | 0x80U);
    }
    return count;
  }

  /// JIS X 0201: half-width katakana, U+FF61 onwards.
  std::size_t takeKatakana(unsigned byte) {
    flush();
    whole_ = byte >= 0xA1 && byte <= 0xDF;
    const unsigned code = 0xFF61 + byte - 0xA1;
    text_ += static_cast<char>(0xE0U | code >> 12U);
    text_ += static_cast<char>(0x80U | (code >> 6U & 0x3FU));
    text_ += static_cast<char>(0x80U | (code & 0x3FU));
    return 1;
  }

  void flush() {
    if (!pending_.empty()) {
      const auto converted = convert(run_->name, pending_);
      whole_ = whole_ && converted.has_value();
      text_ += converted.value_or("");
      pending_.clear();
    }
    run_ = nullptr;
  }

  const CodeSet* firstUpper_;
  const CodeSet* lower_;
  const CodeSet* upper_;
  const CodeSet* run_ = nullptr; ///< the set of what is pending
  std::string pending_;
  std::string text_;
  bool whole_ = true;
};

bool isAscii(std::string_view value) {
  return std::all_of(value.begin(), value.end(), [](char c) { return c > 0 && c < 127 && c != escapeCharacter; });
}

/// The first value: its set is in use before any escape sequence.
std::string firstOf(const std::string& specific) {
  auto first = specific.substr(0, specific.find('\\'));
  std::transform(first.begin(), first.end(), first.begin(), [](unsigned char c) { return std::toupper(c); });
  return first;
}

/// The number at the end of "ISO_IR 100", "ISO 2022 IR 100", "ISO-IR_100" ...; 6 for none.
int numberOf(const std::string& name) {
  const auto last = name.find_last_of("0123456789");
  if (last == std::string::npos) {
    return 6;
  }
  const auto before = name.find_last_not_of("0123456789", last);
  const auto digits = name.substr(before == std::string::npos ? 0 : before + 1, last - before);
  return digits.size() > 3 ? 0 : std::stoi(digits);
}

std::optional<std::string> decode(const std::string& specific, std::string_view value) {
  const auto first = firstOf(specific);
  if (first.starts_with("GB")) {
    return convert(first.starts_with("GBK") ? "GBK" : "GB18030", value);
  }
  const int number = numberOf(first);
  if (number == 192 || first.starts_with("UTF")) {
    return convert("UTF-8", value);
  }
  const auto* set = registeredSet(number);
  if (set == nullptr) {
    return std::nullopt;
  }
  // Kanji are never there from the start, even where a file names their set first.
  const bool lower = !set->upper && set->bytes != Bytes::Pairs;
  return Extended(lower ? set : &ascii, set->upper ? set : nullptr).decode(value);
}

} // namespace

DicomText::DicomText(std::string specific) : specific_(std::move(specific)) {}

std::string DicomText::toUtf8(std::string_view value) {
  if (isAscii(value)) {
    return std::string(value);
  }
  auto decoded = decode(specific_, value);
  return decoded ? std::move(*decoded) : assume(value);
}

std::string DicomText::assume(std::string_view value) {
  auto utf8 = convert("UTF-8", value);
  const bool declared = !specific_.empty();
  if (declared) {
    warning_ = {utf8 ? STRATOSCOPE_TEXT("text is not in the declared character set (%1): read as UTF-8")
                     : STRATOSCOPE_TEXT("text is not in the declared character set (%1): read as Latin-1"),
                {specific_}};
  } else if (!utf8) {
    warning_ = STRATOSCOPE_TEXT("the file declares no character set: its text is read as Latin-1");
  }
  return utf8 ? std::move(*utf8) : convert("ISO-8859-1", value).value_or(std::string(value));
}

} // namespace stratoscope::imaging
