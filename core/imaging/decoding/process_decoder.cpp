#include "core/imaging/decoding/process_decoder.h"

#include "core/base/threads.h"
#include "core/imaging/decoding/decoder_process.h"

#include <algorithm>
#include <mutex>

namespace stratoscope::imaging {
namespace {

namespace fs = std::filesystem;

/// Processes that wait for work. A thread takes one, or starts it, and gives it back unless it died.
class DecoderPool {
public:
  explicit DecoderPool(ProcessDecoderOptions options) : options_(std::move(options)) {
    if (!fs::exists(options_.program)) {
      throw Error(ErrorCode::NotFound, STRATOSCOPE_TEXT("the program that decodes images is missing"),
                  options_.program.string(), STRATOSCOPE_TEXT("Install Stratoscope again"));
    }
  }

  DecoderAnswer ask(const DecoderRequest& request) {
    const auto limits = limitsFor(request.series, options_.limits);
    Loan loan(*this);
    return loan.process().ask(request, limits);
  }

private:
  using Process = std::unique_ptr<DecoderProcess>;

  class Loan {
  public:
    explicit Loan(DecoderPool& pool) : pool_(pool), process_(pool.take()) {}
    ~Loan() { pool_.giveBack(std::move(process_)); }
    Loan(const Loan&) = delete;
    Loan& operator=(const Loan&) = delete;
    DecoderProcess& process() { return *process_; }

  private:
    DecoderPool& pool_;
    Process process_;
  };

  Process take() {
    {
      const std::lock_guard lock(mutex_);
      while (!idle_.empty()) {
        auto process = std::move(idle_.back());
        idle_.pop_back();
        if (process->checkAlive()) {
          return process;
        }
      }
    }
    return std::make_unique<DecoderProcess>(starter_, options_.program);
  }

  void giveBack(Process process) {
    if (process->isAlive()) {
      const std::lock_guard lock(mutex_);
      if (idle_.size() < static_cast<std::size_t>(threadCount())) {
        idle_.push_back(std::move(process));
      }
    }
  }

  ProcessDecoderOptions options_;
  ProcessStarter starter_;
  std::mutex mutex_;
  std::vector<Process> idle_;
};

class ProcessDecoder final : public PixelDecoder {
public:
  explicit ProcessDecoder(std::shared_ptr<DecoderPool> pool) : pool_(std::move(pool)) {}

  Volume decode(const Series& series) override {
    return std::move(std::get<DecodedVolume>(pool_->ask({DecoderTask::Volume, series})).volume);
  }
  StoredValues storedValues(const Series& series) override {
    return std::get<StoredValues>(pool_->ask({DecoderTask::StoredValues, series}));
  }
  StoredImage storedImage(const Series& series) override {
    return std::move(std::get<DecodedImage>(pool_->ask({DecoderTask::StoredImage, series})).image);
  }

private:
  std::shared_ptr<DecoderPool> pool_;
};

} // namespace

fs::path decoderProgram() {
  const auto folder = fs::read_symlink("/proc/self/exe").parent_path();
  for (const auto* place : {".", "../bin", "../libexec/stratoscope"}) {
    if (auto program = (folder / place / "stratoscope-decoder").lexically_normal(); fs::exists(program)) {
      return program;
    }
  }
  throw Error(ErrorCode::NotFound, STRATOSCOPE_TEXT("the program that decodes images is missing"),
              (folder / "stratoscope-decoder").string(), STRATOSCOPE_TEXT("Install Stratoscope again"));
}

std::unique_ptr<PixelDecoder> makeProcessDecoder(const ProcessDecoderOptions& options) {
  return std::make_unique<ProcessDecoder>(std::make_shared<DecoderPool>(options));
}

std::unique_ptr<PixelDecoder> makeDecoder() {
  static const auto pool = std::make_shared<DecoderPool>(ProcessDecoderOptions{decoderProgram(), {}});
  return std::make_unique<ProcessDecoder>(pool);
}

} // namespace stratoscope::imaging
