#include "core/imaging/deidentification/method_attributes.h"

#include "core/imaging/deidentification/confidentiality_table.h"

#include <dcmtk/dcmdata/dctk.h>

namespace stratoscope::imaging {
namespace {

const char* datesWord(const Profile& profile) {
  if (profile.has(ProfileOption::FullDates)) {
    return "UNMODIFIED";
  }
  return profile.has(ProfileOption::ModifiedDates) ? "MODIFIED" : "REMOVED";
}

void writeCodes(DcmDataset& data, const std::vector<MethodCode>& codes) {
  data.findAndDeleteElement(DCM_DeidentificationMethodCodeSequence);
  for (const auto& code : codes) {
    DcmItem* item = nullptr;
    if (data.findOrCreateSequenceItem(DCM_DeidentificationMethodCodeSequence, item, -2).good()) { // -2: another item
      item->putAndInsertString(DCM_CodeValue, code.value.c_str());
      item->putAndInsertString(DCM_CodingSchemeDesignator, "DCM");
      item->putAndInsertString(DCM_CodeMeaning, code.meaning.c_str());
    }
  }
}

} // namespace

void writeMethod(DcmDataset& data, const Profile& profile, bool pixelsCleaned) {
  auto said = profile;
  said.options.set(static_cast<std::size_t>(ProfileOption::CleanPixelData), pixelsCleaned);
  const auto codes = methodCodes(said);
  std::string method("DICOM PS3.15 ");
  method.append(confidentialityEdition).append(" table E.1-1");
  for (const auto& code : codes) {
    method.append("\\").append(code.meaning);
  }
  data.putAndInsertString(DCM_PatientIdentityRemoved, "YES");
  data.putAndInsertString(DCM_DeidentificationMethod, method.c_str());
  data.putAndInsertString(DCM_LongitudinalTemporalInformationModified, datesWord(profile));
  writeCodes(data, codes);
  if (pixelsCleaned) {
    data.putAndInsertString(DCM_BurnedInAnnotation, "NO");
  }
}

} // namespace stratoscope::imaging
