#pragma once

#include <chrono>
#include <cstdlib>
#include <fstream>
#include <string>

namespace stratoscope::bench {

/// Largest resident memory of this process so far. VmHWM and not getrusage: that one carries the size of the program
/// that started this one across exec.
inline double peakMegabytes() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("VmHWM:")) {
      return std::strtod(line.c_str() + 6, nullptr) / 1024;
    }
  }
  return 0;
}

/// Wall-clock seconds since it was made.
class Stopwatch {
public:
  [[nodiscard]] double seconds() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
  }

private:
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

} // namespace stratoscope::bench
