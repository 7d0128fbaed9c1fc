#include "core/workflow/importing/source_kinds.h"

#include <algorithm>
#include <array>
#include <utility>

namespace stratoscope::workflow {
namespace {

using imaging::SourceKind;

constexpr std::array names{std::pair(SourceKind::Picture, "picture"), std::pair(SourceKind::Nifti, "nifti"),
                           std::pair(SourceKind::Dicom, "dicom"),     std::pair(SourceKind::Npz, "npz"),
                           std::pair(SourceKind::Nrrd, "nrrd"),       std::pair(SourceKind::MetaImage, "metaimage")};

} // namespace

std::string nameOf(SourceKind kind) {
  const auto* const found =
      std::find_if(names.begin(), names.end(), [&](const auto& entry) { return entry.first == kind; });
  return found == names.end() ? "" : found->second;
}

SourceKind sourceKindNamed(const std::string& name) {
  const auto* const found =
      std::find_if(names.begin(), names.end(), [&](const auto& entry) { return entry.second == name; });
  return found == names.end() ? SourceKind::Picture : found->first;
}

} // namespace stratoscope::workflow
