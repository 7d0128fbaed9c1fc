#pragma once

#include "tests/fuzz/targets.h"

#include <filesystem>
#include <fstream>
#include <string>
#include <unistd.h>

namespace stratoscope::fuzz {

/// Bytes as a file, for readers that take a path; gone with this object.
class InputFile {
public:
  InputFile(Bytes bytes, const std::string& ending)
      : path_(std::filesystem::temp_directory_path() / ("stratoscope_fuzz_" + std::to_string(::getpid()) + ending)) {
    std::ofstream file(path_, std::ios::binary | std::ios::trunc);
    file.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
  }
  ~InputFile() {
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
  }
  InputFile(const InputFile&) = delete;
  InputFile& operator=(const InputFile&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

private:
  std::filesystem::path path_;
};

} // namespace stratoscope::fuzz
