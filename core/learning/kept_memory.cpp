#include "core/learning/kept_memory.h"

#include <atomic>
#include <cstdlib>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace stratoscope::learning {
namespace {

#ifdef __GLIBC__
constexpr int megabyte = 1 << 20;

void keepUpTo(int bytes) {
  mallopt(M_TRIM_THRESHOLD, bytes);
  mallopt(M_MMAP_THRESHOLD, 32 * megabyte); // the most that glibc takes
}

std::atomic<int>& holders() {
  static std::atomic<int> count{0};
  return count;
}
#endif

} // namespace

#ifdef __GLIBC__
KeptMemory::KeptMemory() {
  if (holders()++ == 0) {
    keepUpTo(1024 * megabyte);
  }
}

KeptMemory::~KeptMemory() {
  if (--holders() == 0) {
    keepUpTo(64 * megabyte);
    malloc_trim(0);
  }
}
#else
KeptMemory::KeptMemory() = default;
KeptMemory::~KeptMemory() = default;
#endif

} // namespace stratoscope::learning
