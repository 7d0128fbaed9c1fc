#include "core/imaging/deidentification/profile.h"

#include "core/base/error.h"

#include <algorithm>
#include <array>

namespace stratoscope::imaging {
namespace {

struct Described {
  std::string_view word;
  std::string_view code;
  std::string_view meaning;
};

constexpr std::array<Described, profileOptions> described{{
    {"retain-safe-private", "113111", "Retain Safe Private Option"},
    {"retain-uids", "113110", "Retain UIDs Option"},
    {"retain-device", "113109", "Retain Device Identity Option"},
    {"retain-institution", "113112", "Retain Institution Identity Option"},
    {"retain-patient", "113108", "Retain Patient Characteristics Option"},
    {"full-dates", "113106", "Retain Longitudinal Temporal Information Full Dates Option"},
    {"modified-dates", "113107", "Retain Longitudinal Temporal Information Modified Dates Option"},
    {"clean-descriptors", "113105", "Clean Descriptors Option"},
    {"clean-structured-content", "113104", "Clean Structured Content Option"},
    {"clean-graphics", "113103", "Clean Graphics Option"},
    {"clean-pixel-data", "113101", "Clean Pixel Data Option"},
}};

constexpr std::string_view acceptWord = "accept-pixel-risk";
constexpr std::string_view basicWord = "basic";

std::string_view trimmed(std::string_view word) {
  const auto first = word.find_first_not_of(' ');
  return first == std::string_view::npos ? std::string_view()
                                         : word.substr(first, word.find_last_not_of(' ') - first + 1);
}

void addWord(Profile& profile, std::string_view word) {
  if (word.empty() || word == basicWord) {
    return;
  }
  if (word == acceptWord) {
    profile.acceptPixelRisk = true;
    return;
  }
  const auto* const found = std::ranges::find(described, word, &Described::word);
  if (found == described.end()) {
    std::string known(basicWord);
    for (const auto& option : described) {
      known.append(", ").append(option.word);
    }
    throw Error(ErrorCode::InvalidArgument, {STRATOSCOPE_TEXT("the profile has no option \"%1\""), {std::string(word)}},
                {}, {STRATOSCOPE_TEXT("Options are %1, %2"), {known, std::string(acceptWord)}});
  }
  profile.options.set(static_cast<std::size_t>(found - described.begin()));
}

} // namespace

std::string_view optionName(ProfileOption option) { return described[static_cast<std::size_t>(option)].word; }

std::vector<MethodCode> methodCodes(const Profile& profile) {
  std::vector<MethodCode> codes{{"113100", "Basic Application Confidentiality Profile"}};
  for (std::size_t i = 0; i < described.size(); ++i) {
    if (profile.options.test(i)) {
      codes.push_back({std::string(described[i].code), std::string(described[i].meaning)});
    }
  }
  return codes;
}

Profile parseProfile(std::string_view words) {
  Profile profile;
  while (!words.empty()) {
    const auto comma = std::min(words.find(','), words.size());
    addWord(profile, trimmed(words.substr(0, comma)));
    words.remove_prefix(std::min(comma + 1, words.size()));
  }
  if (profile.has(ProfileOption::FullDates) && profile.has(ProfileOption::ModifiedDates)) {
    throw Error(ErrorCode::InvalidArgument, STRATOSCOPE_TEXT("dates are either kept or shifted, not both"), {},
                STRATOSCOPE_TEXT("Choose one of full-dates and modified-dates"));
  }
  return profile;
}

std::vector<std::string> profileWords(const Profile& profile) {
  std::vector<std::string> words{std::string(basicWord)};
  for (std::size_t i = 0; i < described.size(); ++i) {
    if (profile.options.test(i)) {
      words.emplace_back(described[i].word);
    }
  }
  if (profile.acceptPixelRisk) {
    words.emplace_back(acceptWord);
  }
  return words;
}

} // namespace stratoscope::imaging
