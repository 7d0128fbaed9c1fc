#include "core/imaging/dicom/copies.h"

#include <string_view>
#include <unordered_map>

namespace stratoscope::imaging {
namespace {

bool areCopies(const DicomHeader& a, const DicomHeader& b) {
  return a.seriesUid == b.seriesUid && a.instanceNumber == b.instanceNumber && a.position == b.position &&
         a.rows == b.rows && a.columns == b.columns && a.frames == b.frames;
}

} // namespace

std::vector<DicomHeader> takeDicomCopies(std::vector<DicomHeader>& headers, std::vector<FileWarning>& warnings) {
  std::unordered_map<std::string, std::size_t> first;
  std::vector<bool> copies(headers.size());
  for (std::size_t i = 0; i < headers.size(); ++i) {
    auto& header = headers[i];
    const auto [entry, fresh] =
        header.instance.empty() ? std::pair{first.end(), true} : first.emplace(header.instance, i);
    if (fresh) {
      continue;
    }
    const auto& original = headers[entry->second];
    copies[i] = areCopies(original, header);
    if (copies[i]) {
      warnings.push_back({header.path, {STRATOSCOPE_TEXT("a copy of %1; left out"), {original.path.string()}}});
    } else {
      warnings.push_back({header.path,
                          {STRATOSCOPE_TEXT("another image than %1, though it has the same SOP Instance UID; kept"),
                           {original.path.string()}}});
      header.instance.clear();
    }
  }
  std::vector<DicomHeader> taken;
  std::vector<DicomHeader> kept;
  for (std::size_t i = 0; i < headers.size(); ++i) {
    (copies[i] ? taken : kept).push_back(std::move(headers[i]));
  }
  headers = std::move(kept);
  return taken;
}

} // namespace stratoscope::imaging
