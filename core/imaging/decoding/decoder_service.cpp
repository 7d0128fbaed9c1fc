#include "core/imaging/decoding/decoder_service.h"

#include "core/base/threads.h"
#include "core/imaging/decoding/decoder_message.h"
#include "core/imaging/decoding/message_channel.h"

#include <algorithm>
#include <csignal>
#include <cstring>
#include <itkMultiThreaderBase.h>
#include <malloc.h>
#include <new>
#include <poll.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

namespace stratoscope::imaging {
namespace {

DecoderFailure failureOf(const Error& error) { return {error.code(), error.reason(), error.subject(), error.advice()}; }

/// The start of the file in memory, mapped as far as it was needed. The limit of memory holds for it, too, as a limit
/// of file size.
class SharedMemory {
public:
  char* ofSize(std::size_t size) {
    if (size > size_) {
      if (::ftruncate(decoderMemory, static_cast<off_t>(size)) != 0) {
        throw std::bad_alloc();
      }
      release();
      void* address = ::mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_SHARED, decoderMemory, 0);
      if (address == MAP_FAILED) {
        throw std::bad_alloc();
      }
      address_ = static_cast<char*>(address);
      size_ = size;
    }
    return address_;
  }

private:
  void release() {
    if (address_ != nullptr) {
      ::munmap(address_, size_);
    }
    address_ = nullptr;
    size_ = 0;
  }

  char* address_ = nullptr;
  std::size_t size_ = 0;
};

DecodedVolume packed(Volume&& volume, SharedMemory& memory) {
  const auto values = std::move(volume.values);
  DecodedVolume decoded{std::move(volume), values.size(), {}};
  const auto* bytes = reinterpret_cast<const char*>(values.data());
  const auto size = values.size() * sizeof(float);
  if (size <= mostBytesInMessage) {
    decoded.bytes.assign(bytes, size);
  } else {
    std::memcpy(memory.ofSize(size), bytes, size);
  }
  return decoded;
}

DecodedImage packed(StoredImage&& image, SharedMemory& memory) {
  DecodedImage decoded;
  auto bytes = std::exchange(image.bytes, {});
  decoded.image = std::move(image);
  if (bytes.size() <= mostBytesInMessage) {
    decoded.bytes = std::move(bytes);
  } else {
    std::memcpy(memory.ofSize(bytes.size()), bytes.data(), bytes.size());
  }
  return decoded;
}

DecoderAnswer perform(PixelDecoder& decoder, SharedMemory& memory, const DecoderRequest& request) {
  if (request.task == DecoderTask::StoredValues) {
    return decoder.storedValues(request.series);
  }
  if (request.task == DecoderTask::StoredImage) {
    return packed(decoder.storedImage(request.series), memory);
  }
  return packed(decoder.decode(request.series), memory);
}

DecoderAnswer answerTo(PixelDecoder& decoder, SharedMemory& memory, const std::string& message) {
  try {
    return perform(decoder, memory, decodeRequest(message));
  } catch (const Error& error) {
    return failureOf(error);
  } catch (const std::bad_alloc&) {
    return DecoderFailure{ErrorCode::OutOfMemory, STRATOSCOPE_TEXT("there is not enough memory for the image"), {}, {}};
  } catch (const std::exception& problem) {
    return DecoderFailure{
        ErrorCode::Unreadable, {STRATOSCOPE_TEXT("the image cannot be decoded (%1)"), {problem.what()}}, {}, {}};
  }
}

/// What one series needed is kept for the next one: fresh pages are most of what a large volume costs beside its
/// decoding.
void keepFreedMemory() {
  constexpr int most = 256 << 20;
  ::mallopt(M_MMAP_MAX, 0);
  ::mallopt(M_TRIM_THRESHOLD, most);
}

/// Waits for a request; the memory that is kept goes back when none comes soon.
void awaitRequest() {
  constexpr int soon = 1000;
  pollfd waiting{decoderSocket, POLLIN, 0};
  if (::poll(&waiting, 1, soon) == 0) {
    ::malloc_trim(0);
  }
}

bool isSocket(int descriptor) {
  int type = 0;
  socklen_t length = sizeof(type);
  return ::getsockopt(descriptor, SOL_SOCKET, SO_TYPE, &type, &length) == 0 && type == SOCK_STREAM;
}

} // namespace

bool becomeDecoderProcess(pid_t parent) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (::getppid() != parent || !isSocket(decoderSocket)) {
    return false;
  }
  ::prctl(PR_SET_DUMPABLE, 0);
  ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  const rlimit none{0, 0};
  ::setrlimit(RLIMIT_CORE, &none);
  std::signal(SIGXFSZ, SIG_IGN); // a write beyond the limit fails instead
  setThreadCount(1);
  itk::MultiThreaderBase::SetGlobalDefaultNumberOfThreads(1);
  itk::MultiThreaderBase::SetGlobalMaximumNumberOfThreads(1);
  return true;
}

void serveDecoder(PixelDecoder& decoder) {
  keepFreedMemory();
  SharedMemory memory;
  awaitRequest();
  for (std::string message; receiveMessage(decoderSocket, message, {}) == ChannelState::Done; awaitRequest()) {
    const auto answer = encode(answerTo(decoder, memory, message));
    if (sendMessage(decoderSocket, answer, {}) != ChannelState::Done) {
      return;
    }
  }
}

} // namespace stratoscope::imaging
