#include "core/imaging/recipe_words.h"

#include "core/imaging/npz/npz.h"
#include "core/imaging/window.h"

#include <algorithm>
#include <charconv>

namespace stratoscope::imaging {
namespace {

// In the order of the enumerations.
constexpr std::array<std::string_view, 7> sliceWords{"middle", "every", "all", "orthogonal", "mip", "mean", "volume"};
constexpr std::array<std::string_view, 9> windowWords{"auto", "preset", "fixed",       "soft-tissue", "lung",
                                                      "bone", "brain",  "mediastinum", "percentiles"};

constexpr std::array<std::string_view, 3> bitWords{"8", "16", "auto"};

template <typename Enum, std::size_t N>
std::optional<Enum> named(const std::array<std::string_view, N>& words, std::string_view word) {
  const auto found = std::find(words.begin(), words.end(), word);
  return found == words.end() ? std::nullopt : std::optional(static_cast<Enum>(found - words.begin()));
}

/// The shortest decimal form, in the C locale.
std::string number(double value) {
  std::array<char, 32> text{};
  const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
  return {text.data(), end};
}

Text sliceText(const Recipe& recipe, const Series& series) {
  const std::string axis(1, recipe.axis);
  if (holdsPictures(series) && recipe.slices != SliceChoice::Cube) {
    return STRATOSCOPE_TEXT("every image");
  }
  switch (recipe.slices) {
  case SliceChoice::Middle:
    return STRATOSCOPE_TEXT("middle slice");
  case SliceChoice::Every:
    return {STRATOSCOPE_TEXT("one slice in %1"), {std::to_string(recipe.every)}};
  case SliceChoice::All:
    return STRATOSCOPE_TEXT("all slices");
  case SliceChoice::Orthogonal:
    return STRATOSCOPE_TEXT("middle slice across each of three axes");
  case SliceChoice::MaximumProjection:
    return {STRATOSCOPE_TEXT("maximum projection along axis %1"), {axis}};
  case SliceChoice::MeanProjection:
    return {STRATOSCOPE_TEXT("mean projection along axis %1"), {axis}};
  case SliceChoice::Cube:
    return STRATOSCOPE_TEXT("the whole volume as one 3-D item");
  }
  return {};
}

Text sizeText(const Recipe& recipe) {
  const auto side = std::to_string(recipe.size);
  return recipe.slices == SliceChoice::Cube ? Text{STRATOSCOPE_TEXT("%1 x %1 x %1 voxels"), {side}}
                                            : Text{STRATOSCOPE_TEXT("%1 x %1 pixels"), {side}};
}

Text byModality(const Series& series) {
  if (series.modality == "CT") {
    return STRATOSCOPE_TEXT("window 40 / 400, by modality");
  }
  if (series.modality == "PT" || series.modality == "NM") {
    return STRATOSCOPE_TEXT("least value to percentile 99.5 of the volume, by modality");
  }
  return STRATOSCOPE_TEXT("percentiles 1 to 99 of the volume");
}

Text automatic(const Series& series) {
  if (series.kind == SourceKind::Picture || series.kind == SourceKind::Npz) {
    return STRATOSCOPE_TEXT("8 bits as stored, others from percentile 1 to 99");
  }
  if (series.kind == SourceKind::Dicom) {
    return series.modality == "CT" ? STRATOSCOPE_TEXT("the window of the file, else 40 / 400")
                                   : STRATOSCOPE_TEXT("the window of the file, else percentiles of the volume");
  }
  return byModality(series);
}

Text windowText(const Recipe& recipe, const Series& series) {
  if (recipe.windowing == Windowing::Fixed) {
    return {STRATOSCOPE_TEXT("window %1 / %2"), {number(recipe.centre), number(recipe.width)}};
  }
  if (recipe.windowing == Windowing::Percentiles) {
    return STRATOSCOPE_TEXT("percentiles 1 to 99 of the volume");
  }
  const bool picture = series.kind == SourceKind::Picture || series.kind == SourceKind::Npz;
  if (recipe.windowing == Windowing::Preset && !picture) {
    return byModality(series);
  }
  const auto window = namedWindow(recipe.windowing);
  const bool mayBeCt = !picture && (series.modality == "CT" || series.modality.empty());
  return window && mayBeCt ? Text{STRATOSCOPE_TEXT("window %1 / %2"), {number(window->front()), number(window->back())}}
                           : automatic(series);
}

} // namespace

std::string wordOf(SliceChoice slices) { return std::string(sliceWords.at(static_cast<std::size_t>(slices))); }

std::string wordOf(Windowing windowing) { return std::string(windowWords.at(static_cast<std::size_t>(windowing))); }

std::string wordOf(BitDepth bits) { return std::string(bitWords.at(static_cast<std::size_t>(bits))); }

std::optional<BitDepth> bitsNamed(std::string_view word) { return named<BitDepth>(bitWords, word); }

std::optional<SliceChoice> slicesNamed(std::string_view word) { return named<SliceChoice>(sliceWords, word); }

std::optional<Windowing> windowingNamed(std::string_view word) { return named<Windowing>(windowWords, word); }

std::vector<Text> describe(const Recipe& recipe, const Series& series) {
  std::vector<Text> parts{sliceText(recipe, series), sizeText(recipe), windowText(recipe, series)};
  if (recipe.bits == BitDepth::Sixteen) {
    parts.emplace_back(STRATOSCOPE_TEXT("16 bits"));
  } else if (recipe.bits == BitDepth::Auto) {
    parts.emplace_back(STRATOSCOPE_TEXT("16 bits where 8 would lose something"));
  }
  return parts;
}

} // namespace stratoscope::imaging
