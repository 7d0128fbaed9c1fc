#include "core/workflow/threads.h"

#include "core/base/threads.h"
#include "core/learning/runtime.h"

#include <itkMultiThreaderBase.h>

#include <algorithm>
#include <dlfcn.h>
#include <omp.h>
#include <thread>

namespace stratoscope::workflow {
namespace {

/// OpenBLAS comes in under the name of a plain BLAS, which another library may serve: it is asked for at run time.
void setBlasThreads(int count) {
  using Setter = void (*)(int);
  if (const auto setter = reinterpret_cast<Setter>(dlsym(RTLD_DEFAULT, "openblas_set_num_threads"))) {
    setter(count);
  }
}

} // namespace

void setThreads(int count) {
  const int threads = count > 0 ? count : static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
  stratoscope::setThreadCount(threads);
  learning::setThreads(threads);
  omp_set_num_threads(threads);
  setBlasThreads(threads);
  itk::MultiThreaderBase::SetGlobalDefaultNumberOfThreads(static_cast<itk::ThreadIdType>(threads));
}

} // namespace stratoscope::workflow
