#include "core/imaging/deidentification/removed_content.h"

#include <dcmtk/dcmdata/dctk.h>

namespace stratoscope::imaging {

void putRemovedContent(DcmItem& item) {
  item.findAndDeleteElement(DCM_ContentSequence);
  DcmItem* content = nullptr;
  DcmItem* name = nullptr;
  if (item.findOrCreateSequenceItem(DCM_ContentSequence, content).bad() ||
      content->findOrCreateSequenceItem(DCM_ConceptNameCodeSequence, name).bad()) {
    return;
  }
  content->putAndInsertString(DCM_RelationshipType, "CONTAINS");
  content->putAndInsertString(DCM_ValueType, "TEXT");
  content->putAndInsertString(DCM_TextValue, "REMOVED");
  name->putAndInsertString(DCM_CodeValue, "121106");
  name->putAndInsertString(DCM_CodingSchemeDesignator, "DCM");
  name->putAndInsertString(DCM_CodeMeaning, "Comment");
}

} // namespace stratoscope::imaging
