// Brings files into new cohorts and prints one line of JSON:
//   bench_import COHORT THREADS SOURCE...
// COHORT is a path for the cohorts, which must not exist. "headers" indexes the sources and commits their series and
// files to the database, which is what reading headers is compared with; "whole" is the import that people run, which
// decodes every pixel, too. A first indexing warms the cache and is not measured.

#include "core/base/error.h"
#include "core/cohort/items.h"
#include "core/imaging/file_kind.h"
#include "core/imaging/index.h"
#include "core/workflow/importing/import.h"
#include "core/workflow/threads.h"
#include "measure.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>

using namespace stratoscope;
namespace fs = std::filesystem;

namespace {

struct Measured {
  std::size_t files = 0;
  double seconds = 0;
  double peak = 0;
};

/// Files whose headers are read: more than those of the series, for copies of an instance are read and then left out.
std::size_t countDicom(const std::vector<fs::path>& sources) {
  std::size_t count = 0;
  for (const auto& source : sources) {
    for (const auto& entry : fs::recursive_directory_iterator(source)) {
      try {
        count += entry.is_regular_file() && imaging::kindOfFile(entry.path()) == imaging::SourceKind::Dicom ? 1 : 0;
      } catch (const Error&) {
        continue; // an empty file is none of them
      }
    }
  }
  return count;
}

cohort::NewSeries rowOf(const imaging::Series& series) {
  cohort::NewSeries row;
  row.kind = "dicom";
  row.patient = series.patient;
  row.study = series.study;
  row.uid = series.uid;
  row.modality = series.modality;
  row.columns = series.columns;
  for (const auto& file : series.files) {
    const auto modified = std::chrono::file_clock::to_sys(fs::last_write_time(file)).time_since_epoch();
    row.files.push_back({file, static_cast<std::int64_t>(fs::file_size(file)),
                         std::chrono::duration_cast<std::chrono::seconds>(modified).count()});
  }
  return row;
}

Measured headers(const std::vector<fs::path>& sources, const fs::path& folder) {
  SilentProgress progress;
  Measured measured;
  measured.files = countDicom(sources);
  const bench::Stopwatch watch;
  auto cohort = cohort::Cohort::create(folder);
  const auto index = imaging::indexSources(sources, progress, {});
  cohort::Transaction transaction(cohort);
  {
    cohort::SeriesWriter writer(cohort);
    for (const auto& series : index.series) {
      writer.add(rowOf(series));
    }
  }
  transaction.commit();
  measured.seconds = watch.seconds();
  measured.peak = bench::peakMegabytes();
  return measured;
}

Measured whole(const std::vector<fs::path>& sources, const fs::path& folder, std::size_t files) {
  SilentProgress progress;
  const bench::Stopwatch watch;
  auto cohort = cohort::Cohort::create(folder);
  workflow::ImportOptions options;
  options.sources = sources;
  (void)workflow::importSources(cohort, options, progress, {});
  return {files, watch.seconds(), bench::peakMegabytes()};
}

void run(int count, char** arguments) {
  const fs::path folder = arguments[1];
  workflow::setThreads(std::atoi(arguments[2]));
  const std::vector<fs::path> sources(arguments + 3, arguments + count);
  SilentProgress progress;
  (void)imaging::indexSources(sources, progress, {});
  fs::create_directories(folder);
  const auto first = headers(sources, folder / "headers.stratoscope");
  const auto second = whole(sources, folder / "whole.stratoscope", first.files);
  const auto rate = [](const Measured& measured) { return static_cast<double>(measured.files) / measured.seconds; };
  std::printf(R"({"name":"import","files":%zu,"headers_per_second":%.1f,"headers_peak_rss_mb":%.1f,)"
              R"("whole_per_second":%.1f,"whole_peak_rss_mb":%.1f})"
              "\n",
              first.files, rate(first), first.peak, rate(second), second.peak);
}

} // namespace

int main(int count, char** arguments) {
  return bench::runProgram(count, arguments, 4, "bench_import COHORT THREADS SOURCE...", run);
}
