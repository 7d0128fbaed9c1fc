#include "core/imaging/decoding/decoder_process.h"

#include "core/imaging/decoding/message_channel.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <memory>
#include <new>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>

namespace stratoscope::imaging {
namespace {

constexpr std::uint64_t keptMemory = std::uint64_t{64} << 20; ///< shared memory that waits for the next series

/// A copy that cannot stand where the child's descriptors are put, even in a program whose standard input is closed.
Descriptor above(const Descriptor& descriptor) {
  constexpr int lowest = 10;
  return Descriptor(::fcntl(descriptor.get(), F_DUPFD_CLOEXEC, lowest));
}

std::string megabytes(std::uint64_t bytes) { return std::to_string(bytes >> 20U); }

std::string seconds(std::chrono::milliseconds time) {
  return std::to_string(std::chrono::ceil<std::chrono::seconds>(time).count());
}

[[noreturn]] void refuse(const std::string& subject, Text reason) {
  throw Error(ErrorCode::Unreadable, std::move(reason), subject);
}

Text tooMuch(const DecoderLimits& limits) {
  return {STRATOSCOPE_TEXT("the decoder asked for more than %1 MB"), {megabytes(limits.memory)}};
}

Text damaged() { return STRATOSCOPE_TEXT("the decoder sent a damaged message"); }

/// What a decoder may blame on a file; it cannot say that the user stopped the step.
bool isOfAFile(ErrorCode code) {
  return code == ErrorCode::Unsupported || code == ErrorCode::NotFound || code == ErrorCode::OutOfMemory;
}

bool wait(pid_t process, int& status, int options) {
  pid_t ended = ::waitpid(process, &status, options);
  while (ended < 0 && errno == EINTR) {
    ended = ::waitpid(process, &status, options);
  }
  return ended != 0; // another's wait may have taken the status: ended, too
}

} // namespace

DecoderProcess::DecoderProcess(ProcessStarter& starter, const std::filesystem::path& program)
    : memory_(::memfd_create("stratoscope-decoder", MFD_CLOEXEC | MFD_ALLOW_SEALING)) {
  std::array<int, 2> ends{-1, -1};
  const bool sealed = ::fcntl(memory_.get(), F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_SEAL) == 0;
  const bool connected = sealed && ::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) == 0;
  socket_ = Descriptor(ends[0]);
  const Descriptor other(ends[1]);
  const auto input = above(other);
  const auto three = above(memory_);
  if (!connected || input.get() < 0 || three.get() < 0) {
    throw Error(ErrorCode::OutOfMemory, {STRATOSCOPE_TEXT("cannot be started (%1)"), {std::strerror(errno)}},
                program.string());
  }
  process_ = starter.start(program, {input.get(), three.get()});
}

DecoderProcess::~DecoderProcess() { end(); }

/// No effect on a process that died already, whose status stays as it is.
void DecoderProcess::end() {
  if (process_ >= 0) {
    ::kill(process_, SIGKILL);
    wait(process_, status_, 0);
    process_ = -1;
  }
}

bool DecoderProcess::checkAlive() {
  if (process_ >= 0 && wait(process_, status_, WNOHANG)) {
    process_ = -1;
  }
  return process_ >= 0;
}

/// How a process ended that closed its connection.
Text DecoderProcess::ending() {
  end();
  if (WIFSIGNALED(status_)) {
    const int signal = WTERMSIG(status_);
    const char* description = ::sigdescr_np(signal); // in English, whatever the desktop's language
    return {STRATOSCOPE_TEXT("the decoder stopped: signal %1 (%2)"),
            {std::to_string(signal), description != nullptr ? description : "?"}};
  }
  return {STRATOSCOPE_TEXT("the decoder stopped with code %1"), {std::to_string(WEXITSTATUS(status_))}};
}

/// The soft limits alone: they can be raised again for the next series.
void DecoderProcess::limit(std::uint64_t memory) {
  if (memory != memoryLimit_) {
    const rlimit soft{memory == 0 ? RLIM_INFINITY : memory, RLIM_INFINITY};
    ::prlimit(process_, RLIMIT_DATA, &soft, nullptr);
    ::prlimit(process_, RLIMIT_FSIZE, &soft, nullptr);
    memoryLimit_ = memory;
  }
}

