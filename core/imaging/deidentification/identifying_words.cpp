#include "core/imaging/deidentification/identifying_words.h"

#include "core/imaging/deidentification/confidentiality_table.h"
#include "core/imaging/deidentification/element_facts.h"

#include <algorithm>
#include <dcmtk/dcmdata/dctk.h>

namespace stratoscope::imaging {
namespace {

constexpr int deepest = 64;
constexpr std::size_t shortestWord = 3;
constexpr std::size_t shortestPersonal = 4;

bool isText(DcmEVR vr) {
  return vr == EVR_AE || vr == EVR_LO || vr == EVR_PN || vr == EVR_SH || vr == EVR_ST || vr == EVR_UC || vr == EVR_LT ||
         vr == EVR_UT;
}

/// Descriptors are what is to be cleaned, not what identifies: a word in two of them would else forbid itself.
bool identifies(const DcmElement& element) {
  if (element.getVR() == EVR_PN) {
    return true;
  }
  const auto* const row = findRow(numberOf(element));
  return row != nullptr && isText(element.getVR()) && row->of(ProfileOption::CleanDescriptors) == 0 &&
         row->basic != Action::Uid;
}

/// Names, and what tells about the patient and no option keeps: an ethnic group is no name.
bool isPersonal(const DcmElement& element) {
  if (element.getVR() == EVR_PN || element.getTag() == DCM_AccessionNumber) {
    return true;
  }
  const auto* const row = findRow(numberOf(element));
  return element.getGTag() == 0x0010 && row != nullptr && row->of(ProfileOption::RetainPatient) == 0;
}

char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

bool isWordCharacter(char c) {
  return (c >= '0' && c <= '9') || (upper(c) >= 'A' && upper(c) <= 'Z') || static_cast<unsigned char>(c) >= 128 ||
         c == '\x1b' || c == '@';
}

} // namespace

std::vector<std::string> wordsOf(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : text) {
    if (isWordCharacter(c)) {
      word += upper(c);
    } else if (!word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  if (!word.empty()) {
    words.push_back(std::move(word));
  }
  return words;
}

IdentifyingWords::IdentifyingWords(DcmItem& data) { collect(data, 0); }

void IdentifyingWords::collect(DcmItem& item, int depth) {
  for (unsigned long i = 0; i < item.card() && depth < deepest; ++i) {
    auto* const element = item.getElement(i);
    if (auto* const sequence = dynamic_cast<DcmSequenceOfItems*>(element); sequence != nullptr) {
      for (unsigned long j = 0; j < sequence->card(); ++j) {
        collect(*sequence->getItem(j), depth + 1);
      }
      continue;
    }
    OFString value;
    if (identifies(*element) && element->getOFStringArray(value).good()) {
      add({value.data(), value.size()}, isPersonal(*element));
    }
  }
}

void IdentifyingWords::add(std::string_view text, bool personal) {
  for (auto& word : wordsOf(text)) {
    if (personal && word.size() >= shortestPersonal) {
      persons_.insert(word);
    }
    if (word.size() >= shortestWord) {
      words_.insert(std::move(word));
    }
  }
}

bool IdentifyingWords::in(std::string_view text) const {
  return std::ranges::any_of(wordsOf(text), [&](const std::string& word) { return words_.contains(word); });
}

bool IdentifyingWords::personIn(std::string_view text) const {
  return std::ranges::any_of(wordsOf(text), [&](const std::string& word) { return persons_.contains(word); });
}

} // namespace stratoscope::imaging
