#pragma once

namespace stratoscope::workflow {

/// The one place where the number of threads is set: our own parallel loops, OpenMP (FAISS), OpenBLAS, LibTorch and
/// ITK together use the cores that they are given and no more. To be called before the first step; OpenMP keeps the
/// number for each thread that starts parallel work, so every lane's thread calls it too.
/// @param count 0 for the machine's cores.
void setThreads(int count);

} // namespace stratoscope::workflow
