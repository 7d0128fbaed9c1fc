#include "core/learning/safetensors.h"

#include "core/base/atomic_file.h"
#include "core/base/error.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <limits>
#include <nlohmann/json.hpp>
#include <vector>

namespace stratoscope::learning {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t lengthBytes = 8;

struct TypeName {
  const char* name;
  torch::ScalarType type;
};

constexpr std::array<TypeName, 8> typeNames{{{"F64", torch::kFloat64},
                                             {"F32", torch::kFloat32},
                                             {"F16", torch::kFloat16},
                                             {"BF16", torch::kBFloat16},
                                             {"I64", torch::kInt64},
                                             {"I32", torch::kInt32},
                                             {"U8", torch::kUInt8},
                                             {"BOOL", torch::kBool}}};

[[noreturn]] void unreadable(const std::filesystem::path& path, Text reason) {
  throw Error(ErrorCode::Unreadable, std::move(reason), path.string());
}

[[noreturn]] void unsupportedType(const std::filesystem::path& path, const std::string& name) {
  throw Error(ErrorCode::Unsupported, {STRATOSCOPE_TEXT("holds tensors of a type that is not read (%1)"), {name}},
              path.string());
}

torch::ScalarType typeOf(const std::string& name, const std::filesystem::path& path) {
  const auto* found = std::ranges::find_if(typeNames, [&](const TypeName& type) { return name == type.name; });
  if (found == typeNames.end()) {
    unsupportedType(path, name);
  }
  return found->type;
}

std::string nameOf(torch::ScalarType type, const std::filesystem::path& path) {
  const auto* found = std::ranges::find(typeNames, type, &TypeName::type);
  if (found == typeNames.end()) {
    unsupportedType(path, torch::toString(type));
  }
  return found->name;
}

struct Entry {
  std::string name;
  torch::ScalarType type;
  std::vector<std::int64_t> shape;
  std::uint64_t begin;
  std::uint64_t end;
};

/// Bytes of a tensor of this shape, or the largest number when that cannot be.
std::uint64_t bytesOf(const Entry& entry) {
  std::uint64_t bytes = torch::elementSize(entry.type);
  for (const auto extent : entry.shape) {
    const auto factor = static_cast<std::uint64_t>(extent);
    if (extent < 0 || (factor != 0 && bytes > std::numeric_limits<std::uint64_t>::max() / factor)) {
      return std::numeric_limits<std::uint64_t>::max();
    }
    bytes *= factor;
  }
  return bytes;
}

std::vector<Entry> parseEntries(const Json& header, const std::filesystem::path& path) {
  std::vector<Entry> entries;
  for (const auto& [name, value] : header.items()) {
    if (name == "__metadata__") {
      continue;
    }
    const auto range = value.at("data_offsets").get<std::array<std::uint64_t, 2>>();
    entries.push_back({name, typeOf(value.at("dtype").get<std::string>(), path),
                       value.at("shape").get<std::vector<std::int64_t>>(), range[0], range[1]});
  }
  std::ranges::sort(entries, {}, &Entry::begin);
  return entries;
}

/// The ranges must follow each other without gap or overlap and fill the file: anything else could hide data.
void checkRanges(const std::vector<Entry>& entries, std::uint64_t dataBytes, const std::filesystem::path& path) {
  std::uint64_t expected = 0;
  for (const auto& entry : entries) {
    if (entry.begin != expected || entry.end < entry.begin || entry.end - entry.begin != bytesOf(entry)) {
      unreadable(path, {STRATOSCOPE_TEXT("the place of tensor %1 does not fit its shape"), {entry.name}});
    }
    expected = entry.end;
  }
  if (expected != dataBytes) {
    unreadable(path, STRATOSCOPE_TEXT("is not as long as its header says"));
  }
}

Json parseHeader(const std::string& file, std::size_t& dataOffset, const std::filesystem::path& path) {
  std::uint64_t length = 0;
  for (std::size_t i = std::min(lengthBytes, file.size()); i-- > 0;) {
    length = (length << 8U) | static_cast<unsigned char>(file[i]);
  }
  if (file.size() < lengthBytes || length > file.size() - lengthBytes) {
    unreadable(path, STRATOSCOPE_TEXT("is not a safetensors file, or is cut off"));
  }
  dataOffset = lengthBytes + static_cast<std::size_t>(length);
  return Json::parse(file.begin() + static_cast<std::ptrdiff_t>(lengthBytes),
                     file.begin() + static_cast<std::ptrdiff_t>(dataOffset));
}

SafeTensors parse(const std::string& file, const std::filesystem::path& path) {
  std::size_t dataOffset = 0;
  const auto header = parseHeader(file, dataOffset, path);
  const auto entries = parseEntries(header, path);
  checkRanges(entries, file.size() - dataOffset, path);
  SafeTensors content;
  if (header.contains("__metadata__")) {
    content.metadata = header.at("__metadata__").get<std::map<std::string, std::string>>();
  }
  for (const auto& entry : entries) {
    auto tensor = torch::empty(entry.shape, entry.type);
    if (entry.end > entry.begin) {
      std::memcpy(tensor.data_ptr(), file.data() + dataOffset + entry.begin, entry.end - entry.begin);
    }
    content.tensors.emplace(entry.name, tensor);
  }
  return content;
}

} // namespace

SafeTensors readSafeTensors(const std::filesystem::path& path) {
  const auto file = readFile(path);
  try {
    return parse(file, path);
  } catch (const nlohmann::json::exception&) {
    unreadable(path, STRATOSCOPE_TEXT("the header of the safetensors file is damaged"));
  }
}

void writeSafeTensors(const std::filesystem::path& path, const SafeTensors& content) {
  Json header = Json::object();
  if (!content.metadata.empty()) {
    header["__metadata__"] = content.metadata;
  }
  std::string data;
  for (const auto& [name, tensor] : content.tensors) {
    const auto local = tensor.detach().to(torch::kCPU).contiguous();
    const auto begin = data.size();
    data.append(static_cast<const char*>(local.data_ptr()), local.nbytes());
    header[name] = {{"dtype", nameOf(local.scalar_type(), path)},
                    {"shape", local.sizes().vec()},
                    {"data_offsets", {begin, data.size()}}};
  }
  auto text = header.dump();
  // The data begins at a multiple of eight, so that a reader may map it.
  text.resize((text.size() + 7) / 8 * 8, ' ');
  std::string file;
  for (std::size_t i = 0; i < lengthBytes; ++i) {
    file += static_cast<char>(text.size() >> (8 * i));
  }
  writeFileAtomically(path, file + text + data);
}

} // namespace stratoscope::learning
