// Feeds mutated files to the index and to the decoder processes, and counts what becomes of them:
//   fuzz_mutate COUNT SEED KEEP SOURCE...
// COUNT inputs from the small files below the sources, the same ones for the same SEED. Inputs that end a decoder, take
// longer than 5 s or want too much memory are kept in the folder KEEP, some of each kind and reason; inputs that end
// the reading process itself are all kept. Prints one line of JSON; fails when the reading process died.
//
// The reading is done in a child of this program that says where it is; when it dies, another one goes on behind the
// input that it died of.

#include "core/base/error.h"
#include "core/base/progress.h"
#include "core/base/threads.h"
#include "core/imaging/decoding/process_decoder.h"
#include "core/imaging/index.h"
#include "tests/fuzz/mutation.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <new>
#include <string_view>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace stratoscope;
namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t mostMemory = std::uint64_t{2} << 30;

enum Outcome { Read, Refused, DecoderDeath, TimeOut, TooMuchMemory, Outcomes };

/// What the reading process tells; in memory that both share.
struct Tally {
  long long next = 0; ///< the input that is being read
  std::array<long long, Outcomes> counts{};
  double longest = 0; ///< seconds of one input
};

struct Seed {
  std::string bytes;
  std::string ending; ///< of its name, which readers go by where the content leaves it open
};

struct Plan {
  long long count = 0;
  std::uint64_t seed = 0;
  fs::path keep;
  std::vector<Seed> seeds;
};

std::string contentOf(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string endingOf(const fs::path& path) {
  return path.string().ends_with(".nii.gz") ? ".nii.gz" : path.extension().string();
}

std::vector<Seed> seedsBelow(const fs::path& source) {
  constexpr std::uintmax_t largest = 64 << 10;
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(source)) {
    const auto extension = entry.path().extension();
    if (entry.is_regular_file() && entry.file_size() <= largest && extension != ".json" && extension != ".csv") {
      files.push_back(entry.path());
    }
  }
  std::sort(files.begin(), files.end());
  std::vector<Seed> seeds;
  for (const auto& file : files) {
    seeds.push_back({contentOf(file), endingOf(file)});
  }
  return seeds;
}

/// Input number `number`: any of them can be made again by itself.
Seed inputOf(const Plan& plan, long long number) {
  std::mt19937_64 random(plan.seed * 1'000'003 + static_cast<std::uint64_t>(number));
  random.discard(8);
  const auto& seed = plan.seeds[random() % plan.seeds.size()];
  return {fuzz::mutated(seed.bytes, random), seed.ending};
}

bool contains(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

Outcome outcomeOf(const std::string& reason) {
  if (contains(reason, "took longer")) {
    return TimeOut;
  }
  if (contains(reason, "asked for more than") || contains(reason, "not enough memory")) {
    return TooMuchMemory;
  }
  return contains(reason, "the decoder ") ? DecoderDeath : Refused;
}

struct Verdict {
  Outcome outcome = Refused;
  std::string reason;
};

Verdict read(const fs::path& file, imaging::PixelDecoder& decoder) {
  SilentProgress progress;
  Verdict verdict{Refused, "not indexed"};
  try {
    const std::array sources{file};
    const auto index = imaging::indexSources(sources, progress, {});
    for (const auto& series : index.series) {
      const auto volume = decoder.decode(series);
      verdict = {volume.values.empty() ? Refused : Read, {}};
    }
  } catch (const Error& error) {
    verdict = {outcomeOf(error.reason().english()), error.reason().english()};
  } catch (const std::bad_alloc&) {
    verdict = {TooMuchMemory, "the index asked for too much memory"};
  }
  return verdict;
}

void keep(const Plan& plan, const Seed& input, const std::string& reason) {
  auto name = reason;
  std::replace_if(
      name.begin(), name.end(), [](unsigned char c) { return std::isalnum(c) == 0; }, '_');
  const auto path = plan.keep / (name + input.ending);
  if (!fs::exists(path) || fs::file_size(path) > input.bytes.size()) {
    std::ofstream(path, std::ios::binary) << input.bytes;
  }
}

void readAll(const Plan& plan, const fs::path& folder, Tally& tally) {
  const rlimit memory{mostMemory, RLIM_INFINITY};
  ::setrlimit(RLIMIT_DATA, &memory);
  setThreadCount(1);
  const auto decoder = imaging::makeProcessDecoder(
      {imaging::decoderProgram(), {std::uint64_t{1} << 30, std::chrono::milliseconds(5000), mostMemory}});
  for (; tally.next < plan.count; ++tally.next) {
    const auto input = inputOf(plan, tally.next);
    const auto file = folder / ("input" + input.ending);
    std::ofstream(file, std::ios::binary) << input.bytes;
    const auto before = std::chrono::steady_clock::now();
    auto verdict = read(file, *decoder);
    const auto seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - before).count();
    if (seconds > 5 && verdict.outcome != TimeOut) {
      verdict = {TimeOut, "slow: " + verdict.reason};
    }
    tally.longest = std::max(tally.longest, seconds);
    ++tally.counts[verdict.outcome];
    if (verdict.outcome > Refused) {
      keep(plan, input, verdict.reason + std::to_string(tally.next % 3) + input.ending);
    }
    fs::remove(file);
  }
}

/// Runs readAll in a child. @return how it ended, as wait() says.
int readInChild(const Plan& plan, const fs::path& folder, Tally& tally) {
  const pid_t child = ::fork();
  if (child == 0) {
    readAll(plan, folder, tally);
    std::_Exit(0);
  }
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return status;
}

int run(const Plan& plan, const fs::path& folder) {
  void* shared = ::mmap(nullptr, sizeof(Tally), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  auto& tally = *new (shared) Tally;
  long long deaths = 0;
  const auto before = std::chrono::steady_clock::now();
  while (tally.next < plan.count) {
    const int status = readInChild(plan, folder, tally);
    if (status != 0) {
      keep(plan, inputOf(plan, tally.next), "reader" + std::to_string(tally.next) + "status" + std::to_string(status));
      ++tally.next;
      ++deaths;
    }
  }
  const auto seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - before).count();
  std::printf(R"({"name":"mutation","seeds":%zu,"inputs":%lld,"read":%lld,"refused":%lld,"decoder_deaths":%lld,)"
              R"("time_outs":%lld,"memory":%lld,"reader_deaths":%lld,"longest_seconds":%.2f,"seconds":%.0f})"
              "\n",
              plan.seeds.size(), tally.next, tally.counts[Read], tally.counts[Refused], tally.counts[DecoderDeath],
              tally.counts[TimeOut], tally.counts[TooMuchMemory], deaths, tally.longest, seconds);
  return deaths == 0 ? 0 : 1;
}

} // namespace

int main(int count, char** arguments) {
  if (count < 5) {
    std::fprintf(stderr, "usage: fuzz_mutate COUNT SEED KEEP SOURCE...\n");
    return 2;
  }
  Plan plan{std::atoll(arguments[1]), std::strtoull(arguments[2], nullptr, 10), arguments[3], {}};
  for (int i = 4; i < count; ++i) {
    std::ranges::move(seedsBelow(arguments[i]), std::back_inserter(plan.seeds));
  }
  fs::create_directories(plan.keep);
  const auto folder = fs::temp_directory_path() / ("fuzz_mutate" + std::to_string(::getpid()));
  fs::create_directories(folder);
  const int result = plan.seeds.empty() ? 2 : run(plan, folder);
  fs::remove_all(folder);
  return result;
}
