#include "tests/fuzz/targets.h"

/// What libFuzzer calls; STRATOSCOPE_FUZZ_TARGET is the target of this program.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  stratoscope::fuzz::STRATOSCOPE_FUZZ_TARGET({data, size});
  return 0;
}
