#include "app/cli/checks.h"

#include "app/cli/failure.h"
#include "core/imaging/recipe_words.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

namespace stratoscope::cli {
namespace {

/// The whole text as a number in the C locale.
template <typename Number> std::optional<Number> numberOf(std::string_view text) {
  Number number{};
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool whole = failure == std::errc{} && end == text.data() + text.size();
  return whole ? std::optional(number) : std::nullopt;
}

constexpr std::string_view everyPrefix = "every:";

std::optional<int> everyOf(const std::string& word) {
  return word.starts_with(everyPrefix) ? numberOf<int>(std::string_view(word).substr(everyPrefix.size()))
                                       : std::nullopt;
}

std::optional<std::array<double, 2>> windowOf(const std::string& word) {
  const auto comma = word.find(',');
  if (comma == std::string::npos) {
    return std::nullopt;
  }
  const auto centre = numberOf<double>(std::string_view(word).substr(0, comma));
  const auto width = numberOf<double>(std::string_view(word).substr(comma + 1));
  return centre && width && *width > 0 ? std::optional(std::array{*centre, *width}) : std::nullopt;
}

/// The word of a projection may be followed by its axis.
std::optional<char> axisOf(const std::string& word) {
  const bool named = (word.starts_with("mip:") || word.starts_with("mean:")) && word.find(':') + 2 == word.size();
  return named && std::string_view("ijk").find(word.back()) != std::string_view::npos ? std::optional(word.back())
                                                                                      : std::nullopt;
}

std::optional<imaging::SliceChoice> slicesOf(const std::string& word) {
  return imaging::slicesNamed(axisOf(word) ? word.substr(0, word.find(':')) : word);
}

/// A check whose failure says what would have been right.
template <typename Accepts> CLI::Validator check(const std::string& form, Accepts accepts) {
  return {[form, accepts](std::string& word) { return accepts(word) ? std::string{} : "must be " + form; }, form};
}

} // namespace

CLI::Validator deviceCheck() {
  return check("auto, cpu, cuda or cuda:N", [](const std::string& word) {
    return word == "auto" || word == "cpu" || word == "cuda" ||
           (word.starts_with("cuda:") && wholeNumber(word.substr(5)) >= 0);
  });
}

CLI::Validator slicesCheck() {
  return check("middle, every:N, all, orthogonal, mip, mean (both also as mip:i, mip:j, mip:k) or volume",
               [](const std::string& word) {
                 return everyOf(word).value_or(0) >= 1 || (word != "every" && slicesOf(word).has_value());
               });
}

CLI::Validator windowCheck() {
  return check("auto, preset, soft-tissue, lung, bone, brain, mediastinum, percentiles or C,W",
               [](const std::string& word) {
                 return windowOf(word) || (word != "fixed" && imaging::windowingNamed(word).has_value());
               });
}

CLI::Validator sizeCheck() {
  return check("16 to 1024 in steps of 16, of whole volumes 16 to 256 in steps of 4", [](const std::string& word) {
    const int size = wholeNumber(word);
    return size >= 16 && size <= 1024 && (size % 16 == 0 || (size <= 256 && size % 4 == 0));
  });
}

CLI::Validator bitsCheck() {
  return check("8, 16 or auto", [](const std::string& word) { return imaging::bitsNamed(word).has_value(); });
}

CLI::Validator clusterNumberCheck() {
  return check("a cluster's number, counted from 1", [](const std::string& word) { return wholeNumber(word) >= 1; });
}

CLI::Validator clusterCountCheck() {
  return check("auto or a number from 1",
               [](const std::string& word) { return word == "auto" || wholeNumber(word) >= 1; });
}

CLI::Validator volumeFileCheck() {
  return check("a file that ends in .nii.gz, .nii or .nrrd", [](const std::string& word) {
    return word.ends_with(".nii.gz") || word.ends_with(".nii") || word.ends_with(".nrrd");
  });
}

void setSlices(imaging::Recipe& recipe, const std::string& word) {
  recipe.every = everyOf(word).value_or(1);
  recipe.axis = axisOf(word).value_or('k');
  const bool wasCube = recipe.slices == imaging::SliceChoice::Cube;
  recipe.slices = everyOf(word) ? imaging::SliceChoice::Every : slicesOf(word).value_or(imaging::SliceChoice::Middle);
  const bool isCube = recipe.slices == imaging::SliceChoice::Cube;
  if (isCube != wasCube) {
    recipe.size = isCube ? imaging::defaultCubeSize : imaging::Recipe().size;
  }
}

void setWindow(imaging::Recipe& recipe, const std::string& word) {
  if (const auto window = windowOf(word)) {
    recipe.windowing = imaging::Windowing::Fixed;
    recipe.centre = window->front();
    recipe.width = window->back();
    return;
  }
  recipe.windowing = imaging::windowingNamed(word).value_or(imaging::Windowing::Auto);
}

int wholeNumber(const std::string& text) {
  const bool digits = !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
  return digits ? numberOf<int>(text).value_or(-1) : -1;
}

void requireNow(const std::string& word, const std::vector<std::string>& now, const std::string& what) {
  if (std::ranges::find(now, word) == now.end()) {
    std::string offered;
    for (const auto& name : now) {
      offered += (offered.empty() ? "" : " or ") + name;
    }
    throw NotInThisVersion(what + " " + word, "Use " + offered);
  }
}

} // namespace stratoscope::cli
