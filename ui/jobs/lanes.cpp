#include "ui/jobs/lanes.h"

#include <QThread>

#include <algorithm>
#include <utility>

namespace stratoscope::ui {

Lanes::Lanes() {
  for (const auto lane : {Lane::Io, Lane::Cpu, Lane::Gpu}) {
    pools_[static_cast<std::size_t>(lane)].setMaxThreadCount(threads(lane));
  }
}

int Lanes::threads(Lane lane) {
  switch (lane) {
  case Lane::Io:
    return 2;
  case Lane::Cpu:
    return std::max(1, QThread::idealThreadCount() - 1);
  case Lane::Gpu:
    break;
  }
  return 1;
}

void Lanes::start(Lane lane, std::function<void()> work) {
  pools_[static_cast<std::size_t>(lane)].start(std::move(work));
}

void Lanes::drain() {
  for (auto& pool : pools_) {
    pool.clear();
  }
  for (auto& pool : pools_) {
    pool.waitForDone();
  }
}

} // namespace stratoscope::ui
