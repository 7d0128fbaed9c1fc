#pragma once

#include <cstdint>

namespace stratoscope::ui {

/// Steps in a second, smoothed over about five seconds, and begun anew with every phase of a job (its total changes or
/// its count goes back).
class RateMeter {
public:
  /// @param seconds of any steady clock.
  void add(std::int64_t done, std::int64_t total, double seconds);
  /// After a pause: the time since the last report does not count.
  void skipTo(double seconds) { last_ = seconds; }
  /// 0 until two reports of one phase have come.
  [[nodiscard]] double rate() const { return rate_; }

private:
  bool begun_ = false;
  std::int64_t done_ = 0;
  std::int64_t total_ = 0;
  double last_ = 0;
  double rate_ = 0;
};

} // namespace stratoscope::ui
