// Decodes every series of the sources in this process and in decoder processes, in turns, and prints one line of JSON:
//   bench_decoder THREADS ROUNDS SOURCE...
// Rates are series a second, the median of the rounds; the first round warms the cache and starts the processes.

#include "core/base/error.h"
#include "core/base/threads.h"
#include "core/imaging/decoding/pixel_decoder.h"
#include "core/imaging/index.h"
#include "measure.h"

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <cstdlib>

using namespace stratoscope;
namespace fs = std::filesystem;

namespace {

struct Round {
  double seconds = 0;
  int read = 0;
};

Round decodeAll(imaging::PixelDecoder& decoder, const std::vector<imaging::Series>& series) {
  std::atomic<int> read{0};
  const bench::Stopwatch watch;
  forEachParallel(series.size(), [&](std::size_t i) {
    try {
      (void)decoder.decode(series[i]);
      ++read;
    } catch (const Error&) {
      return; // counted by its absence
    }
  });
  return {watch.seconds(), read};
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

void run(int count, char** arguments) {
  setThreadCount(std::atoi(arguments[1]));
  const std::vector<fs::path> sources(arguments + 3, arguments + count);
  SilentProgress progress;
  const auto series = imaging::indexSources(sources, progress, {}).series;
  const auto direct = imaging::makeDirectDecoder();
  const auto process = imaging::makeDecoder();
  const auto readDirectly = decodeAll(*direct, series).read;
  const auto readByProcesses = decodeAll(*process, series).read;
  std::vector<double> directly;
  std::vector<double> byProcesses;
  for (int round = 0; round < std::atoi(arguments[2]); ++round) {
    directly.push_back(decodeAll(*direct, series).seconds);
    byProcesses.push_back(decodeAll(*process, series).seconds);
  }
  const auto all = static_cast<double>(series.size());
  std::printf(R"({"name":"decoder","series":%zu,"read_directly":%d,"read_by_processes":%d,)"
              R"("directly_per_second":%.1f,"by_processes_per_second":%.1f})"
              "\n",
              series.size(), readDirectly, readByProcesses, all / median(directly), all / median(byProcesses));
}

} // namespace

int main(int count, char** arguments) {
  return bench::runProgram(count, arguments, 4, "bench_decoder THREADS ROUNDS SOURCE...", run);
}
