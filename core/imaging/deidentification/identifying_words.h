#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

class DcmItem;

namespace stratoscope::imaging {

/// The words of a file that tell who it is about or where it was made: parts of every person's name, identifiers,
/// names of institutions, places and devices, all that table E.1-1 acts on and that is text, at any depth.
class IdentifyingWords {
public:
  IdentifyingWords() = default;
  /// @param data before anything was cleaned.
  explicit IdentifyingWords(DcmItem& data);

  /// Whether one of a text's words is one of these, in any case of letters.
  [[nodiscard]] bool in(std::string_view text) const;
  /// The same with those of persons' names and of what tells about the patient only, of four characters or more: for
  /// texts that no rule removes, where a scanner's name must not cost its model.
  [[nodiscard]] bool personIn(std::string_view text) const;

private:
  void collect(DcmItem& item, int depth);
  void add(std::string_view text, bool personal);

  std::set<std::string, std::less<>> words_;
  std::set<std::string, std::less<>> persons_;
};

/// A text's words: runs of letters and digits, upper case; bytes beyond ASCII and escape sequences count as letters.
[[nodiscard]] std::vector<std::string> wordsOf(std::string_view text);

} // namespace stratoscope::imaging
