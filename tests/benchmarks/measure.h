#pragma once

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <exception>
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

/// What main() of a benchmark's program returns: 2 with the usage for too few arguments, 1 with the reason when `run`
/// throws, else 0. @param least arguments, the program's name included.
template <typename Run> int runProgram(int count, char** arguments, int least, const char* usage, const Run& run) {
  if (count < least) {
    std::fprintf(stderr, "usage: %s\n", usage);
    return 2;
  }
  try {
    run(count, arguments);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
  return 0;
}

} // namespace stratoscope::bench
