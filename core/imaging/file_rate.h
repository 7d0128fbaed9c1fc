#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace stratoscope::imaging {

/// How many files a second have been worked through since this was made.
class FileRate {
public:
  [[nodiscard]] std::string of(std::int64_t done) const {
    const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - begin_;
    return std::to_string(static_cast<std::int64_t>(static_cast<double>(done) / (passed.count() + 1e-3)));
  }

private:
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
};

} // namespace stratoscope::imaging
