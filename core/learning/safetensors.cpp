#include "core/learning/safetensors.h"

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/learning/safetensors_header.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <nlohmann/json.hpp>

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

} // namespace

SafeTensors readSafeTensors(const std::filesystem::path& path) {
  const auto file = readFile(path);
  auto header = parseSafeTensorsHeader(file, path);
  SafeTensors content;
  content.metadata = std::move(header.metadata);
  for (const auto& entry : header.entries) {
    auto tensor = torch::empty(entry.shape, typeOf(entry.type, path));
    if (entry.end > entry.begin) {
      std::memcpy(tensor.data_ptr(), file.data() + header.dataOffset + entry.begin, entry.end - entry.begin);
    }
    content.tensors.emplace(entry.name, tensor);
  }
  return content;
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
