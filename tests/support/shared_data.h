#pragma once

#include <cstdlib>
#include <filesystem>

namespace stratoscope::tests {

/// The shared data beside the source tree, or where STRATOSCOPE_SHARED_DATA says; empty where there are none.
inline std::filesystem::path sharedData() {
  const char* named = std::getenv("STRATOSCOPE_SHARED_DATA");
  const auto folder = named != nullptr ? std::filesystem::path(named)
                                       : std::filesystem::path(STRATOSCOPE_TEST_DATA) / "../../../shared/data";
  return std::filesystem::exists(folder) ? std::filesystem::canonical(folder) : std::filesystem::path();
}

} // namespace stratoscope::tests
