#include "core/workflow/preset.h"

#include "core/cohort/items.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace stratoscope::workflow {
namespace {

using learning::AugmentationPreset;

struct Suited {
  std::string_view modality; ///< DICOM's term
  AugmentationPreset preset;
};
constexpr std::array suited{Suited{"CT", AugmentationPreset::Slice},      Suited{"MR", AugmentationPreset::Slice},
                            Suited{"PT", AugmentationPreset::Slice},      Suited{"NM", AugmentationPreset::Slice},
                            Suited{"SM", AugmentationPreset::Microscopy}, Suited{"GM", AugmentationPreset::Microscopy},
                            Suited{"XC", AugmentationPreset::Photograph}, Suited{"OP", AugmentationPreset::Photograph},
                            Suited{"ES", AugmentationPreset::Photograph}};

AugmentationPreset presetOf(const std::string& modality, const ImageStack& items) {
  const auto* const found = std::ranges::find(suited, modality, &Suited::modality);
  if (found != suited.end()) {
    return found->preset;
  }
  if (items.depth > 1) {
    return AugmentationPreset::Slice;
  }
  return items.channels == 3 ? AugmentationPreset::Photograph : AugmentationPreset::Radiograph;
}

} // namespace

AugmentationPreset suggestedPreset(const cohort::Cohort& cohort) {
  const auto items = cohort.images();
  std::array<int, 4> votes{};
  for (const auto& series : cohort::series(cohort)) {
    ++votes.at(static_cast<std::size_t>(presetOf(series.modality, items)));
  }
  return static_cast<AugmentationPreset>(std::ranges::max_element(votes) - votes.begin());
}

} // namespace stratoscope::workflow