std::string DecoderProcess::exchange(const std::string& request, const DecoderLimits& limits,
                                     const std::string& subject) {
  const Deadline deadline = std::chrono::steady_clock::now() + limits.time;
  std::string answer;
  auto state = sendMessage(socket_.get(), request, deadline);
  if (state == ChannelState::Done) {
    state = receiveMessage(socket_.get(), answer, deadline);
  }
  switch (state) {
  case ChannelState::Done:
    return answer;
  case ChannelState::Closed:
    refuse(subject, ending());
  case ChannelState::Late:
    end();
    refuse(subject, {STRATOSCOPE_TEXT("the decoder took longer than %1 s"), {seconds(limits.time)}});
  case ChannelState::Damaged:
    break;
  }
  end();
  refuse(subject, damaged());
}

/// The start of the shared memory, which is sealed against being shortened: reading what is mapped of it cannot fail.
std::shared_ptr<const char> DecoderProcess::shared(std::uint64_t bytes) const {
  struct stat status {};
  ::fstat(memory_.get(), &status);
  const auto there = static_cast<std::uint64_t>(std::max<off_t>(0, status.st_size));
  if (there < bytes || (memoryLimit_ != 0 && bytes > memoryLimit_)) {
    throw Error(ErrorCode::Unreadable, damaged());
  }
  void* address = ::mmap(nullptr, bytes, PROT_READ, MAP_SHARED | MAP_POPULATE, memory_.get(), 0);
  if (address == MAP_FAILED) {
    throw std::bad_alloc();
  }
  return {static_cast<const char*>(address), [=](const char*) { ::munmap(address, bytes); }};
}

void DecoderProcess::forgetMuch() const {
  struct stat status {};
  ::fstat(memory_.get(), &status);
  if (status.st_size > static_cast<off_t>(keptMemory)) {
    ::fallocate(memory_.get(), FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, 0, status.st_size);
  }
}

void DecoderProcess::takeValues(DecodedVolume& decoded) const {
  auto& values = decoded.volume.values;
  const auto bytes = decoded.values * sizeof(float);
  if (!decoded.bytes.empty()) {
    values.resize(decoded.values);
    std::memcpy(values.data(), decoded.bytes.data(), bytes);
    return;
  }
  {
    const auto mapping = shared(bytes);
    const auto* first = reinterpret_cast<const float*>(mapping.get());
    values.assign(first, first + decoded.values);
  }
  forgetMuch();
}

void DecoderProcess::takeBytes(DecodedImage& decoded) const {
  if (!decoded.bytes.empty()) {
    decoded.image.bytes = std::move(decoded.bytes);
    return;
  }
  const auto size = static_cast<std::size_t>(decoded.image.size());
  decoded.image.bytes.assign(shared(size).get(), size);
  forgetMuch();
}

/// An answer that is none means that the process is not what it was: it ends.
DecoderAnswer DecoderProcess::understood(const std::string& bytes, const DecoderRequest& request) {
  try {
    auto answer = decodeAnswer(bytes);
    if (auto* decoded = std::get_if<DecodedVolume>(&answer)) {
      takeValues(*decoded);
    }
    if (auto* decoded = std::get_if<DecodedImage>(&answer)) {
      takeBytes(*decoded);
    }
    const bool expected = answer.index() == static_cast<std::size_t>(request.task);
    if (expected || std::holds_alternative<DecoderFailure>(answer)) {
      return answer;
    }
  } catch (const Error&) {
    end();
    refuse(request.series.path.string(), damaged());
  }
  end();
  refuse(request.series.path.string(), damaged());
}

DecoderAnswer DecoderProcess::ask(const DecoderRequest& request, const DecoderLimits& limits) {
  const auto subject = request.series.path.string();
  limit(limits.memory);
  auto answer = understood(exchange(encode(request), limits, subject), request);
  const auto* failure = std::get_if<DecoderFailure>(&answer);
  if (failure == nullptr) {
    return answer;
  }
  if (failure->code == ErrorCode::OutOfMemory && limits.memory != 0) {
    end();
    refuse(subject, tooMuch(limits));
  }
  throw Error(isOfAFile(failure->code) ? failure->code : ErrorCode::Unreadable, failure->reason,
              failure->subject.empty() ? subject : failure->subject, failure->advice);
}

} // namespace stratoscope::imaging
