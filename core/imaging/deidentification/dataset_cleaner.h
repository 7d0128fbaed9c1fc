#pragma once

#include "core/imaging/deidentification/cleaning_report.h"
#include "core/imaging/deidentification/identifying_words.h"
#include "core/imaging/deidentification/pseudonyms.h"

class DcmDataset;
class DcmElement;
class DcmItem;

namespace stratoscope::imaging {

/// Who a data set is about, as one key: its patient ID, else name and birth date, else the study's UID.
[[nodiscard]] std::string patientKey(DcmItem& data);

/// Applies element_rule.h to every element of one data set, nested items included.
class DatasetCleaner {
public:
  /// @param data is read here and must still be as it was in the file.
  DatasetCleaner(DcmDataset& data, const Profile& profile, Pseudonyms& pseudonyms);

  /// Throws Error::Unsupported when sequences are nested deeper than 64 levels.
  [[nodiscard]] CleaningReport clean();
  [[nodiscard]] const std::string& patient() const { return patient_; }

private:
  void cleanItem(DcmItem& item, bool everything, int depth);
  void apply(DcmItem& item, DcmElement& element, const Decision& decision, int depth);
  void cleanItems(DcmElement& sequence, bool everything, int depth);
  void mapUids(DcmElement& element);
  void mapPatient(DcmItem& item, DcmElement& element, int depth);
  void shiftDates(DcmItem& item, DcmElement& element, const Decision& decision, int depth);
  void cleanText(DcmItem& item, DcmElement& element, const Decision& decision, int depth);
  void count(const DcmElement& element, const Decision& decision);
  [[nodiscard]] Decision judged(DcmElement& element, bool everything, int depth) const;

  DcmDataset& data_;
  const Profile& profile_;
  Pseudonyms& pseudonyms_;
  std::string sopClass_;
  std::string identity_;
  std::string patient_;
  IdentifyingWords words_;
  CleaningReport report_;
};

} // namespace stratoscope::imaging
