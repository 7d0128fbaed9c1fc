#pragma once

#include <bitset>
#include <string>
#include <string_view>
#include <vector>

namespace stratoscope::imaging {

/// The options of the basic profile. The first ten are columns of table E.1-1, in its order.
enum class ProfileOption {
  RetainSafePrivate,
  RetainUids,
  RetainDevice,
  RetainInstitution,
  RetainPatient,
  FullDates,
  ModifiedDates,
  CleanDescriptors,
  CleanStructuredContent,
  CleanGraphics,
  CleanPixelData ///< not in the table: it acts on the pixels
};

constexpr int columnOptions = 10;
constexpr int profileOptions = 11;

/// The Basic Application Level Confidentiality Profile of DICOM PS3.15 Annex E with the options chosen.
struct Profile {
  std::bitset<profileOptions> options;
  /// Not DICOM's: images of a kind that often has text burned in are let through, and the report says so. Images that
  /// declare burned-in annotation never are.
  bool acceptPixelRisk = false;

  [[nodiscard]] bool has(ProfileOption option) const { return options.test(static_cast<std::size_t>(option)); }
  void add(ProfileOption option) { options.set(static_cast<std::size_t>(option)); }
};

/// A code of DCM for the De-identification Method Code Sequence, from context group 7050.
struct MethodCode {
  std::string value;
  std::string meaning;
};

/// As `parseProfile` reads it, such as "retain-uids".
[[nodiscard]] std::string_view optionName(ProfileOption option);
/// The basic profile's code first.
[[nodiscard]] std::vector<MethodCode> methodCodes(const Profile& profile);
/// Words parted by commas: basic (may be left out), retain-safe-private, retain-uids, retain-device,
/// retain-institution, retain-patient, full-dates, modified-dates, clean-descriptors, clean-structured-content,
/// clean-graphics, clean-pixel-data, accept-pixel-risk. Throws Error::InvalidArgument for another word, and for both
/// kinds of dates at once.
[[nodiscard]] Profile parseProfile(std::string_view words);
/// The words that make this profile; "basic" first.
[[nodiscard]] std::vector<std::string> profileWords(const Profile& profile);

} // namespace stratoscope::imaging
