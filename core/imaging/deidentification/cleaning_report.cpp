#include "core/imaging/deidentification/cleaning_report.h"

namespace stratoscope::imaging {

void CleaningReport::add(const CleaningReport& other) {
  for (std::size_t i = 0; i < counts.size(); ++i) {
    counts[i] += other.counts[i];
  }
  kept.insert(other.kept.begin(), other.kept.end());
  overlays += other.overlays;
  privateRemoved += other.privateRemoved;
  unknownRemoved += other.unknownRemoved;
  namesFound += other.namesFound;
}

const char* deedName(Deed deed) {
  constexpr std::array<const char*, deeds> names{"kept",          "removed",          "emptied",         "dummy",
                                                 "uid_replaced",  "patient_replaced", "date_shifted",    "text_cleaned",
                                                 "items_cleaned", "items_dummied",    "content_replaced"};
  return names[static_cast<std::size_t>(deed)];
}

} // namespace stratoscope::imaging
