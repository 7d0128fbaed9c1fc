#pragma once

#include <cstdint>

namespace stratoscope::analysis {

/// Random numbers that depend on three numbers alone and not on who drew before, so that threads may share the work
/// in any way: SplitMix64 (Steele, Lea and Flood 2014) from a scrambled start.
class CounterRandom {
public:
  CounterRandom(std::uint64_t seed, std::uint64_t first, std::uint64_t second)
      : state_(scramble(scramble(scramble(seed) + first) + second)) {}

  std::uint64_t next() {
    state_ += 0x9E3779B97F4A7C15U;
    return scramble(state_);
  }
  /// 0 to count - 1; the bias is below count / 2^32.
  std::uint32_t below(std::uint32_t count) { return static_cast<std::uint32_t>(((next() >> 32U) * count) >> 32U); }
  /// At least -1, below 1.
  float symmetric() { return static_cast<float>(next() >> 40U) * 0x1p-23F - 1.F; }

private:
  static std::uint64_t scramble(std::uint64_t value) {
    value = (value ^ (value >> 30U)) * 0xBF58476D1CE4E5B9U;
    value = (value ^ (value >> 27U)) * 0x94D049BB133111EBU;
    return value ^ (value >> 31U);
  }

  std::uint64_t state_;
};

} // namespace stratoscope::analysis
