#pragma once

#include <map>
#include <string>

namespace stratoscope::imaging {

/// New identifiers in place of old ones, by a keyed hash: the same key gives the same ones in every run and every file,
/// and without the key nobody can tell which old one a new one stands for.
class Pseudonyms {
public:
  /// Dates are moved into the past by between 1 and this many days (five years).
  static constexpr int mostDaysShifted = 1826;

  /// @param recording keeps the pairs for `pairs()`; memory then grows with the number of identifiers.
  explicit Pseudonyms(std::string key, bool recording = false);

  /// "2.25." and a decimal number made of 122 bits of the hash, as PS3.5 annex B.2 makes UIDs of UUIDs.
  [[nodiscard]] std::string uid(const std::string& original);
  /// "P" and twelve hexadecimal digits.
  [[nodiscard]] std::string patient(const std::string& original);
  /// Negative: towards the past; the same for every file of a patient.
  [[nodiscard]] int dateShift(const std::string& patient) const;
  /// For folders of the source: "d" and eight hexadecimal digits.
  [[nodiscard]] std::string folder(const std::string& original) const;

  /// Old identifier to new one, for the mapping table; empty unless recording.
  [[nodiscard]] const std::map<std::string, std::string>& patients() const { return patients_; }
  [[nodiscard]] const std::map<std::string, std::string>& uids() const { return uids_; }

private:
  std::string key_;
  bool recording_;
  std::map<std::string, std::string> patients_;
  std::map<std::string, std::string> uids_;
};

} // namespace stratoscope::imaging
