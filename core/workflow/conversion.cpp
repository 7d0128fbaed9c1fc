#include "core/workflow/conversion.h"

#include "core/base/error.h"
#include "core/imaging/decoding/pixel_decoder.h"
#include "core/imaging/index.h"
#include "core/imaging/volume_writer.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace stratoscope::workflow {
namespace {

[[noreturn]] void throwNothingReadable(const imaging::Index& index, const std::filesystem::path& source) {
  if (index.skipped.size() == 1) {
    throw Error(ErrorCode::Unreadable, index.skipped.front().reason, index.skipped.front().path.string());
  }
  throw Error(ErrorCode::NotFound, STRATOSCOPE_TEXT("holds no image that can be read"), source.string());
}

[[noreturn]] void throwSeveral(const ConversionOptions& options, std::size_t count, const std::string& example) {
  throw Error(ErrorCode::InvalidArgument,
              {STRATOSCOPE_TEXT("holds %1 series; one has to be chosen by its UID, such as %2"),
               {std::to_string(count), example}},
              options.source.string(), STRATOSCOPE_TEXT("Name its UID, or one of the files"));
}

const imaging::Series& chosenSeries(const imaging::Index& index, const ConversionOptions& options) {
  if (index.series.empty()) {
    throwNothingReadable(index, options.source);
  }
  if (options.series.empty()) {
    if (index.series.size() > 1) {
      throwSeveral(options, index.series.size(), index.series.front().uid);
    }
    return index.series.front();
  }
  const auto count = std::ranges::count(index.series, options.series, &imaging::Series::uid);
  if (count == 0) {
    throw Error(ErrorCode::NotFound, {STRATOSCOPE_TEXT("holds no series %1"), {options.series}},
                options.source.string());
  }
  if (count > 1) { // files of one name in several folders
    throwSeveral(options, static_cast<std::size_t>(count), options.series);
  }
  return *std::ranges::find(index.series, options.series, &imaging::Series::uid);
}

} // namespace

Conversion convert(const ConversionOptions& options, Progress& progress, const std::stop_token& stop) {
  const std::vector sources{options.source};
  auto index = imaging::indexSources(sources, progress, stop);
  const auto& series = chosenSeries(index, options);
  auto volume = imaging::makeDecoder()->decode(series);
  throwIfStopped(stop);
  imaging::writeVolume(options.out, volume);

  Conversion conversion{volume.size, volume.geometry.spacing, std::move(index.warnings)};
  std::ranges::move(volume.warnings, std::back_inserter(conversion.warnings));
  return conversion;
}

std::string toJson(const Conversion& conversion) {
  using Json = nlohmann::ordered_json;
  auto warnings = Json::array();
  for (const auto& warning : conversion.warnings) {
    warnings.push_back({{"path", warning.path.string()}, {"message", warning.message.english()}});
  }
  const Json object{{"shape", conversion.shape}, {"spacing", conversion.spacing}, {"warnings", warnings}};
  return object.dump(-1, ' ', false, Json::error_handler_t::replace);
}

} // namespace stratoscope::workflow
