#include "core/imaging/nifti/gz_reader.h"

#include "core/base/error.h"

#include <algorithm>
#include <fcntl.h>
#include <unistd.h>
#include <vector>
#include <zlib.h>

namespace stratoscope::imaging {
namespace {

constexpr unsigned bufferSize = 1U << 17;

[[noreturn]] void refuse(const std::filesystem::path& path, Text reason) {
  throw Error(ErrorCode::Unreadable, std::move(reason), path.string());
}

} // namespace

void GzReader::Close::operator()(gzFile_s* file) const { gzclose(file); }

GzReader::GzReader(std::filesystem::path path, unsigned ahead, std::int64_t from) : path_(std::move(path)) {
  const int file = ::open(path_.c_str(), O_RDONLY | O_CLOEXEC);
  const bool isOpen = file >= 0 && ::lseek(file, from, SEEK_SET) == from;
  file_.reset(isOpen ? gzdopen(file, "rb") : nullptr);
  if (!file_) {
    ::close(file);
    refuse(path_, STRATOSCOPE_TEXT("the file cannot be opened"));
  }
  gzbuffer(file_.get(), ahead);
}

bool GzReader::compressed() const { return gzdirect(file_.get()) == 0; }

std::int64_t GzReader::position() const { return gztell(file_.get()); }

std::size_t GzReader::readSome(std::span<char> bytes) {
  constexpr std::size_t most = 1U << 30;
  std::size_t done = 0;
  while (done < bytes.size()) {
    const auto wanted = static_cast<unsigned>(std::min(most, bytes.size() - done));
    const int got = gzread(file_.get(), bytes.data() + done, wanted);
    if (got < 0) {
      refuse(path_, STRATOSCOPE_TEXT("the compressed data are damaged"));
    }
    if (got == 0) {
      break;
    }
    done += static_cast<std::size_t>(got);
  }
  return done;
}

void GzReader::read(std::span<char> bytes) {
  if (readSome(bytes) < bytes.size()) {
    refuse(path_, STRATOSCOPE_TEXT("the file is shorter than its header says"));
  }
}

void GzReader::skipTo(std::int64_t position) {
  if (gzseek(file_.get(), position, SEEK_SET) != position) {
    refuse(path_, STRATOSCOPE_TEXT("the file is shorter than its header says"));
  }
}

void GzReader::finish() {
  std::vector<char> rest(bufferSize);
  while (compressed() && readSome(rest) == rest.size()) {
  }
}

} // namespace stratoscope::imaging
