#include "core/learning/safetensors_header.h"

#include "core/base/error.h"

#include <algorithm>
#include <array>
#include <limits>
#include <nlohmann/json.hpp>
#include <utility>

namespace stratoscope::learning {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t lengthBytes = 8;

constexpr std::array<std::pair<std::string_view, std::size_t>, 8> sizes{
    {{"F64", 8}, {"F32", 4}, {"F16", 2}, {"BF16", 2}, {"I64", 8}, {"I32", 4}, {"U8", 1}, {"BOOL", 1}}};

[[noreturn]] void unreadable(const std::filesystem::path& path, Text reason) {
  throw Error(ErrorCode::Unreadable, std::move(reason), path.string());
}

/// Bytes of a tensor, or the largest number when its shape cannot be. An extent of 0 leaves nothing, but does not make
/// up for others that are out of all bounds.
std::uint64_t bytesOf(const SafeTensorsEntry& entry) {
  constexpr auto most = std::uint64_t{1} << 62;
  constexpr std::size_t mostDimensions = 8;
  std::uint64_t bytes = safeTensorsBytes(entry.type);
  bool empty = false;
  for (const auto extent : entry.shape) {
    const auto factor = static_cast<std::uint64_t>(std::max<std::int64_t>(1, extent));
    if (extent < 0 || bytes > most / factor || entry.shape.size() > mostDimensions) {
      return std::numeric_limits<std::uint64_t>::max();
    }
    bytes *= factor;
    empty = empty || extent == 0;
  }
  return empty ? 0 : bytes;
}

SafeTensorsEntry entryOf(const std::string& name, const Json& value, const std::filesystem::path& path) {
  const auto range = value.at("data_offsets").get<std::array<std::uint64_t, 2>>();
  SafeTensorsEntry entry{name, value.at("dtype").get<std::string>(), value.at("shape").get<std::vector<std::int64_t>>(),
                         range[0], range[1]};
  if (safeTensorsBytes(entry.type) == 0) {
    throw Error(ErrorCode::Unsupported,
                {STRATOSCOPE_TEXT("holds tensors of a type that is not read (%1)"), {entry.type}}, path.string());
  }
  return entry;
}

/// The ranges must follow each other without gap or overlap and fill the file: anything else could hide data.
void checkRanges(const SafeTensorsHeader& header, std::uint64_t dataBytes, const std::filesystem::path& path) {
  std::uint64_t expected = 0;
  for (const auto& entry : header.entries) {
    if (entry.begin != expected || entry.end < entry.begin || entry.end - entry.begin != bytesOf(entry)) {
      unreadable(path, {STRATOSCOPE_TEXT("the place of tensor %1 does not fit its shape"), {entry.name}});
    }
    expected = entry.end;
  }
  if (expected != dataBytes) {
    unreadable(path, STRATOSCOPE_TEXT("is not as long as its header says"));
  }
}

/// The JSON behind the eight bytes of its length.
std::string_view headerText(std::string_view file, const std::filesystem::path& path) {
  std::uint64_t length = 0;
  for (std::size_t i = std::min(lengthBytes, file.size()); i-- > 0;) {
    length = (length << 8U) | static_cast<unsigned char>(file[i]);
  }
  if (file.size() < lengthBytes || length > file.size() - lengthBytes) {
    unreadable(path, STRATOSCOPE_TEXT("is not a safetensors file, or is cut off"));
  }
  return file.substr(lengthBytes, static_cast<std::size_t>(length));
}

SafeTensorsHeader parse(std::string_view text, const std::filesystem::path& path) {
  SafeTensorsHeader header;
  const auto json = Json::parse(text);
  for (const auto& [name, value] : json.items()) {
    if (name == "__metadata__") {
      header.metadata = value.get<std::map<std::string, std::string>>();
    } else {
      header.entries.push_back(entryOf(name, value, path));
    }
  }
  header.dataOffset = lengthBytes + text.size();
  std::ranges::stable_sort(header.entries, [](const auto& a, const auto& b) {
    return std::pair(a.begin, a.end) < std::pair(b.begin, b.end); // those without a byte before their neighbour
  });
  return header;
}

} // namespace

std::size_t safeTensorsBytes(std::string_view type) {
  const auto* found = std::ranges::find(sizes, type, &std::pair<std::string_view, std::size_t>::first);
  return found == sizes.end() ? 0 : found->second;
}

SafeTensorsHeader parseSafeTensorsHeader(std::string_view file, const std::filesystem::path& subject) {
  const auto text = headerText(file, subject);
  try {
    auto header = parse(text, subject);
    checkRanges(header, file.size() - header.dataOffset, subject);
    return header;
  } catch (const nlohmann::json::exception&) {
    unreadable(subject, STRATOSCOPE_TEXT("the header of the safetensors file is damaged"));
  }
}

} // namespace stratoscope::learning
