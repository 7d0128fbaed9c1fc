#include "core/learning/resnet/input_specification.h"

#include "core/base/atomic_file.h"
#include "core/base/error.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

namespace stratoscope::learning {
namespace {

using Json = nlohmann::ordered_json;

/// @return whether there is one number for each channel, or none at all.
bool readNumbers(const Json& json, const char* name, int channels, std::array<double, 3>& numbers) {
  if (!json.contains(name)) {
    return true;
  }
  const auto found = json.at(name).get<std::vector<double>>();
  if (found.size() != static_cast<std::size_t>(channels)) {
    return false;
  }
  std::ranges::copy(found, numbers.begin());
  return true;
}

bool isUsable(const InputSpecification& input) {
  const auto isFinite = [](double value) { return std::isfinite(value); };
  return (input.channels == 1 || input.channels == 3) && input.size >= 1 && input.size <= 4096 &&
         std::ranges::all_of(input.mean, isFinite) &&
         std::ranges::all_of(input.deviation, [](double value) { return std::isfinite(value) && value > 0; });
}

Json ofChannels(const std::array<double, 3>& numbers, int channels) {
  return std::vector<double>(numbers.begin(), numbers.begin() + channels);
}

} // namespace

std::string toJson(const InputSpecification& input) {
  return Json{{"size", input.size},
              {"channels", input.channels},
              {"mean", ofChannels(input.mean, input.channels)},
              {"std", ofChannels(input.deviation, input.channels)}}
      .dump();
}

InputSpecification inputFromJson(const std::string& text, const std::string& subject) {
  try {
    const auto json = Json::parse(text);
    InputSpecification input;
    input.size = json.value("size", input.size);
    input.channels = json.value("channels", input.channels);
    if (isUsable(input) && readNumbers(json, "mean", input.channels, input.mean) &&
        readNumbers(json, "std", input.channels, input.deviation) && isUsable(input)) {
      return input;
    }
  } catch (const Json::exception&) {
    // said below
  }
  throw Error(ErrorCode::Unreadable,
              STRATOSCOPE_TEXT("does not declare the images of a network (size, channels, mean, std)"), subject);
}

std::optional<InputSpecification> declaredInput(const std::filesystem::path& weights,
                                                const std::map<std::string, std::string>& metadata) {
  if (const auto found = metadata.find("input"); found != metadata.end()) {
    return inputFromJson(found->second, weights.string());
  }
  auto beside = weights;
  beside.replace_extension(".json");
  if (!std::filesystem::exists(beside)) {
    return std::nullopt;
  }
  return inputFromJson(readFile(beside), beside.string());
}

} // namespace stratoscope::learning
