#include "core/imaging/dicom_copies.h"

#include <string_view>
#include <unordered_map>

namespace stratoscope::imaging {
namespace {

bool areCopies(const DicomHeader& a, const DicomHeader& b) {
  return a.seriesUid == b.seriesUid && a.instanceNumber == b.instanceNumber && a.position == b.position &&
         a.rows == b.rows && a.columns == b.columns && a.frames == b.frames;
}

} // namespace

void dropDicomCopies(std::vector<DicomHeader>& headers, std::vector<FileWarning>& warnings) {
  std::unordered_map<std::string, std::size_t> first;
  std::vector<bool> copies(headers.size());
  for (std::size_t i = 0; i < headers.size(); ++i) {
    auto& header = headers[i];
    const auto [entry, fresh] =
        header.instance.empty() ? std::pair{first.end(), true} : first.emplace(header.instance, i);
    if (fresh) {
      continue;
    }
    const auto& kept = headers[entry->second];
    copies[i] = areCopies(kept, header);
    if (copies[i]) {
      warnings.push_back({header.path, {STRATOSCOPE_TEXT("a copy of %1; left out"), {kept.path.string()}}});
    } else {
      warnings.push_back({header.path,
                          {STRATOSCOPE_TEXT("another image than %1, though it has the same SOP Instance UID; kept"),
                           {kept.path.string()}}});
      header.instance.clear();
    }
  }
  std::size_t place = 0;
  std::erase_if(headers, [&](const DicomHeader&) { return copies[place++]; });
}

} // namespace stratoscope::imaging
