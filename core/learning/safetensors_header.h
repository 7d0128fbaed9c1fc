#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace stratoscope::learning {

/// One tensor as the header of a .safetensors file describes it.
struct SafeTensorsEntry {
  std::string name;
  std::string type; ///< "F32", "I64" ...
  std::vector<std::int64_t> shape;
  std::uint64_t begin = 0; ///< of its bytes, counted from the end of the header
  std::uint64_t end = 0;
};

struct SafeTensorsHeader {
  std::vector<SafeTensorsEntry> entries; ///< in the order of their bytes
  std::map<std::string, std::string> metadata;
  std::size_t dataOffset = 0; ///< where the bytes of the tensors begin in the file
};

/// Bytes of one number of a type, 0 for a type that is not read.
[[nodiscard]] std::size_t safeTensorsBytes(std::string_view type);

/// Reads and checks the header of a whole file; needs no LibTorch. What it gives back fits the file: the ranges follow
/// each other without gap or overlap, fill the file and have the length that type and shape ask for; a tensor has 8
/// dimensions at most.
/// @param subject the file, for messages. Throws Error::Unreadable, Error::Unsupported for another type.
[[nodiscard]] SafeTensorsHeader parseSafeTensorsHeader(std::string_view file, const std::filesystem::path& subject);

} // namespace stratoscope::learning
