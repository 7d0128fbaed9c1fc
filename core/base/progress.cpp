#include "core/base/progress.h"

#include "core/base/error.h"

namespace stratoscope {

void throwIfStopped(const std::stop_token& stop) {
  if (stop.stop_requested()) {
    throw Error(ErrorCode::Cancelled, STRATOSCOPE_TEXT("stopped on request"));
  }
}

} // namespace stratoscope
