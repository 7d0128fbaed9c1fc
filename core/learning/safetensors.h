#pragma once

#include <torch/torch.h>

#include <filesystem>
#include <map>
#include <string>

namespace stratoscope::learning {

/// What a .safetensors file holds: named tensors and a flat table of text. The format is eight bytes of header length
/// (little-endian), a JSON header that gives type, shape and byte range of each tensor, and the bytes. Unlike a
/// pickled state_dict it holds data only, so reading one runs no code.
struct SafeTensors {
  std::map<std::string, torch::Tensor> tensors; ///< on the CPU, contiguous
  std::map<std::string, std::string> metadata;  ///< "__metadata__" of the header
};

/// Types F64, F32, F16, BF16, I64, I32, U8 and BOOL. The tensors own their memory.
/// Throws Error::NotFound; Error::Unreadable for a header that is no such header or byte ranges that overlap, leave
/// gaps, do not fit the shapes or pass the end of the file; Error::Unsupported for another type.
[[nodiscard]] SafeTensors readSafeTensors(const std::filesystem::path& path);

/// Written atomically, names in alphabetical order, so equal contents give equal bytes. Tensors may lie on any device.
/// Throws Error::WriteFailed, Error::Unsupported for another type.
void writeSafeTensors(const std::filesystem::path& path, const SafeTensors& content);

} // namespace stratoscope::learning
