#include "ui/jobs/rate_meter.h"

#include <cmath>

namespace stratoscope::ui {
namespace {

constexpr double memory = 5; // seconds

} // namespace

void RateMeter::add(std::int64_t done, std::int64_t total, double seconds) {
  if (!begun_ || total != total_ || done < done_) {
    begun_ = true;
    rate_ = 0;
  } else if (done == done_ || seconds <= last_) {
    return;
  } else {
    const double passed = seconds - last_;
    const double now = static_cast<double>(done - done_) / passed;
    const double weight = rate_ > 0 ? 1 - std::exp(-passed / memory) : 1;
    rate_ += weight * (now - rate_);
  }
  done_ = done;
  total_ = total;
  last_ = seconds;
}

} // namespace stratoscope::ui
