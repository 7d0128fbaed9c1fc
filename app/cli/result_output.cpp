#include "app/cli/result_output.h"

#include <cerrno>
#include <cstdio>
#include <unistd.h>

namespace stratoscope::cli {
namespace {

void writeAll(int descriptor, const std::string& text) {
  std::size_t done = 0;
  while (done < text.size()) {
    const auto written = ::write(descriptor, text.data() + done, text.size() - done);
    if (written < 0 && errno != EINTR) {
      return; // the reader is gone
    }
    done += written < 0 ? 0 : static_cast<std::size_t>(written);
  }
}

} // namespace

ResultOutput::ResultOutput(bool json) : json_(json) {
  if (json_) {
    std::fflush(stdout);
    descriptor_ = dup(STDOUT_FILENO);
    dup2(STDERR_FILENO, STDOUT_FILENO);
  }
}

ResultOutput::~ResultOutput() {
  if (json_) {
    std::fflush(stdout);
    dup2(descriptor_, STDOUT_FILENO);
    close(descriptor_);
  }
}

void ResultOutput::write(const std::string& json, const std::string& text) const {
  auto shown = json_ ? json : text;
  if (!shown.ends_with('\n')) {
    shown += '\n';
  }
  writeAll(descriptor_, shown);
}

} // namespace stratoscope::cli
