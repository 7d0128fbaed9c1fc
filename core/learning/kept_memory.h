#pragma once

namespace stratoscope::learning {

/// While one is there, the C library keeps the memory that tensors give back for the next ones. Each step of a training
/// takes and frees the same hundreds of megabytes, and asking the kernel for them anew costs a tenth of the time on the
/// CPU. The last one gives the memory back. Has no effect with C libraries other than glibc.
class KeptMemory {
public:
  KeptMemory();
  ~KeptMemory();
  KeptMemory(const KeptMemory&) = delete;
  KeptMemory& operator=(const KeptMemory&) = delete;
};

} // namespace stratoscope::learning
